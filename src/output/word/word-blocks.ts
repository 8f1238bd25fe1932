/** Renders blocks as paragraphs and tables of a Word paper. */
import { BorderStyle, HeadingLevel, Paragraph, type Table, TextRun } from 'docx';
import { type Block, type Inline, text, toInline } from '../document.ts';
import { hasOwnNumbers } from '../paper-layout.ts';
import { wordChart } from './word-chart.ts';
import { createRuns, wordText } from './word-runs.ts';
import { bulletReference, deepestLevel, numberingReference } from './word-styles.ts';
import { captionRuns, type Room, wordTable } from './word-table.ts';

/** The state of rendering: the lists that the document must define, and the room. */
export interface WordDrawing {
  /** The first numbers of numbered lists, and how many such lists there are. */
  readonly starts: Set<number>;
  lists: number;
  readonly room: Room;
}

const headings = [
  HeadingLevel.HEADING_1,
  HeadingLevel.HEADING_2,
  HeadingLevel.HEADING_3,
  HeadingLevel.HEADING_4,
  HeadingLevel.HEADING_5,
  HeadingLevel.HEADING_6,
] as const;

type WordElements = readonly (Paragraph | Table)[];

/** The paragraphs and tables of blocks. `depth` is the level of a list inside lists. */
export const wordBlocks = (blocks: readonly Block[], drawing: WordDrawing, depth = 0): WordElements =>
  blocks.flatMap((block, i) => wordBlock(block, drawing, depth, blocks[i + 1]));

function wordBlock(block: Block, drawing: WordDrawing, depth: number, next?: Block): WordElements {
  switch (block.kind) {
    case 'heading':
      return [
        new Paragraph({
          heading: headings[block.level - 1] ?? 'Heading6',
          children: createRuns(block.inline),
        }),
      ];
    case 'paragraph':
      return block.inline.length === 0
        ? []
        : [
            new Paragraph({
              ...inset(depth),
              ...leading(block.inline, next),
              children: createRuns(block.inline),
            }),
          ];
    case 'list':
      return wordList(block, drawing, depth);
    case 'quote':
      return block.blocks.flatMap((inner) =>
        inner.kind === 'paragraph'
          ? [new Paragraph({ style: 'Quote', children: createRuns(inner.inline) })]
          : wordBlock(inner, drawing, depth),
      );
    case 'code':
      return block.text
        .split('\n')
        .map((line) => new Paragraph({ style: 'Lines', children: [new TextRun({ text: wordText(line) })] }));
    case 'group':
      return wordBlocks(block.blocks, drawing, depth);
    case 'note':
      return [plainParagraph(block.label === undefined ? block.text : `${block.label}: ${block.text}`)];
    case 'details':
      return [plainParagraph(`${block.summary}: ${block.text}`)];
    case 'facts':
      return block.facts.map(
        ({ name, value }) => new Paragraph({ children: createRuns([text(`${name}: `), ...toInline(value)]) }),
      );
    case 'timeline':
      return block.entries.flatMap(({ label, blocks }) => [
        new Paragraph({ keepNext: true, children: createRuns([text(label)]) }),
        ...wordBlocks(blocks, drawing, depth + 1),
      ]);
    case 'rule':
      return [
        new Paragraph({
          border: { bottom: { style: BorderStyle.SINGLE, size: 4, color: '808A96', space: 1 } },
          children: [],
        }),
      ];
    case 'chart':
      return wordChartBlock(block, drawing);
    case 'table':
      return wordTable(block, drawing.room);
  }
}

const inset = (depth: number) => (depth === 0 ? {} : { indent: { left: 425 * depth } });

/** Keeps a line in bold, and a line before a table, chart or list, on the sheet of what follows. */
const leading = (inline: readonly Inline[], next: Block | undefined) =>
  (inline.length === 1 && inline[0]?.kind === 'strong') ||
  (next !== undefined && ['table', 'chart', 'list'].includes(next.kind))
    ? { keepNext: true }
    : {};

/** A list. The first paragraph of an item has its number or bullet, and the rest is below it. */
function wordList(list: Extract<Block, { kind: 'list' }>, drawing: WordDrawing, depth: number): WordElements {
  const { start, items } = list;
  if (start !== null) {
    drawing.starts.add(start);
    drawing.lists += 1;
  }
  const numbering = {
    reference: start === null ? bulletReference : numberingReference(start),
    level: Math.min(depth, deepestLevel),
    ...(start !== null && { instance: drawing.lists }),
  };
  const hasOwnNumber = hasOwnNumbers(list);
  const createItem = (inline: readonly Inline[], keepOptions: object) =>
    hasOwnNumber
      ? new Paragraph({
          style: 'ListParagraph',
          ...keepOptions,
          ...hanging(depth),
          children: afterNumber(inline),
        })
      : new Paragraph({ style: 'ListParagraph', ...keepOptions, numbering, children: createRuns(inline) });
  return items.flatMap((blocks, i) => {
    const [first, ...laterBlocks] = blocks;
    // Neither the first nor the last item is ever alone on a sheet.
    const keepOptions = (i === 0 || i === items.length - 2) && i < items.length - 1 ? { keepNext: true } : {};
    return first?.kind === 'paragraph'
      ? [createItem(first.inline, keepOptions), ...wordBlocks(laterBlocks, drawing, depth + 1)]
      : [createItem([], keepOptions), ...wordBlocks(blocks, drawing, depth + 1)];
  });
}

const hanging = (depth: number) => ({ indent: { left: 425 * depth + 794, hanging: 794 } });

/** The item's own number, and its words after a tab. */
const afterNumber = ([first, ...laterBlocks]: readonly Inline[]) => {
  if (first?.kind !== 'text') return [];
  const end = first.text.indexOf(' ');
  const words = { ...first, text: first.text.slice(end + 1) };
  return [
    new TextRun({ text: first.text.slice(0, end) }),
    new TextRun({ text: '\t' }),
    ...createRuns([words, ...laterBlocks]),
  ];
};

/** A chart, with its caption below if it has a number. */
function wordChartBlock(
  { name, chart, number, caption = '' }: Extract<Block, { kind: 'chart' }>,
  { room }: WordDrawing,
): WordElements {
  const paragraphs = wordChart(chart, name, Math.round(room.width / 15));
  if (number === undefined) return paragraphs;
  return [
    ...paragraphs,
    new Paragraph({
      style: 'Caption',
      keepNext: false,
      children: captionRuns('Figure', number, caption),
    }),
  ];
}

const plainParagraph = (words: string) => new Paragraph({ children: createRuns([text(words)]) });
