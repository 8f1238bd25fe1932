/** Plans the rows of one sheet of an import: what each adds or changes, and why it is refused. */

import { formatColumnLetters } from '../../domain/sheet.ts';
import { EditError } from '../../storage/yaml-edit/edit.ts';
import type { ImportRequest } from './build-plan.ts';
import { columnOfHeading } from './column-mapping.ts';
import type { Plan, Refusal, SheetReading } from './import-schema.ts';
import type { ImportSheet } from './import-sheets.ts';
import { findGarbledCells, findPersonalDataCells, findPlaceholderCells, rowsBelow } from './mapped-rows.ts';
import { type SheetRow, splitRow } from './read-cells.ts';
import { RowError, rowErrorsIn } from './row-errors.ts';
import { createRowImporter, type RowContext, type RowResult } from './row-importer.ts';
import { columnOfWords } from './status-cells.ts';

/** What the sheets of an import share. */
type SheetContext = Omit<RowContext, 'sheet' | 'header' | 'reading'> &
  Pick<ImportRequest, 'dates' | 'dateOrder'>;

/** What one sheet adds to the plan. */
interface SheetPlan extends Pick<Plan, 'placeholders' | 'personal' | 'garbled'> {
  readonly reading: SheetReading;
  readonly results: readonly RowResult[];
  readonly refusals: readonly Refusal[];
}

/** Plans the rows of a sheet, in order. */
export function planSheet(
  importSheet: ImportSheet,
  { dates, dateOrder, ...context }: SheetContext,
): SheetPlan {
  const { header, mapping, sheet } = importSheet;
  const rows = rowsBelow(importSheet);
  const reading = { mapping, dates: { ...dates, order: dateOrder ?? mapping.dates } };
  const importRow = createRowImporter({ ...context, sheet: sheet.name, header, reading });
  const results: RowResult[] = [];
  const refusals: Refusal[] = [];
  for (const row of rows) {
    try {
      const rowResults = splitRow(row).map(importRow);
      context.relatedRecords.commitRow();
      results.push(...rowResults);
    } catch (error) {
      context.relatedRecords.rollbackRow();
      refusals.push(...createRefusals(error, row, importSheet));
    }
  }
  const inSheet = <Cells extends object>(cells: Cells) => ({ sheet: sheet.name, ...cells });
  return {
    reading: describeReading(importSheet, rows),
    ...{ results, refusals },
    placeholders: findPlaceholderCells(rows).map(inSheet),
    personal: findPersonalDataCells(rows).map(inSheet),
    garbled: findGarbledCells(rows, header).map(inSheet),
  };
}

/** How the sheet was read. */
const describeReading = (
  { sheet, header, mapping }: ImportSheet,
  rows: readonly SheetRow[],
): SheetReading => ({
  sheet: sheet.name,
  header_row: header.rowIndex + 1,
  rows: rows.length,
  read: [...header.columns].map(([column, index]) => ({ heading: header.headings[index] ?? '', column })),
  unread: header.headings.filter(
    (heading) => heading !== '' && columnOfHeading(mapping, heading) === undefined,
  ),
  trailing_rows: sheet.trailingRows,
  formulas: rows.flatMap(({ cells }) => [...cells.values()]).filter(({ kind }) => kind === 'formula').length,
});

/** A refusal for each error of a row. Any other error is thrown again. */
function createRefusals(
  error: unknown,
  { row, cells }: SheetRow,
  { sheet: { name: sheet }, header: { columns, headings } }: ImportSheet,
): readonly Refusal[] {
  const errors = error instanceof EditError ? [new RowError(error.message)] : rowErrorsIn(error);
  return errors.map(({ message, column }) => {
    const cellColumn = column === undefined || cells.has(column) ? column : (columnOfWords(column) ?? column);
    const index = cellColumn === undefined ? undefined : columns.get(cellColumn);
    return index === undefined
      ? { sheet, row, column: null, heading: null, reason: message }
      : { sheet, row, column: formatColumnLetters(index), heading: headings[index] ?? null, reason: message };
  });
}
