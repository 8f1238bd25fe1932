/** A table of a Word paper: a caption with its number, a header row that repeats, rows that stay whole. */
import {
  AlignmentType,
  BorderStyle,
  Paragraph,
  SimpleField,
  Table,
  TableCell,
  TableRow,
  TextRun,
  VerticalAlignTable,
  WidthType,
} from 'docx';
import { type Inline, plain, type TableBlock } from '../document.ts';
import { widthOf } from '../text.ts';
import { runs } from './inline.ts';

/** The width between the margins of an A4 sheet, in twentieths of a point. */
export const textWidth = 9638;

const line = { style: BorderStyle.SINGLE, size: 4, color: '808A96' };
const none = { style: BorderStyle.NONE, size: 0, color: 'auto' };

export function wordTable(block: TableBlock): readonly (Paragraph | Table)[] {
  const { columns, rows } = block;
  const widths = widthsOf(block);
  const style = isWide(block) ? 'TableTextSmall' : 'TableText';
  const row = (
    cells: readonly (readonly Inline[])[],
    how: { readonly head: boolean; readonly bold: boolean },
  ) =>
    new TableRow({
      cantSplit: true,
      // Said only where it holds: `tableHeader: false` is written, and read as a header all the same.
      ...(how.head && { tableHeader: true }),
      children: columns.map(
        ({ align }, i) =>
          new TableCell({
            width: { size: widths[i] ?? 0, type: WidthType.DXA },
            verticalAlign: how.head ? VerticalAlignTable.BOTTOM : VerticalAlignTable.TOP,
            ...(how.head && { shading: { fill: 'E6EAEF' } }),
            children: [
              new Paragraph({
                style,
                alignment: align === 'right' ? AlignmentType.RIGHT : AlignmentType.LEFT,
                children: runs(cells[i] ?? [], how.bold ? { bold: true } : {}),
              }),
            ],
          }),
      ),
    });
  return [
    captionOf(block),
    new Table({
      width: { size: textWidth, type: WidthType.DXA },
      columnWidths: widths,
      margins: { left: 85, right: 85 },
      tableLook: {
        firstRow: true,
        firstColumn: true,
        lastRow: false,
        lastColumn: false,
        noHBand: true,
        noVBand: true,
      },
      borders: {
        top: line,
        bottom: line,
        insideHorizontal: line,
        left: none,
        right: none,
        insideVertical: none,
      },
      rows: [
        row(
          columns.map(({ head }) => head),
          { head: true, bold: true },
        ),
        ...rows.map(({ cells, strong }) => row(cells, { head: false, bold: strong === true })),
      ],
    }),
    new Paragraph({ spacing: { after: 60 }, children: [] }),
  ];
}

const captionOf = ({ number, caption }: TableBlock): Paragraph =>
  new Paragraph({
    style: 'Caption',
    children:
      number === null
        ? runs(caption)
        : [
            new TextRun({ text: 'Table ' }),
            new SimpleField('SEQ Table \\* ARABIC', String(number)),
            new TextRun({ text: ': ' }),
            ...runs(caption),
          ],
  });

/** How wide a sign is, and how much wider in bold; what stands beside a cell's text. */
const sign = 126;
const bolder = 1.3;
const padding = 190;

/** What is to stay on one line: a figure, a date, else each word. */
const unbroken = (cell: string): readonly string[] => (widthOf(cell) <= 16 ? [cell] : cell.split(' '));
/** Where room is short, a date may break at its spaces, and an id after its hyphens. */
const words = (cell: string): readonly string[] => cell.split(/ |(?<=-)/);

const sum = (numbers: readonly number[]) => numbers.reduce((total, one) => total + one, 0);
const longest = (parts: readonly string[]) => Math.max(1, ...parts.map(widthOf));

/** Room for what must not break in each column, then shared out by how much more each has to say. */
function widthsOf({ columns, rows }: TableBlock): readonly number[] {
  const texts = columns.map((_, i) => rows.map(({ cells }) => plain(cells[i] ?? [])));
  const heads = columns.map(({ head }) => plain(head));
  const leastBy = (parts: (cell: string) => readonly string[]) =>
    heads.map((head, i) => {
      const body = Math.min(24, longest((texts[i] ?? []).flatMap(parts)));
      return Math.max(body, longest(words(head)) * bolder) * sign + padding;
    });
  const kept = leastBy(unbroken);
  const least = sum(kept) <= textWidth ? kept : leastBy(words);
  const whole = least.map((one, i) => Math.max(one, Math.min(80, longest(texts[i] ?? [])) * sign + padding));
  const wanted = whole.map((one, i) => one - (least[i] ?? 0));
  const over = textWidth - sum(least);
  const widths = least.map((one, i) =>
    Math.floor(
      over <= 0
        ? (one * textWidth) / sum(least)
        : one + over * (sum(wanted) === 0 ? 1 / least.length : (wanted[i] ?? 0) / sum(wanted)),
    ),
  );
  return widths.map((one, i) => (i === 0 ? one + textWidth - sum(widths) : one));
}

/** Whether the words of a table need more room than the sheet has at its usual size of letters. */
const isWide = (block: TableBlock): boolean => {
  const texts = block.columns.map(({ head }, i) => [
    plain(head),
    ...block.rows.map(({ cells }) => plain(cells[i] ?? [])),
  ]);
  return sum(texts.map((cells) => longest(cells.flatMap(words)) * sign + padding)) > textWidth;
};
