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
                style: 'TableText',
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

const sign = 126;
const padding = 200;

/** What is to stay on one line: a figure, a date, else each word. */
const unbroken = (cell: string): readonly string[] => (widthOf(cell) <= 16 ? [cell] : cell.split(' '));

/** Room for the longest word of each column, then shared out by how much more each has to say. */
function widthsOf({ columns, rows }: TableBlock): readonly number[] {
  const texts = columns.map(({ head }, i) => [
    plain(head),
    ...rows.map(({ cells }) => plain(cells[i] ?? [])),
  ]);
  const longest = (words: readonly string[]) => Math.max(1, ...words.map(widthOf));
  const least = texts.map((cells) => Math.min(24, longest(cells.flatMap(unbroken))) * sign + padding);
  const whole = texts.map((cells, i) =>
    Math.max(least[i] ?? 0, Math.min(80, longest(cells)) * sign + padding),
  );
  const sum = (numbers: readonly number[]) => numbers.reduce((total, one) => total + one, 0);
  const over = textWidth - sum(least);
  const wanted = whole.map((one, i) => one - (least[i] ?? 0));
  const widths =
    over <= 0
      ? least.map((one) => Math.floor((one * textWidth) / sum(least)))
      : least.map((one, i) =>
          Math.floor(one + over * (sum(wanted) === 0 ? 1 / least.length : (wanted[i] ?? 0) / sum(wanted))),
        );
  return widths.map((one, i) => (i === 0 ? one + textWidth - sum(widths) : one));
}
