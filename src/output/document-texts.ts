/** Lists every text that a reader of a document could find: of paragraphs, cells, captions, charts and links. */
import type { Block, Chart, Content, Inline, Table } from './document.ts';

/** The text of a line; a break is a line end, and the address of a link follows its words. */
const lineText = (inline: readonly Inline[]): string =>
  inline
    .map((part) => {
      if (part.kind === 'break') return '\n';
      if ('text' in part) return part.text;
      return part.kind === 'link' ? `${lineText(part.inline)} <${part.href}>` : lineText(part.inline);
    })
    .join('');

const textOf = (content: Content): string => (typeof content === 'string' ? content : lineText(content));

/** A value after its label, as one text, so that both are read together. */
const labelledText = (label: Content, value: Content): string => `${textOf(label)}: ${textOf(value)}`;

/** A cell is a text of its own, and once more after the first cell of its row, which may be its label. */
const tableTexts = ({ caption = '', columns, rows }: Table): readonly string[] => [
  textOf(caption),
  ...columns.map(({ label }) => textOf(label)),
  ...rows.flatMap(({ cells: [first = '', ...others] }) => [
    textOf(first),
    ...others.map((cell) => labelledText(first, cell)),
  ]),
];

const chartTexts = ({ title, description, points, labels, panels }: Chart): readonly string[] => [
  title,
  description,
  ...[points, ...labels].flatMap(({ long, short }) => [long, short]),
  ...panels.flatMap(({ series }) => series.map(({ name }) => name)),
];

function blockTexts(block: Block): readonly string[] {
  switch (block.kind) {
    case 'heading':
    case 'paragraph':
      return [lineText(block.inline)];
    case 'list':
      return block.items.flatMap(documentTexts);
    case 'quote':
    case 'group':
      return documentTexts(block.blocks);
    case 'code':
      return [block.text];
    case 'note':
      return [labelledText(block.label ?? '', block.text)];
    case 'details':
      return [block.summary, block.text];
    case 'chart':
      return [textOf(block.caption ?? ''), ...chartTexts(block.chart)];
    case 'table':
      return tableTexts(block);
    case 'facts':
      return block.facts.map(({ name, value }) => labelledText(name, value));
    case 'timeline':
      return block.entries.flatMap(({ label, blocks }) => [label, ...documentTexts(blocks)]);
    case 'rule':
      return [];
  }
}

/** Every text of the blocks of a document. */
export const documentTexts = (blocks: readonly Block[]): readonly string[] => blocks.flatMap(blockTexts);
