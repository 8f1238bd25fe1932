/** Fills what no cell of a row has: from the band above it, the values of its sheet, the sheet’s name and the row’s number. */

import { groupBy } from '../../domain/collections.ts';
import { parseWord } from '../../domain/parse-vocabulary.ts';
import { textCell } from '../../domain/sheet.ts';
import { normaliseName } from '../../domain/text/word-matching.ts';
import { constantColumns, type SheetMapping, unreadColumn } from './column-mapping.ts';
import type { ImportSheet } from './import-sheets.ts';
import type { FilledCell, SheetRow } from './read-cells.ts';
import type { SheetReading } from './reading-schema.ts';
import { type LayoutRow, type SheetRows, seemsInspection } from './sheet-rows.ts';

/** A band that may name the inspection of the rows under it. */
interface OpenBand {
  readonly row: number;
  readonly text: string;
}

/** What the rows of a sheet are filled from. */
interface FillContext {
  /** The name of the file. */
  readonly file: string;
  /** Whether the register has an inspection with this title or id. */
  readonly isKnownInspection: (name: string) => boolean;
}

/** The rows with what no cell has, and the bands that only a person can explain. */
export function fillRows(
  { sheet, mapping }: ImportSheet,
  { rows, layout }: SheetRows,
  { file, isKnownInspection }: FillContext,
): { readonly rows: readonly SheetRow[]; readonly openBands: readonly OpenBand[] } {
  const bands = layout.filter(({ kind }) => kind === 'band');
  const readName = (text: string) => readInspectionName(text, mapping, isKnownInspection);
  // The one sheet of a CSV file has the name of the file, which is seldom that of an inspection.
  const isNameOfFile = file.replace(/\.[^.]*$/, '') === sheet.name;
  const nameOfSheet = isNameOfFile && !isKnownInspection(sheet.name) ? undefined : readName(sheet.name);
  const values = createValues(mapping);
  const openBands = new Map<string, OpenBand>();
  let [nextBand, inspectionBand, openBand]: [number, FilledCell | undefined, LayoutRow | undefined] = [
    0,
    undefined,
    undefined,
  ];
  const filledRows = rows.map((row) => {
    for (; bands[nextBand] && (bands[nextBand]?.row ?? 0) < row.row; nextBand++) {
      const band = bands[nextBand];
      const name = band && readName(band.text);
      if (band && name !== undefined) inspectionBand = fillFrom(name, { source: 'band', text: band.text });
      openBand =
        name === undefined && band && !mapping.bands.has(normaliseName(band.text)) ? band : undefined;
    }
    const inspection =
      inspectionBand ??
      values('inspection') ??
      fillFrom(nameOfSheet, { source: 'sheet-name', text: sheet.name });
    const needsInspection = !row.cells.has('inspection') && !row.cells.has('id');
    if (needsInspection && !inspection && openBand)
      openBands.set(openBand.text, { row: openBand.row, text: openBand.text });
    const name = row.cells.get('inspection')?.text ?? inspection?.value ?? '';
    return addCells(row, [
      ...(needsInspection && inspection ? [inspection] : []),
      // What is printed before the number is of this row; the value of the sheet is for rows that do not say.
      ...readTypeOfNumber(row),
      ...constantColumns.flatMap((column) =>
        column === 'inspection' || column === 'batch' ? [] : (values(column, name) ?? []),
      ),
    ]);
  });
  return { rows: filledRows, openBands: [...openBands.values()] };
}

/** Creates a function that returns the value of a column for rows without one: for their inspection, otherwise for all of the sheet. */
export const createValues =
  ({ constants }: SheetMapping) =>
  (column: string, inspection = ''): FilledCell | undefined => {
    const values = constants.get(column);
    const value = values?.get(normaliseName(inspection)) ?? values?.get('');
    return value === undefined ? undefined : { column, value, source: 'option', text: `(${column})` };
  };

/** The inspection that a band names: as the mapping gives it, otherwise the text itself if it seems to be one. */
function readInspectionName(
  text: string,
  { bands }: SheetMapping,
  isKnownInspection: FillContext['isKnownInspection'],
): string | undefined {
  const meaning = bands.get(normaliseName(text));
  if (meaning !== undefined) return meaning === unreadColumn || meaning === '' ? undefined : meaning;
  return isKnownInspection(text) || seemsInspection(text) ? text : undefined;
}

const fillFrom = (
  value: string | undefined,
  source: Pick<FilledCell, 'source' | 'text'>,
): FilledCell | undefined => (value === undefined ? undefined : { column: 'inspection', value, ...source });

const wordBeforeNumber = /^[a-z ]+/i;

/** The type that the words before a number give, such as that of `AFI 1`. */
function readTypeOfNumber({ cells }: SheetRow): readonly FilledCell[] {
  if (cells.has('type')) return [];
  const text = cells.get('number')?.text ?? '';
  const type = parseWord('type', wordBeforeNumber.exec(text.trim())?.[0].trim() ?? '');
  return type === undefined || type === '' ? [] : [{ column: 'type', value: type, source: 'number', text }];
}

/** The row with values for the columns that have none. The first of several values for a column is used. */
function addCells(row: SheetRow, values: readonly FilledCell[]): SheetRow {
  const valueByColumn = new Map<string, FilledCell>();
  for (const value of values)
    if (!row.cells.has(value.column) && !valueByColumn.has(value.column))
      valueByColumn.set(value.column, value);
  if (valueByColumn.size === 0) return row;
  return {
    ...row,
    cells: new Map([
      ...row.cells,
      ...[...valueByColumn].map(([column, { value }]) => [column, textCell(value)] as const),
    ]),
    filled: [...valueByColumn.values()],
  };
}

/** The row with the values of its own cells only. */
export function withoutFilledCells(row: SheetRow): SheetRow {
  if (!row.filled) return row;
  const filledColumns = new Set(row.filled.map(({ column }) => column));
  return {
    ...row,
    cells: new Map([...row.cells].filter(([column]) => !filledColumns.has(column))),
    filled: [],
  };
}

/** The facts of new rows that no cell has, each with its source and its rows. */
export function listFilledCells(rows: readonly SheetRow[]): SheetReading['filled'] {
  const entries = rows.flatMap((row) => [
    ...(row.filled ?? []).map((cell) => ({ ...cell, row: row.row })),
    ...defaultsOf(row).map((cell) => ({ ...cell, row: row.row })),
  ]);
  const groups = groupBy(entries, ({ column, source, value, text }) => [
    [column, source, value, source === 'number' ? '' : text].join('\n'),
  ]);
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    if (!first) return [];
    const { column, source, value, text } = first;
    return [{ column, value, source, text, rows: group.map(({ row }) => row) }];
  });
}

/** What a new action gets because its row has no cell for it. */
function defaultsOf({ cells }: SheetRow): readonly Omit<SheetReading['filled'][number], 'rows'>[] {
  const closedBy = cells.has('closed_on') ? 'closed' : 'open';
  return [
    ...(cells.has('issued')
      ? []
      : [{ column: 'issued', value: null, source: 'publication' as const, text: '' }]),
    ...(cells.has('title') ? [] : [{ column: 'title', value: null, source: 'wording' as const, text: '' }]),
    ...(cells.has('status')
      ? []
      : [{ column: 'status', value: closedBy, source: 'default' as const, text: '' }]),
  ];
}
