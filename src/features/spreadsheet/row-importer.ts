/** Imports single rows of a sheet: decides which action a row is for, and what it creates or changes. */
import type { CommandContext, RegisterFileChange } from '../../app/command.ts';
import { groupBy } from '../../domain/collections.ts';
import type { ActionState } from '../../domain/filter.ts';
import { recordFile } from '../../domain/records/record-paths.ts';
import { normaliseReference, referenceKeys } from '../../domain/reference-pairing.ts';
import type { Register } from '../../domain/register.ts';
import type { Header } from '../../domain/sheet.ts';
import { identifyByExport, isRemovedAction } from './base-identity.ts';
import type { ChangeContext } from './changed-events.ts';
import { changedComputedCells, planChangedRow } from './changed-row.ts';
import { type ActionColumn, columnsFor, extraColumn } from './columns.ts';
import type { ComparisonRecord } from './comparison-record.ts';
import { withoutFilledCells } from './filled-cells.ts';
import type { ComputedCell, PlannedRow } from './import-schema.ts';
import type { HistoryContext } from './initial-history.ts';
import { planNewRow } from './new-row.ts';
import { readCellLine, type SheetRow } from './read-cells.ts';
import { type ConflictSide, editedColumns } from './row-comparison.ts';
import { RowError } from './row-errors.ts';
import { findActionId } from './row-identity.ts';
import { collectRemarks, noRemarks, type RemarkCollector, type RowRemarks } from './row-remarks.ts';
import { addStatusCells, statusColumns } from './status-cells.ts';

/** What a row needs of the register and of the import. */
export interface RowContext extends Omit<ChangeContext & HistoryContext, 'remarks'> {
  readonly commandContext: CommandContext;
  /** The name of the sheet. */
  readonly sheet: string;
  readonly header: Header;
  /** The actions on the day of the import, by id. */
  readonly states: ReadonlyMap<string, ActionState>;
  /** The first row of each action. Every row that names an action adds to it, even if the row is refused. */
  readonly firstRows: Map<string, { readonly sheet: string; readonly row: number }>;
  /** The side of a conflict that is kept. */
  readonly choiceOf: (id: string, column: string) => ConflictSide | undefined;
  /** The ids in the rows of all sheets. */
  readonly sheetIds: ReadonlySet<string>;
  readonly comparison: ComparisonRecord;
}

/** What an accepted row adds to the plan; it has one of `addedRow`, `changedRow` and `unchangedId`. */
export interface RowResult {
  readonly addedRow?: PlannedRow;
  readonly changedRow?: PlannedRow;
  /** The id of the action. */
  readonly unchangedId?: string;
  readonly file?: RegisterFileChange;
  readonly computedCells: readonly ComputedCell[];
  /** The events of a new action that get the day of the import. */
  readonly undatedEvents: readonly string[];
  /** Whether a new action is with HMICFRS in no batch. */
  readonly isUnbatched: boolean;
  readonly remarks: RowRemarks;
}

const noNotes = { computedCells: [], undatedEvents: [], isUnbatched: false, remarks: noRemarks };

/** Imports the rows of a sheet. */
export interface RowImporter {
  /** @throws RowErrors if the row is refused */
  readonly importRow: (row: SheetRow) => RowResult;
  /** Whether a row names an action of the register by its id or reference. */
  readonly isKnownAction: (row: SheetRow) => boolean;
}

/** Creates the importer of the rows of a sheet. */
export function createRowImporter(context: RowContext): RowImporter {
  const { commandContext, states, sheet, header, firstRows } = context;
  const statesByReference = groupBy(states.values(), ({ action }) => referenceKeys(action));
  const statesByAnyId = new Map([
    ...[...states.values()].flatMap((state) =>
      (state.action.formerly ?? []).map((formerId) => [formerId, state] as const),
    ),
    ...states,
  ]);
  const columns = selectSheetColumns(commandContext.register, header);
  const assertFirstRow = (id: string, row: number): void => {
    const first = firstRows.get(id);
    if (first && first.sheet !== sheet)
      throw new RowError(`${id} is also in row ${first.row} of the sheet \`${first.sheet}\``);
    if (first && first.row !== row) throw new RowError(`${id} is also in row ${first.row}`);
    firstRows.set(id, { sheet, row });
  };
  const importExisting = (row: SheetRow, state: ActionState, remarks: RemarkCollector): RowResult => {
    const { id, title } = state.action;
    const existingRow = { row, state, context: { ...context, remarks } };
    const differentColumns = editedColumns(existingRow, columnsOfRow(columns, row), context);
    const file = recordFile('action', id);
    const textBefore = differentColumns.length === 0 ? '' : commandContext.recordText(file);
    const changedRow =
      differentColumns.length === 0 ? undefined : planChangedRow(existingRow, differentColumns, textBefore);
    const computedCells = changedComputedCells(
      existingRow,
      columns,
      { header, baseRow: context.base?.rowOf(id) },
      commandContext.register.settings,
    ).map((cell) => ({ sheet, ...cell }));
    const notes = { ...noNotes, computedCells, remarks: remarks.list(id) };
    if (!changedRow) return { ...notes, remarks: { ...notes.remarks, derived: [] }, unchangedId: id };
    return {
      ...notes,
      changedRow: { sheet, row: row.row, id, title, changes: changedRow.changes },
      file: { file, before: textBefore, after: changedRow.textAfter },
    };
  };
  const importRow = (sheetRow: SheetRow): RowResult => {
    const remarks = collectRemarks({ sheet, row: sheetRow.row }, header);
    const row = addStatusCells(sheetRow, context.reading, remarks);
    const namedId = findActionId(row, context) ?? findIdByReference(row, statesByReference);
    const existingId = identifyByExport(row, namedId, context);
    const state = existingId === undefined ? undefined : statesByAnyId.get(existingId);
    if (state) {
      assertFirstRow(state.action.id, row.row);
      return importExisting(withoutFilledCells(row), state, remarks);
    }
    if (existingId !== undefined && isRemovedAction(row, existingId, context)) {
      context.comparison.removedActions.push(existingId);
      return noNotes;
    }
    const { id, title, file, ...notes } = planNewRow(row, { ...context, remarks });
    assertFirstRow(id, row.row);
    if (commandContext.register.hasFile(file.file))
      throw new RowError(
        `${id} is already on the register, but it was issued after ${context.on}, or its file is rejected`,
      );
    return {
      ...{ ...noNotes, ...notes, file, remarks: remarks.list(id) },
      addedRow: { sheet, row: row.row, id, title, changes: [] },
    };
  };
  return {
    importRow,
    isKnownAction: (row) =>
      states.has(row.cells.get('id')?.text.trim() ?? '') ||
      findIdByReference(row, statesByReference) !== undefined,
  };
}

/** The exported columns that the sheet has. */
function selectSheetColumns({ actions }: Register, { columns }: Header): readonly ActionColumn[] {
  const exportedColumns = columnsFor(actions);
  const names = new Set(exportedColumns.map(({ name }) => name));
  const extraNames = [...columns.keys()].filter((name) => name.startsWith('extra.') && !names.has(name));
  return [
    ...exportedColumns.filter(({ name }) => columns.has(name)),
    ...extraNames.map((name) => extraColumn(name.slice('extra.'.length))),
  ];
}

/** The columns of the sheet, and those for which the words of the row's status have a value. */
const columnsOfRow = (columns: readonly ActionColumn[], { cells }: SheetRow): readonly ActionColumn[] => [
  ...columns,
  ...statusColumns.filter(({ name }) => cells.has(name) && !columns.some((column) => column.name === name)),
];

/** The id of the only action with the portal reference of a row. */
function findIdByReference(
  row: SheetRow,
  statesByReference: ReadonlyMap<string, readonly ActionState[]>,
): string | undefined {
  const candidates = statesByReference.get(normaliseReference(readCellLine(row, 'portal_refs') ?? ''));
  return candidates?.length === 1 ? candidates[0]?.action.id : undefined;
}
