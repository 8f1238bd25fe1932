/** Formats how an import read a sheet: its columns, the rows of its layout, and where facts without a cell come from. */

import type { Screen } from '../../app/command.ts';
import { cleanText, pluralise, wrapText } from '../../output/safe-text.ts';
import { ambiguousHeading } from './guess-columns.ts';
import { createBlock, listRows, listRowsInline, shorten, wrapInBlock } from './plan-blocks.ts';
import type { SheetReading } from './reading-schema.ts';

/** The header, the columns and the rows of a sheet. */
export function formatReading(file: string, reading: SheetReading, screen: Screen): string {
  const { sheet, header_row: headerRow, rows, read, unread, trailing_rows: trailingRows, formulas } = reading;
  const { dropped, from_cells: fromCells, layout, hidden_rows: hiddenRows, struck_out: struckOut } = reading;
  const lines = [
    `${file}, sheet ${sheet}: ${pluralise(rows, 'row', 'rows')} below the header in row ${headerRow}.`,
    `Read: ${read.map(({ heading, column }) => `${heading} as ${column}`).join('; ')}.`,
    ...fromCells.map(
      ({ heading, letters, column }) =>
        `Column ${letters} (${heading}) is read as ${column}, because of its cells.`,
    ),
    ...(unread.length > 0 ? [`Not read: ${unread.join('; ')}.`] : []),
    ...dropped.map(({ heading, letters, column, instead }) =>
      instead === null
        ? `Column ${letters} (${heading}) is not read as ${column}, because its cells do not fit.`
        : `Column ${letters} (${heading}) could also be ${column}, which is read from ${instead}. To change this, give both a row in the mapping.`,
    ),
    ...unread.flatMap((heading) =>
      ambiguousHeading(heading)
        ? [
            `${heading} may be the force’s target or the inspectorate’s deadline, so it is not read. Give it a row in the mapping: target or deadline_by.`,
          ]
        : [],
    ),
    ...layoutLines(layout),
    ...(hiddenRows.length === 0
      ? []
      : [
          `Hidden in the workbook, and read: ${listRowsInline(hiddenRows)}. Remove rows that do not belong on the register.`,
        ]),
    ...(struckOut.length === 0
      ? []
      : [
          `Words that are struck out, and read: ${struckOut.map(({ row, letters, words }) => `${letters}${row} “${shorten(words)}”`).join('; ')}. Remove words that no longer apply.`,
        ]),
    ...(trailingRows > 0 ? [`Empty rows at the end: ${trailingRows}.`] : []),
    ...(formulas > 0 ? [`Cells with formulas: ${formulas}. Their last saved result is read.`] : []),
  ];
  return lines.map((line) => wrapText(cleanText(line), screen.width)).join('\n');
}

const layoutWords: Readonly<Record<Exclude<LayoutKind, 'unread'>, readonly [one: string, many: string]>> = {
  band: ['title', 'titles'],
  total: ['total', 'totals'],
  key: ['line of a key', 'lines of a key'],
  heading: ['repeated heading', 'repeated headings'],
};
type LayoutKind = SheetReading['layout'][number]['kind'];

/** Rows that are not actions, each with its text, so that no row is lost unseen. */
function layoutLines(layout: SheetReading['layout']): readonly string[] {
  const describe = (kind: LayoutKind) =>
    layout
      .filter((row) => row.kind === kind)
      .map(({ row, text }) => `row ${row} “${shorten(text)}”`)
      .join('; ');
  const skippedRows = layout.filter(({ kind }) => kind !== 'unread');
  const kinds = (['band', 'total', 'key', 'heading'] as const).flatMap((kind) => {
    const count = layout.filter((row) => row.kind === kind).length;
    return count === 0 ? [] : [`${pluralise(count, ...layoutWords[kind])} (${describe(kind)})`];
  });
  const unread = layout.filter(({ kind }) => kind === 'unread');
  return [
    ...(skippedRows.length === 0
      ? []
      : [
          `Skipped: ${pluralise(skippedRows.length, 'row that looks like a heading or total', 'rows that look like headings or totals')}: ${kinds.join(', ')}.`,
        ]),
    ...(unread.length === 0
      ? []
      : [`Text only in columns that are not read, so not imported: ${describe('unread')}.`]),
  ];
}

/** Where the facts come from that no cell has, and the bands that only a person can explain. */
export function formatSources(
  { filled, open_bands: openBands }: SheetReading,
  screen: Screen,
): readonly string[] {
  const lines = filled.map((entry) => `${describeSource(entry)} ${listRows(entry.rows)}`);
  return [
    ...createBlock(
      'Not in a cell of the row, and taken from elsewhere:',
      lines.flatMap((line) => wrapInBlock(line, screen)),
    ),
    ...openBands.map(({ row, text }) =>
      wrapText(
        `Row ${row}, “${shorten(text)}”, is above rows without an inspection. If it names their inspection, give it a row in the mapping: (band),${cleanText(text)}, and the inspection.`,
        screen.width,
      ),
    ),
  ];
}

function describeSource({ column, value, source, text }: SheetReading['filled'][number]): string {
  const fact = value === null ? column : `${column} ${cleanText(value)}`;
  const sources = {
    band: `from the title above, “${shorten(text)}”`,
    'sheet-name': `from the name of the sheet, “${shorten(text)}”`,
    option: `as given for these rows by --${column} or the mapping`,
    number: `from the number, such as “${shorten(text)}”`,
    publication: 'the day its report was published',
    wording: 'from the first sentence of the wording',
    default: 'because no cell has a status',
  } as const;
  return `${fact}: ${sources[source]}.`;
}
