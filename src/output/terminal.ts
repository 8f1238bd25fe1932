/** Renders a document for a terminal: safe text, and tables aligned and shortened to its width. In a pipe nothing is shortened. */
import { addBars } from './charts/terminal-bars.ts';
import { type Block, contentText, type Document, type Inline, inlineText, type Table } from './document.ts';
import { cleanText, hangingIndent, padEnd, textWidth, wrapText } from './safe-text.ts';
import { createPaint, type Screen } from './screen.ts';
import { terminalTable } from './terminal-table.ts';

type BlockOf<Kind extends Block['kind']> = Extract<Block, { readonly kind: Kind }>;

/** The text of a document for a screen, without a line end. */
export function renderTerminal({ title, blocks }: Document, screen: Screen): string {
  const parts = withBarColumns(blocks, screen).map((block) => drawBlock(block, screen));
  return [...(title === undefined ? [] : [wrapText(title, screen.width)]), ...parts].join('\n\n');
}

/** All bars of a document have one scale. */
function withBarColumns(blocks: readonly Block[], { width }: Screen): readonly Block[] {
  const tables = blocks.filter((block) => block.kind === 'table').filter(({ bars }) => bars !== undefined);
  const tablesWithBars = new Map<Block, Table>(
    addBars(tables, width).map((table, i) => [tables[i] ?? table, table]),
  );
  return blocks.map((block) => tablesWithBars.get(block) ?? block);
}

const indent = '  ';

function drawBlock(block: Block, screen: Screen): string {
  const { width } = screen;
  const drawAll = (blocks: readonly Block[], separator: string) =>
    blocks.map((inner) => drawBlock(inner, screen)).join(separator);
  switch (block.kind) {
    case 'heading':
      return createPaint(screen).bold(wrapText(inlineText(block.inline), width));
    case 'paragraph':
      return drawParagraph(block, screen);
    case 'list':
      return block.items
        .map((itemBlocks, i) =>
          hangingIndent(block.start === null ? '- ' : `${block.start + i}. `, drawAll(itemBlocks, '\n')),
        )
        .join('\n');
    case 'quote':
      return hangingIndent(indent, drawAll(block.blocks, '\n\n'));
    case 'group':
      return drawAll(block.blocks, '\n');
    case 'code':
      return hangingIndent(indent, block.text.split('\n').map(cleanText).join('\n'));
    case 'rule':
      return '─'.repeat(3);
    case 'note':
      return drawNote(block, width);
    case 'details':
      return drawFact(block.summary, block.text, width);
    case 'facts':
      return drawFacts(block, width);
    case 'timeline':
      return block.entries
        .map(({ label, blocks }) => `${cleanText(label)}\n${hangingIndent(indent, drawAll(blocks, '\n'))}`)
        .join('\n');
    case 'chart':
      return drawFact(`${block.chart.title}. ${block.chart.subtitle}`, block.chart.description, width);
    case 'table': {
      const output = terminalTable(block, screen);
      return block.caption === undefined ? output : `${cleanText(contentText(block.caption))}\n\n${output}`;
    }
  }
}

/** A paragraph that begins with strong text has its beginning in bold; other strong text is left plain. */
function drawParagraph({ inline, isUnbroken, isHanging }: BlockOf<'paragraph'>, screen: Screen): string {
  const { width } = screen;
  const words = textOf(inline);
  const { bold } = createPaint(screen);
  const wrappedText = isHanging ? wrapText(words, width, indent).trimStart() : wrapText(words, width);
  const lines = isUnbroken ? cleanText(words) : wrappedText;
  if (inline.every(({ kind }) => kind === 'strong')) return bold(lines);
  const start = inline[0]?.kind === 'strong' ? inlineText(inline.slice(0, 1)) : '';
  return start !== '' && lines.startsWith(start) ? bold(start) + lines.slice(start.length) : lines;
}

/** A note, wrapped so that its lines begin to the right of its label. */
export function drawNote({ label, text, isUnbroken }: BlockOf<'note'>, width: number | undefined): string {
  if (isUnbroken) return text;
  const start = label === undefined ? '' : `${label}: `;
  return start + wrapText(text, width, ' '.repeat(start.length)).slice(start.length);
}

/** A longer name does not push the values off the page: it has a line of its own. */
const widestName = 24;

function drawFacts({ facts, gap }: BlockOf<'facts'>, width: number | undefined): string {
  if (gap === undefined)
    return facts.map(({ name, value }) => drawFact(name, contentText(value), width)).join('\n');
  const column =
    Math.min(widestName, Math.max(0, ...facts.map(({ name }) => textWidth(cleanText(name))))) + gap;
  const lines = facts.map(({ name: label, value }) => {
    const [name, text] = [cleanText(label), wrapText(contentText(value), width, ' '.repeat(column))];
    if (textWidth(name) > widestName) return `${name}\n${text}`;
    return value.length === 0 ? name.trimEnd() : padEnd(name, column) + text.slice(column);
  });
  return lines.join('\n');
}

const drawFact = (name: string, value: string, width: number | undefined): string =>
  `${cleanText(name)}\n${wrapText(value, width, indent)}`;

/** Code keeps its marks, since a terminal has one typeface. */
const textOf = (inline: readonly Inline[]): string =>
  inline.map((part) => (part.kind === 'code' ? `\`${part.text}\`` : inlineText([part]))).join('');
