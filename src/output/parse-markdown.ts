/** Reads Markdown into a tree. Raw HTML is shown, never obeyed; links go only where a reader may safely follow. */
import { decodeHTMLStrict } from 'entities/decode';
import { lexer, type Token, type Tokens } from 'marked';
import { type Block, type Inline, plain, type TableBlock } from './document.ts';
import { visible } from './safe-text.ts';

/** The tree of a paper: tables and pictures are numbered, and each has a caption. */
export function readMarkdown(markdown: string): readonly Block[] {
  const tokens = lexer(markdown, { gfm: true });
  const count = { headings: 0 };
  return captioned(tokens.flatMap((token) => blockOf(token, count)));
}

type Count = { headings: number };

const blocksOf = (tokens: readonly Token[] | undefined, count: Count): readonly Block[] =>
  (tokens ?? []).flatMap((token) => blockOf(token, count));

function blockOf(token: Token, count: Count): readonly Block[] {
  switch (token.type) {
    case 'heading': {
      count.headings += 1;
      return [
        {
          kind: 'heading',
          level: (token as Tokens.Heading).depth,
          id: `section-${count.headings}`,
          inline: inlineOf(token.tokens),
        },
      ];
    }
    case 'paragraph':
    case 'text':
      return paragraphOf(token);
    case 'list': {
      const { ordered, start, items } = token as Tokens.List;
      return [
        {
          kind: 'list',
          start: ordered ? Number(start) || 1 : null,
          items: items.map((item) => blocksOf(item.tokens, count)),
        },
      ];
    }
    case 'table':
      return [tableOf(token as Tokens.Table)];
    case 'blockquote':
      return [{ kind: 'quote', blocks: blocksOf(token.tokens, count) }];
    case 'code':
      return [{ kind: 'lines', text: linesOf((token as Tokens.Code).text) }];
    case 'hr':
      return [{ kind: 'rule' }];
    case 'html':
      return isComment(token.raw) ? [] : [{ kind: 'paragraph', inline: rawOf(token.raw) }];
    default:
      return [];
  }
}

/** A paragraph that is one image is a picture of its own. */
function paragraphOf(token: Token): readonly Block[] {
  const within = ('tokens' in token ? token.tokens : undefined) ?? [{ type: 'text', raw: token.raw }];
  const [only, more] = within.filter((one) => one.type !== 'text' || one.raw.trim() !== '');
  if (only?.type === 'image' && more === undefined) {
    const { href, text, title } = only as Tokens.Image;
    const caption = title ? [{ kind: 'text', text: decodeText(title) } as const] : [];
    return [{ kind: 'picture', name: href, alt: decodeText(text), number: null, caption }];
  }
  return [{ kind: 'paragraph', inline: trimmed(inlineOf(within)) }];
}

function tableOf({ header, align, rows }: Tokens.Table): TableBlock {
  return {
    kind: 'table',
    number: null,
    caption: [],
    columns: header.map(({ tokens }, i) => ({
      head: inlineOf(tokens),
      align: align[i] === 'right' ? 'right' : 'left',
    })),
    rows: rows.map((cells) => ({ cells: cells.map(({ tokens }) => inlineOf(tokens)) })),
  };
}

const inlineOf = (tokens: readonly Token[] | undefined): readonly Inline[] =>
  begunAfresh((tokens ?? []).flatMap(inlineOfOne));

/** A line that follows a break begins without a space. */
const begunAfresh = (inline: readonly Inline[]): readonly Inline[] =>
  inline.map((one, i) =>
    one.kind === 'text' && inline[i - 1]?.kind === 'break' ? { ...one, text: one.text.trimStart() } : one,
  );

function inlineOfOne(token: Token): readonly Inline[] {
  switch (token.type) {
    case 'strong':
      return [{ kind: 'strong', inline: inlineOf(token.tokens) }];
    case 'em':
      return [{ kind: 'emphasis', inline: inlineOf(token.tokens) }];
    case 'del':
      return [{ kind: 'struck', inline: inlineOf(token.tokens) }];
    case 'codespan':
      return [{ kind: 'code', text: visible((token as Tokens.Codespan).text) }];
    case 'br':
      return [{ kind: 'break' }];
    case 'escape':
      return [{ kind: 'text', text: visible((token as Tokens.Escape).text) }];
    case 'html':
      return isComment(token.raw) ? [] : rawOf(token.raw);
    case 'link': {
      const { href, tokens: within } = token as Tokens.Link;
      const inline = inlineOf(within);
      return isSafe(href) ? [{ kind: 'link', href, inline }] : inline;
    }
    case 'image':
      return [{ kind: 'text', text: decodeText((token as Tokens.Image).text) }];
    case 'checkbox':
      return [{ kind: 'text', text: (token as Tokens.Checkbox).checked ? '☑ ' : '☐ ' }];
    default:
      return [{ kind: 'text', text: decodeText(token.raw) }];
  }
}

/** A text with its character references (`&pound;`, `&#64;`) as characters, and what would be invisible made visible. */
const decodeText = (text: string) => visible(decodeHTMLStrict(text));

/** Of all HTML a line break alone means something; the rest is shown as it is written. */
const rawOf = (raw: string): readonly Inline[] =>
  /^<br\s*\/?>\s*$/i.test(raw) ? [{ kind: 'break' }] : [{ kind: 'text', text: visible(raw) }];

const isComment = (raw: string) => /^<!--[\s\S]*-->\s*$/.test(raw);

/** Addresses of the web and of mail, and places on the page itself. */
const isSafe = (href: string): boolean =>
  /^(?:https?:\/\/[^\s\\]+|mailto:[^\s\\]+|#[\w-]+)$/i.test(href) && !/[\0-\x20\x7f-\x9f"'<>`]/.test(href);

const linesOf = (code: string) => code.split('\n').map(visible).join('\n');

/** Without breaks and spaces at either end. */
function trimmed(inline: readonly Inline[]): readonly Inline[] {
  const bare = (one: Inline | undefined) =>
    one?.kind === 'break' || (one?.kind === 'text' && one.text.trim() === '');
  let [from, to] = [0, inline.length];
  while (from < to && bare(inline[from])) from += 1;
  while (to > from && bare(inline[to - 1])) to -= 1;
  return inline.slice(from, to);
}

/** A line in bold that stands alone above a table is its caption; else the heading it stands under is. A picture's caption is its title. */
function captioned(blocks: readonly Block[]): readonly Block[] {
  const done: Block[] = [];
  let heading: readonly Inline[] = [];
  let [number, figure] = [0, 0];
  for (const block of blocks) {
    if (block.kind === 'heading') heading = [{ kind: 'text', text: titleOf(block.inline) }];
    if (block.kind !== 'table') {
      done.push(block.kind === 'picture' ? { ...block, number: ++figure } : block);
      continue;
    }
    const above = done.at(-1);
    const own = above?.kind === 'paragraph' && above.inline.length === 1 ? above.inline[0] : undefined;
    if (own?.kind === 'strong') done.pop();
    number += 1;
    done.push({ ...block, number, caption: own?.kind === 'strong' ? own.inline : heading });
  }
  return done;
}

/** A heading's words without the number before them. */
const titleOf = (inline: readonly Inline[]) => plain(inline).replace(/^\s*\d+(?:\.\d+)*\.?\s+/, '');
