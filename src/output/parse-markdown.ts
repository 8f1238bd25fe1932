/** Parses the Markdown of a paper into blocks. Raw HTML becomes text, and only safe links are kept. */
import { lexer, type Token, type Tokens } from 'marked';
import { type Block, type Content, type Table, toInline } from './document.ts';
import { assertParsableMarkdown } from './markdown-limits.ts';
import { numberCaptions } from './paper-layout.ts';
import { isComment, rawOf, readInline, trimInline, withoutExtensions } from './parse-inline.ts';
import { fillPlaceholders, findSlotBlock, type SlotBlocks } from './placeholders.ts';
import { makeVisible } from './safe-text.ts';

/**
 * The blocks of a paper. Its tables and charts are numbered, and each has a caption.
 * @param slots the blocks that take the place of placeholders
 * @throws MarkdownError for Markdown that would take too long to parse
 */
export function parseMarkdown(markdown: string, slots: SlotBlocks = new Map()): readonly Block[] {
  assertParsableMarkdown(markdown);
  const tokens = lexer(separatePlaceholders(markdown, slots), { gfm: true });
  const reader = { headings: 0, slots };
  return numberCaptions(tokens.flatMap((token) => readBlock(token, reader)));
}

/** Makes each placeholder that is alone on its line a paragraph; one inside a line becomes Markdown. */
const separatePlaceholders = (markdown: string, slots: SlotBlocks): string =>
  markdown
    .split('\n')
    .map((line) => (findSlotBlock(line, slots) ? `\n${line}\n` : fillPlaceholders(line, slots)))
    .join('\n');

/** The state of parsing a paper. */
interface Reader {
  /** How many headings were read. */
  headings: number;
  readonly slots: SlotBlocks;
}

const readBlocks = (tokens: readonly Token[] | undefined, reader: Reader): readonly Block[] =>
  (tokens ?? []).flatMap((token) => readBlock(token, reader));

function readBlock(anyToken: Token, reader: Reader): readonly Block[] {
  const token = withoutExtensions(anyToken);
  switch (token.type) {
    case 'heading': {
      reader.headings += 1;
      return [
        {
          kind: 'heading',
          level: token.depth,
          id: `section-${reader.headings}`,
          inline: readInline(token.tokens),
        },
      ];
    }
    case 'paragraph':
    case 'text':
      return readParagraph(token, reader.slots);
    case 'list': {
      const { ordered: isOrdered, start, items } = token;
      return [
        {
          kind: 'list',
          start: isOrdered ? Number(start) || 1 : null,
          items: items.map((listItem) => readBlocks(listItem.tokens, reader)),
        },
      ];
    }
    case 'table':
      return [readTable(token)];
    case 'blockquote':
      return [{ kind: 'quote', blocks: readBlocks(token.tokens, reader) }];
    case 'code':
      return [{ kind: 'code', text: linesOf(token.text) }];
    case 'hr':
      return [{ kind: 'rule' }];
    case 'html':
      return isComment(token.raw) ? [] : [{ kind: 'paragraph', inline: rawOf(token.raw) }];
    default:
      return [];
  }
}

/** A paragraph, or the block whose placeholder it is. */
function readParagraph(token: Token, slots: SlotBlocks): readonly Block[] {
  const block = findSlotBlock(token.raw, slots);
  if (block) return [block.kind === 'table' ? withStrongCells(block) : block];
  const inner = ('tokens' in token ? token.tokens : undefined) ?? [{ type: 'text', raw: token.raw }];
  return [{ kind: 'paragraph', inline: trimInline(readInline(inner)) }];
}

/** A paper shows a total in strong letters. */
const withStrongCells = (table: Table): Table => ({
  ...table,
  rows: table.rows.map(({ cells, strong }) => ({
    cells: strong ? cells.map(strongContent) : cells,
  })),
});

const strongContent = (content: Content): Content =>
  content.length === 0 ? content : [{ kind: 'strong', inline: toInline(content) }];

function readTable({ header, align, rows }: Tokens.Table): Table {
  return {
    kind: 'table',
    columns: header.map(({ tokens }, i) => ({
      label: readInline(tokens),
      align: align[i] === 'right' ? 'right' : 'left',
    })),
    rows: rows.map((cells) => ({ cells: cells.map(({ tokens }) => readInline(tokens)) })),
  };
}

const linesOf = (code: string) => code.split('\n').map(makeVisible).join('\n');
