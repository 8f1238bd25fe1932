/** Builds the plan of an import from the rows of a sheet: which action each row is, what it changes, and which rows are refused. */

import type { CommandContext, RecordedFile } from '../../app/command.ts';
import { groupBy } from '../../domain/collections.ts';
import { type ActionState, statesAsAt } from '../../domain/filter.ts';
import { compareIds } from '../../domain/ids.ts';
import { fileOf } from '../../domain/records/record-paths.ts';
import { normaliseReference, referenceKeys } from '../../domain/reference-pairing.ts';
import type { Register } from '../../domain/register.ts';
import type { Header } from '../../domain/sheet.ts';
import { EditError } from '../../storage/yaml-edit/edit.ts';
import { changedColumns, changedComputedColumns } from './changed-columns.ts';
import type { ChangeContext } from './changed-events.ts';
import { planChangedRow } from './changed-row.ts';
import { type ChosenSheet, columnOfHeading } from './column-mapping.ts';
import { type ActionColumn, columnsFor, extraColumn } from './columns.ts';
import { refusalAt } from './import-plan.ts';
import { type Reading, readLine, type SheetRow, splitRow } from './import-row.ts';
import type { ComputedCell, Plan, PlannedRow, Refusal } from './import-schema.ts';
import { findPersonalDataCells, rowsBelow } from './mapped-rows.ts';
import { planNewRow } from './new-row.ts';
import { createRelatedRecords } from './related-records.ts';
import { faultsIn, RowFault } from './row-errors.ts';
import { actionIdOfRow } from './row-identity.ts';

export interface ImportRequest {
  /** The file's name, for notes. */
  readonly file: string;
  readonly on: string;
  readonly reading: Reading;
  readonly origin: string | undefined;
  readonly batch: string | undefined;
  readonly note: string | undefined;
  readonly approvedBy: string | undefined;
}

/** The results of the rows so far. */
interface PlanBuilder {
  readonly added: PlannedRow[];
  readonly changed: PlannedRow[];
  readonly unchanged: string[];
  readonly refused: Refusal[];
  readonly workedOut: ComputedCell[];
  readonly files: RecordedFile[];
  /** By event, the new actions in which it has the date of the import. */
  readonly undated: Map<string, string[]>;
  readonly unbatched: string[];
  /** The first row of each action. */
  readonly seen: Map<string, number>;
}

export function buildImportPlan(
  context: CommandContext,
  chosen: ChosenSheet,
  request: ImportRequest,
): { readonly plan: Plan; readonly files: readonly RecordedFile[] } {
  const { header, sheet } = chosen;
  const { on, reading, note = `Taken from ${request.file}.` } = request;
  const surroundings = createRelatedRecords(context.register, request.origin);
  const around: ChangeContext & ImportRequest = {
    ...request,
    surroundings,
    note,
    noteGiven: request.note !== undefined,
  };
  const states = new Map(statesAsAt(context.register, on).map((one) => [one.action.id, one]));
  const tally: PlanBuilder = {
    ...{ added: [], changed: [], unchanged: [], refused: [], workedOut: [] },
    ...{ files: [], unbatched: [], seen: new Map(), undated: new Map() },
  };
  const take = createRowImporter(context, states, header, around, tally);
  const rows = rowsBelow(chosen, reading.mapping);
  for (const row of rows) {
    try {
      const taken = splitRow(row).map(take);
      surroundings.commitRow();
      for (const add of taken) add();
    } catch (error) {
      surroundings.rollbackRow();
      for (const { message, column } of faultsIn(error instanceof EditError ? refusedEdit(error) : error)) {
        const at = column === undefined ? undefined : header.columns.get(column);
        tally.refused.push(refusalAt(row.row, at, header.headings, message));
      }
    }
  }
  const made = surroundings.newRecords();
  const idAndTitle = ({ id, title }: { readonly id: string; readonly title: string }) => ({ id, title });
  const plan: Plan = {
    file: request.file,
    sheet: sheet.name,
    header_row: header.rowIndex + 1,
    rows: rows.length,
    read: [...header.columns].map(([column, at]) => ({ heading: header.headings[at] ?? '', column })),
    unread: header.headings.filter(
      (one) => one !== '' && columnOfHeading(reading.mapping, one) === undefined,
    ),
    other_sheets: chosen.others,
    trailing_rows: sheet.trailingRows,
    formulas: rows.reduce((sum, { cells }) => sum + formulasIn(cells.values()), 0),
    inspections: made.inspections.map((one) => ({
      ...idAndTitle(one),
      origin: one.origin,
      published: one.published ?? null,
    })),
    boards: made.boards.map(idAndTitle),
    batches: made.batches.map(idAndTitle),
    added: tally.added,
    changed: tally.changed,
    unchanged: tally.unchanged,
    refused: tally.refused,
    worked_out: tally.workedOut,
    absent: [...states.keys()].filter((id) => !tally.seen.has(id)).sort(compareIds),
    on,
    undated: [...tally.undated].map(([event, ids]) => ({ event, ids })),
    unbatched: tally.unbatched,
    personal: findPersonalDataCells(rows),
  };
  const before = [...made.inspections, ...made.boards, ...made.batches].map(({ file }) => file);
  return { plan, files: tally.files.length === 0 ? [] : [...before, ...tally.files] };
}

const refusedEdit = ({ message }: EditError) => new RowFault(message);

const formulasIn = (cells: Iterable<{ readonly kind: string }>): number =>
  [...cells].filter(({ kind }) => kind === 'formula').length;

/** The exported columns that the sheet has. */
function columnsRead({ actions }: Register, { columns }: Header): readonly ActionColumn[] {
  const known = columnsFor(actions);
  const names = new Set(known.map(({ name }) => name));
  const extra = [...columns.keys()].filter((name) => name.startsWith('extra.') && !names.has(name));
  return [
    ...known.filter(({ name }) => columns.has(name)),
    ...extra.map((name) => extraColumn(name.slice('extra.'.length))),
  ];
}

/** A function that reads a row and returns a function that adds it to the plan; throws `RowFault` if the row is refused. */
function createRowImporter(
  context: CommandContext,
  states: ReadonlyMap<string, ActionState>,
  header: Header,
  around: ChangeContext & ImportRequest,
  tally: PlanBuilder,
): (row: SheetRow) => () => void {
  const byRef = groupBy(states.values(), ({ action }) => referenceKeys(action));
  const columns = columnsRead(context.register, header);
  const once = (id: string, row: number): void => {
    const earlier = tally.seen.get(id);
    if (earlier !== undefined && earlier !== row)
      throw new RowFault(`${id} stands in row ${earlier} already`);
    tally.seen.set(id, row);
  };
  const compare = (state: ActionState, row: SheetRow) => {
    const { id, title } = state.action;
    const comparison = { row, state, columns, reading: around.reading, on: around.on };
    const different = changedColumns(comparison);
    const file = fileOf('action', id);
    const before = different.length === 0 ? '' : context.recordText(file);
    const done = different.length === 0 ? undefined : planChangedRow(row, state, different, before, around);
    const worked = changedComputedColumns(comparison, header, context.register.settings);
    return () => {
      tally.workedOut.push(...worked);
      if (!done) return void tally.unchanged.push(id);
      tally.files.push({ file, before, after: done.after });
      tally.changed.push({ row: row.row, id, title, changes: done.changes });
    };
  };
  return (row) => {
    const idAndTitle = actionIdOfRow(row, around) ?? onlyActionWithRef(row, byRef);
    const state = idAndTitle === undefined ? undefined : states.get(idAndTitle);
    if (state) {
      once(state.action.id, row.row);
      return compare(state, row);
    }
    const fresh = planNewRow(row, around);
    once(fresh.id, row.row);
    if (context.register.hasFile(fresh.file.file))
      throw new RowFault(
        `${fresh.id} is in the register, but was not issued by ${around.on}, or its file is rejected`,
      );
    return () => {
      tally.files.push(fresh.file);
      tally.added.push({ row: row.row, id: fresh.id, title: fresh.title, changes: [] });
      for (const event of fresh.undated)
        tally.undated.set(event, [...(tally.undated.get(event) ?? []), fresh.id]);
      if (fresh.unbatched) tally.unbatched.push(fresh.id);
    };
  };
}

/** The id of the only action with the reference of a row. */
function onlyActionWithRef(
  row: SheetRow,
  byRef: ReadonlyMap<string, readonly ActionState[]>,
): string | undefined {
  const those = byRef.get(normaliseReference(readLine(row, 'portal_refs') ?? ''));
  return those?.length === 1 ? those[0]?.action.id : undefined;
}
