/** Renders a table of a Word paper: a caption with its number, a header row that repeats, and rows that no page break divides. */

import {
  AlignmentType,
  BorderStyle,
  LineRuleType,
  Paragraph,
  SimpleField,
  Table,
  TableCell,
  TableRow,
  TextRun,
  VerticalAlignTable,
  WidthType,
} from 'docx';
import { sum } from '../../domain/collections.ts';
import { type Content, type Table as TableBlock, toInline } from '../document.ts';
import { type Measured, measureColumns } from './column-widths.ts';
import { createRuns } from './word-runs.ts';

const thinBorder = { style: BorderStyle.SINGLE, size: 4, color: '808A96' };
const noBorder = { style: BorderStyle.NONE, size: 0, color: 'auto' };

/** What a sheet has between its margins, in twentieths of a point. */
export interface Room {
  readonly width: number;
  readonly height: number;
}

/** A table for Word, with its caption before it, in the width of the sheet. */
export function wordTable(block: TableBlock, room: Room): readonly (Paragraph | Table)[] {
  const { columns, rows } = block;
  const fit = fitColumns(block, room);
  const { widths } = fit;
  const isKeptWithNext = keepWithNextRule(fit.lines, room);
  const head = { cells: columns.map(({ label }) => label), strong: true };
  return [
    captionOf(block),
    new Table({
      width: { size: sum(widths), type: WidthType.DXA },
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
        top: thinBorder,
        bottom: thinBorder,
        insideHorizontal: thinBorder,
        left: noBorder,
        right: noBorder,
        insideVertical: noBorder,
      },
      rows: [
        tableRow(block, fit, head, { isHead: true, keepNext: isKeptWithNext(0) }),
        ...rows.map((row, i) =>
          tableRow(block, fit, row, { isHead: false, keepNext: isKeptWithNext(i + 1) }),
        ),
      ],
    }),
    new Paragraph({ spacing: { after: 0, line: 160, lineRule: LineRuleType.EXACT }, children: [] }),
  ];
}

interface RowPlace {
  readonly isHead: boolean;
  /** Whether it stays on the sheet of the next row. */
  readonly keepNext: boolean;
}

const tableRow = (
  { columns }: TableBlock,
  { style, widths }: Fitted,
  { cells, strong }: TableBlock['rows'][number],
  { isHead, keepNext }: RowPlace,
): TableRow =>
  new TableRow({
    cantSplit: true,
    // Set only for headers, since Word reads `tableHeader: false` as a header too.
    ...(isHead && { tableHeader: true }),
    children: columns.map(
      ({ align }, i) =>
        new TableCell({
          width: { size: widths[i] ?? 0, type: WidthType.DXA },
          verticalAlign: isHead ? VerticalAlignTable.BOTTOM : VerticalAlignTable.TOP,
          ...(isHead && { shading: { fill: 'E6EAEF' } }),
          children: [
            new Paragraph({
              style,
              ...(keepNext && { keepNext: true }),
              alignment: align === 'right' ? AlignmentType.RIGHT : AlignmentType.LEFT,
              children: createRuns(toInline(cells[i] ?? ''), strong ? { bold: true } : {}),
            }),
          ],
        }),
    ),
  });

const captionOf = ({ number, caption = '' }: TableBlock): Paragraph =>
  new Paragraph({
    style: 'Caption',
    children: number === undefined ? createRuns(toInline(caption)) : captionRuns('Table', number, caption),
  });

/** A caption with its number; Word counts again when something is put before it. */
export const captionRuns = (label: 'Table' | 'Figure', number: number, caption: Content) => [
  new TextRun({ text: `${label} ` }),
  new SimpleField(`SEQ ${label} \\* ARABIC`, String(number)),
  ...(caption.length === 0 ? [] : [new TextRun({ text: ': ' }), ...createRuns(toInline(caption))]),
];

interface Fitted extends Measured {
  readonly style: string;
}

/** The widths at the usual size of letters, or at the small size if rows would be tall. */
function fitColumns(block: TableBlock, { width }: Room): Fitted {
  const usualSize = { style: 'TableText', ...measureColumns(block, 200, width) };
  return meanRowLines(usualSize) <= 2
    ? usualSize
    : { style: 'TableTextSmall', ...measureColumns(block, 180, width) };
}

/** How many lines a row has on average. */
const meanRowLines = ({ lines }: Measured) => sum(lines) / lines.length;

const lineHeight = 260;

/** Returns a function for whether a row is kept on the page of the next: a table of up to half a page is not divided, and of a longer one neither the first nor the last row is alone on a page. */
function keepWithNextRule(lines: readonly number[], { height }: Room): (rowIndex: number) => boolean {
  const last = lines.length - 1;
  const isShort = sum(lines) * lineHeight <= height / 2;
  return (rowIndex) => rowIndex < last && (isShort || rowIndex < 2 || (rowIndex === last - 1 && last > 3));
}

/** Whether a table needs a landscape sheet: in portrait its rows are tall, and in landscape far lower. */
export const needsLandscape = (block: TableBlock, portrait: Room, landscape: Room): boolean =>
  meanRowLines(fitColumns(block, portrait)) > 3 &&
  meanRowLines(fitColumns(block, landscape)) * 1.4 < meanRowLines(fitColumns(block, portrait));
