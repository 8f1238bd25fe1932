/** Builds the plan of an import from the rows of its sheets: what is new, changed and refused, and the files to write. */

import type { CommandContext, RegisterFileChange } from '../../app/command.ts';
import { groupBy } from '../../domain/collections.ts';
import { statesAsAt } from '../../domain/filter.ts';
import { compareIds } from '../../domain/ids.ts';
import type { DateOrder } from '../../domain/vocabulary.ts';
import type { CellDateOptions } from './cell-dates.ts';
import { createComparisonRecord, describeComparison, listSheetIds } from './comparison-record.ts';
import type { ImportBase } from './import-base.ts';
import type { Plan } from './import-schema.ts';
import type { SheetChoice } from './import-sheets.ts';
import { createRelatedRecords } from './related-records.ts';
import type { ConflictSide } from './row-comparison.ts';
import { planSheet } from './sheet-plan.ts';

/** What the user asks of an import. */
export interface ImportRequest {
  /** The file's name, for notes. */
  readonly file: string;
  /** The day of the import, as YYYY-MM-DD. */
  readonly on: string;
  readonly dates: Omit<CellDateOptions, 'order'>;
  /** The order of day and month, if the user gives it. */
  readonly dateOrder: DateOrder | undefined;
  readonly note: string | undefined;
  readonly approvedBy: string | undefined;
  /** The export from which the sheets were made, if it is known. */
  readonly base: ImportBase | undefined;
  /** Why the export is not known, or only in part. */
  readonly baseFault: string | undefined;
  /** The side of a conflict that is kept. */
  readonly choiceOf: (id: string, column: string) => ConflictSide | undefined;
}

/** The plan of an import, and the files that `--apply` writes: new related records first, then actions. */
export function buildImportPlan(
  context: CommandContext,
  { sheets, notRead }: SheetChoice,
  request: ImportRequest,
): { readonly plan: Plan; readonly files: readonly RegisterFileChange[] } {
  const { file, on, note = `Taken from ${file}.` } = request;
  const relatedRecords = createRelatedRecords(context.register);
  const states = new Map(statesAsAt(context.register, on).map((state) => [state.action.id, state]));
  const firstRows = new Map<string, { readonly sheet: string; readonly row: number }>();
  const sheetContext = {
    ...request,
    ...{ note, hasNote: request.note !== undefined },
    ...{ commandContext: context, relatedRecords, states, firstRows },
    ...{ sheetIds: listSheetIds(sheets), comparison: createComparisonRecord() },
  };
  const sheetPlans = sheets.map((sheet) => planSheet(sheet, sheetContext));
  const [firstSheet] = sheetPlans;
  if (!firstSheet) throw new Error('an import has no sheet');
  const results = sheetPlans.flatMap((sheetPlan) => sheetPlan.results);
  const { inspections, boards, batches } = relatedRecords.newRecords();
  const plan: Plan = {
    file,
    ...firstSheet.reading,
    sheets: sheetPlans.map(({ reading }) => reading),
    other_sheets: notRead.map(({ sheet }) => sheet),
    not_read: [...notRead],
    inspections: inspections.map(({ id, title, origin, published = null }) => ({
      ...{ id, title, origin, published },
    })),
    boards: boards.map(({ id, title }) => ({ id, title })),
    batches: batches.map(({ id, title }) => ({ id, title })),
    added: results.flatMap(({ addedRow = [] }) => addedRow),
    changed: results.flatMap(({ changedRow = [] }) => changedRow),
    unchanged: results.flatMap(({ unchangedId = [] }) => unchangedId),
    refused: sheetPlans.flatMap(({ refusals }) => refusals),
    worked_out: results.flatMap(({ computedCells }) => computedCells),
    ...describeComparison(request, sheetContext, sheets),
    absent: [...states.keys()].filter((id) => !firstRows.has(id)).sort(compareIds),
    on,
    undated: [...groupBy(results, ({ undatedEvents }) => undatedEvents)].map(([event, sameEventResults]) => ({
      event,
      ids: sameEventResults.flatMap(({ addedRow }) => addedRow?.id ?? []),
    })),
    unbatched: results.flatMap(({ addedRow, isUnbatched }) => (addedRow && isUnbatched ? addedRow.id : [])),
    derived: results.flatMap(({ remarks }) => remarks.derived),
    doubtful: results.flatMap(({ remarks }) => remarks.doubtful),
    threads: results.flatMap(({ remarks }) => remarks.threads),
    placeholders: sheetPlans.flatMap(({ placeholders }) => placeholders),
    personal: sheetPlans.flatMap(({ personal }) => personal),
    garbled: sheetPlans.flatMap(({ garbled }) => garbled),
  };
  const actionFiles = results.flatMap(({ file = [] }) => file);
  const relatedFiles = [...inspections, ...boards, ...batches].map((record) => record.file);
  return { plan, files: actionFiles.length === 0 ? [] : [...relatedFiles, ...actionFiles] };
}
