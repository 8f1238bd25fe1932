/** Plans the rows of one sheet of an import: what each adds or changes, and why it is refused. */

import { groupBy } from '../../domain/collections.ts';
import { formatColumnLetters, type Header } from '../../domain/sheet.ts';
import { normaliseName } from '../../domain/text/word-matching.ts';
import { EditError } from '../../storage/yaml-edit/edit.ts';
import type { ImportRequest } from './build-plan.ts';
import { findDateContradictions } from './cell-dates.ts';
import { createValues, fillRows, listFilledCells } from './filled-cells.ts';
import { guessMeaning } from './guess-meaning.ts';
import type { Plan, Refusal } from './import-schema.ts';
import type { ImportSheet } from './import-sheets.ts';
import { findGarbledCells, findPersonalDataCells, findPlaceholderCells } from './mapped-rows.ts';
import { type SheetRow, splitRow } from './read-cells.ts';
import type { SheetReading } from './reading-schema.ts';
import { RowError, rowErrorsIn } from './row-errors.ts';
import { createRowImporter, type RowContext, type RowResult } from './row-importer.ts';
import { readSheetRows } from './sheet-rows.ts';
import { columnOfWords } from './status-cells.ts';

/** What the sheets of an import share. */
type SheetContext = Omit<RowContext, 'sheet' | 'header' | 'reading' | 'batch'> &
  Pick<ImportRequest, 'file' | 'dates' | 'dateOrder'>;

/** What one sheet adds to the plan. */
interface SheetPlan extends Pick<Plan, 'placeholders' | 'personal' | 'garbled'> {
  readonly reading: SheetReading;
  readonly results: readonly RowResult[];
  readonly refusals: readonly Refusal[];
}

/** Plans the rows of a sheet, in order. */
export function planSheet(
  importSheet: ImportSheet,
  { file, dates, dateOrder, ...context }: SheetContext,
): SheetPlan {
  const { header, mapping, sheet } = importSheet;
  const order = dateOrder ?? mapping.dates;
  const contradictions = findDateContradictions(importSheet, order);
  const reading = { mapping, dates: { ...dates, order, contradictions } };
  const batch = createValues(mapping)('batch')?.value;
  const { importRow, isKnownAction } = createRowImporter({
    ...{ ...context, sheet: sheet.name, header, reading, batch },
  });
  const sheetRows = readSheetRows(importSheet, isKnownAction);
  const { rows, openBands } = fillRows(importSheet, sheetRows, {
    file,
    isKnownInspection: (name) =>
      context.relatedRecords.knownInspection({ name, id: undefined }) !== undefined,
  });
  const results: RowResult[] = [];
  const addedRows: SheetRow[] = [];
  const refusals: Refusal[] = [];
  const unknownWords: RowError[] = [];
  for (const row of rows) {
    try {
      const rowResults = splitRow(row).map(importRow);
      context.relatedRecords.commitRow();
      results.push(...rowResults);
      if (rowResults.some(({ addedRow }) => addedRow)) addedRows.push(row);
    } catch (error) {
      context.relatedRecords.rollbackRow();
      const errors = error instanceof EditError ? [new RowError(error.message)] : rowErrorsIn(error);
      refusals.push(...createRefusals(errors, row, importSheet));
      unknownWords.push(...errors.filter(({ unknownWord }) => unknownWord !== undefined));
    }
  }
  const inSheet = <Cells extends object>(cells: Cells) => ({ sheet: sheet.name, ...cells });
  return {
    reading: {
      ...describeReading(importSheet, rows),
      layout: [...sheetRows.layout],
      filled: listFilledCells(addedRows),
      unknown_words: listUnknownWords(unknownWords, header),
      open_bands: [...openBands],
    },
    ...{ results, refusals },
    placeholders: findPlaceholderCells(rows).map(inSheet),
    personal: findPersonalDataCells(rows).map(inSheet),
    garbled: findGarbledCells(rows, header).map(inSheet),
  };
}

/** How the header was read, and how many rows there are. */
const describeReading = (
  { sheet, header, guesses }: ImportSheet,
  rows: readonly SheetRow[],
): Omit<SheetReading, 'layout' | 'filled' | 'unknown_words' | 'open_bands'> => {
  const readIndexes = new Set(header.columns.values());
  return {
    sheet: sheet.name,
    header_row: header.rowIndex + 1,
    rows: rows.length,
    read: [...header.columns].map(([column, index]) => ({ heading: header.headings[index] ?? '', column })),
    unread: header.headings.filter((heading, index) => heading !== '' && !readIndexes.has(index)),
    dropped: guesses.dropped.map(({ instead = null, ...guess }) => ({ ...guess, instead })),
    from_cells: [...guesses.fromCells],
    hidden_rows: (sheet.hiddenRows ?? []).filter((row) => row > header.rowIndex + 1),
    struck_out: (sheet.struckOut ?? []).map(({ row, column, words }) => ({
      ...{ row, letters: formatColumnLetters(column), words },
    })),
    trailing_rows: sheet.trailingRows,
    formulas: rows.flatMap(({ cells }) => [...cells.values()]).filter(({ kind }) => kind === 'formula')
      .length,
  };
};

/** A refusal for each error of a row. */
const createRefusals = (
  errors: readonly RowError[],
  { row, cells }: SheetRow,
  { sheet: { name: sheet }, header: { columns, headings } }: ImportSheet,
): readonly Refusal[] =>
  errors.map(({ message, column }) => {
    const cellColumn = column === undefined || cells.has(column) ? column : (columnOfWords(column) ?? column);
    const index = cellColumn === undefined ? undefined : columns.get(cellColumn);
    return index === undefined
      ? { sheet, row, column: null, heading: null, reason: message }
      : { sheet, row, column: formatColumnLetters(index), heading: headings[index] ?? null, reason: message };
  });

/** Each unknown word once, with the number of its cells and the best guess. */
const listUnknownWords = (
  errors: readonly RowError[],
  { columns, headings }: Header,
): SheetReading['unknown_words'] =>
  [
    ...groupBy(errors, ({ column = '', unknownWord = '' }) => [
      `${column}\n${normaliseName(unknownWord)}`,
    ]).values(),
  ].flatMap((sameWord) => {
    const [{ column = '', unknownWord: word = '' } = {}] = sameWord;
    const index = columns.get(column);
    if (index === undefined) return [];
    return {
      ...{ heading: headings[index] ?? '', letters: formatColumnLetters(index), column, word },
      ...{ cells: sameWord.length, guess: guessMeaning(column, word) ?? null },
    };
  });
