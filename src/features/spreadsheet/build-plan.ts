/** Builds the plan of an import from the rows of a sheet: what is new, changed and refused, and the files to write. */

import type { CommandContext, RegisterFileChange } from '../../app/command.ts';
import { groupBy } from '../../domain/collections.ts';
import { statesAsAt } from '../../domain/filter.ts';
import { compareIds } from '../../domain/ids.ts';
import { formatColumnLetters, type Header } from '../../domain/sheet.ts';
import { EditError } from '../../storage/yaml-edit/edit.ts';
import { type ChosenSheet, columnOfHeading } from './column-mapping.ts';
import type { Plan, Refusal } from './import-schema.ts';
import { findGarbledCells, findPersonalDataCells, findPlaceholderCells, rowsBelow } from './mapped-rows.ts';
import { type CellReadOptions, type SheetRow, splitRow } from './read-cells.ts';
import { createRelatedRecords } from './related-records.ts';
import { RowError, rowErrorsIn } from './row-errors.ts';
import { createRowImporter, type RowResult } from './row-importer.ts';

/** What the user asks of an import. */
export interface ImportRequest {
  /** The file's name, for notes. */
  readonly file: string;
  /** The day of the import, as YYYY-MM-DD. */
  readonly on: string;
  readonly reading: CellReadOptions;
  /** The origin of new inspections. */
  readonly origin: string | undefined;
  /** The batch of submitted actions for which the sheet has none. */
  readonly batch: string | undefined;
  readonly note: string | undefined;
  readonly approvedBy: string | undefined;
}

/** The plan of an import, and the files that `--apply` writes: new related records first, then actions. */
export function buildImportPlan(
  context: CommandContext,
  chosenSheet: ChosenSheet,
  request: ImportRequest,
): { readonly plan: Plan; readonly files: readonly RegisterFileChange[] } {
  const { file, on, reading, origin, note = `Taken from ${file}.` } = request;
  const { header } = chosenSheet;
  const relatedRecords = createRelatedRecords(context.register, origin);
  const states = new Map(statesAsAt(context.register, on).map((state) => [state.action.id, state]));
  const firstRows = new Map<string, number>();
  const importRow = createRowImporter({
    ...request,
    ...{ note, hasNote: request.note !== undefined },
    ...{ commandContext: context, relatedRecords, header, states, firstRows },
  });
  const rows = rowsBelow(chosenSheet, reading.mapping);
  const results: RowResult[] = [];
  const refusals: Refusal[] = [];
  for (const row of rows) {
    try {
      const rowResults = splitRow(row).map(importRow);
      relatedRecords.commitRow();
      results.push(...rowResults);
    } catch (error) {
      relatedRecords.rollbackRow();
      refusals.push(...createRefusals(error, row, header));
    }
  }
  const { inspections, boards, batches } = relatedRecords.newRecords();
  const plan: Plan = {
    file,
    ...describeSheet(chosenSheet, rows, reading),
    inspections: inspections.map(({ id, title, origin, published = null }) => ({
      ...{ id, title, origin, published },
    })),
    boards: boards.map(({ id, title }) => ({ id, title })),
    batches: batches.map(({ id, title }) => ({ id, title })),
    added: results.flatMap(({ addedRow = [] }) => addedRow),
    changed: results.flatMap(({ changedRow = [] }) => changedRow),
    unchanged: results.flatMap(({ unchangedId = [] }) => unchangedId),
    refused: refusals,
    worked_out: results.flatMap(({ computedCells }) => computedCells),
    absent: [...states.keys()].filter((id) => !firstRows.has(id)).sort(compareIds),
    on,
    undated: [...groupBy(results, ({ undatedEvents }) => undatedEvents)].map(([event, sameEventResults]) => ({
      event,
      ids: sameEventResults.flatMap(({ addedRow }) => addedRow?.id ?? []),
    })),
    unbatched: results.flatMap(({ addedRow, isUnbatched }) => (addedRow && isUnbatched ? addedRow.id : [])),
    placeholders: findPlaceholderCells(rows),
    personal: findPersonalDataCells(rows),
    garbled: findGarbledCells(rows, header),
  };
  const actionFiles = results.flatMap(({ file = [] }) => file);
  const relatedFiles = [...inspections, ...boards, ...batches].map((record) => record.file);
  return { plan, files: actionFiles.length === 0 ? [] : [...relatedFiles, ...actionFiles] };
}

/** The part of the plan that shows how the sheet was read. */
const describeSheet = (
  { sheet, header, others }: ChosenSheet,
  rows: readonly SheetRow[],
  { mapping }: CellReadOptions,
) => ({
  sheet: sheet.name,
  header_row: header.rowIndex + 1,
  rows: rows.length,
  read: [...header.columns].map(([column, index]) => ({ heading: header.headings[index] ?? '', column })),
  unread: header.headings.filter(
    (heading) => heading !== '' && columnOfHeading(mapping, heading) === undefined,
  ),
  other_sheets: others,
  trailing_rows: sheet.trailingRows,
  formulas: rows.flatMap(({ cells }) => [...cells.values()]).filter(({ kind }) => kind === 'formula').length,
});

/** A refusal for each error of a row. Any other error is thrown again. */
function createRefusals(
  error: unknown,
  { row }: SheetRow,
  { columns, headings }: Header,
): readonly Refusal[] {
  const errors = error instanceof EditError ? [new RowError(error.message)] : rowErrorsIn(error);
  return errors.map(({ message, column }) => {
    const index = column === undefined ? undefined : columns.get(column);
    return index === undefined
      ? { row, column: null, heading: null, reason: message }
      : { row, column: formatColumnLetters(index), heading: headings[index] ?? null, reason: message };
  });
}
