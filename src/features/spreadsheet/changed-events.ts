/** Creates the events that give an action the leads, board, target, progress and status of its row. */

import type { ActionState } from '../../domain/filter.ts';
import { ownerFields } from '../../domain/position.ts';
import { closureRoutes, type Status } from '../../domain/vocabulary.ts';
import type { EventFields } from '../edit-actions/added-events.ts';
import type { ImportBase } from './import-base.ts';
import type { PlannedChange } from './import-schema.ts';
import type { HistoryContext } from './initial-history.ts';
import {
  readCellDate,
  readCellLine,
  readCellOwner,
  readCellRole,
  readCellWord,
  readStatus,
  type SheetRow,
} from './read-cells.ts';
import { type ErrorCollector, RowError } from './row-errors.ts';
import { readNewUpdates } from './thread-changes.ts';

/** What every changed row of an import shares. */
export interface ChangeContext extends Pick<HistoryContext, 'reading' | 'relatedRecords' | 'on' | 'remarks'> {
  /** The reason, for corrections and events that need one. */
  readonly note: string;
  /** Whether the user gave the note; a replaced target needs one. */
  readonly hasNote: boolean;
  readonly approvedBy: string | undefined;
  /** The export from which the sheets were made, if it is known. */
  readonly base: ImportBase | undefined;
}

/** A row of an action that is on the register. */
export interface ExistingRow {
  readonly row: SheetRow;
  readonly state: ActionState;
  readonly context: ChangeContext;
}

/** An event to add, and what it changes. */
export interface PlannedEvent {
  readonly event: string;
  readonly fields: EventFields;
  readonly fieldChanges: readonly PlannedChange[];
  /** Columns of past events whose change this event explains. */
  readonly explainedColumns: readonly string[];
}

/** A row compared with its action; `changed` are the columns of the position that differ. */
interface ComparedRow extends ExistingRow, Pick<ErrorCollector, 'attempt'> {
  readonly changedColumns: ReadonlySet<string>;
}

/** The events of a changed row. Cells that cannot be read, and events that are not allowed, are collected as errors. */
export const createChangeEvents = (comparedRow: ComparedRow): readonly PlannedEvent[] => [
  ...createAssignedEvent(comparedRow),
  ...createTargetEvent(comparedRow),
  ...createProgressEvents(comparedRow),
  ...createStatusEvent(comparedRow),
];

/** The value of a column if it differs from the position and can be read. */
const readIfChanged = <Value>(
  { changedColumns, attempt }: ComparedRow,
  column: string,
  readValue: () => Value,
): Value | undefined => (changedColumns.has(column) ? attempt(readValue) : undefined);

const compareField = (
  field: string,
  valueBefore: string | null,
  valueAfter: string | undefined,
  event: string,
): readonly PlannedChange[] =>
  valueAfter === undefined || valueAfter === valueBefore
    ? []
    : [{ field, from: valueBefore, to: valueAfter, by: event }];

function createAssignedEvent(comparedRow: ComparedRow): readonly PlannedEvent[] {
  const { row, state, context, attempt } = comparedRow;
  const boardName = readIfChanged(comparedRow, 'board', () => readCellOwner(row, 'board'));
  const owners = {
    force_lead: readIfChanged(comparedRow, 'force_lead', () => readCellRole(row, 'force_lead', context)),
    delivery_lead: readIfChanged(comparedRow, 'delivery_lead', () =>
      readCellRole(row, 'delivery_lead', context),
    ),
    board: boardName === undefined ? undefined : attempt(() => context.relatedRecords.board(boardName)),
  };
  const fieldChanges = ownerFields.flatMap((field) =>
    compareField(field, state.position[field], owners[field], 'assigned'),
  );
  if (fieldChanges.length === 0) return [];
  const fields = Object.fromEntries(fieldChanges.map(({ field, to: value }) => [field, value]));
  return [{ event: 'assigned', fields, fieldChanges, explainedColumns: [] }];
}

function createTargetEvent(comparedRow: ComparedRow): readonly PlannedEvent[] {
  const { row, state, context, attempt } = comparedRow;
  const { reading, note, hasNote, approvedBy } = context;
  const current = state.position.target;
  const target = readIfChanged(comparedRow, 'target', () => readCellDate(row, 'target', reading));
  const fieldChanges = compareField('target', current, target, 'target');
  if (fieldChanges.length === 0) return [];
  attempt(() => {
    if (current !== null && !(hasNote && approvedBy !== undefined))
      throw new RowError(
        'this replaces an earlier target. Give the reason with --note, and who approved it with --approved-by',
        'target',
      );
  });
  const fields = current === null ? { by: target } : { by: target, reason: note, approved_by: approvedBy };
  return [{ event: 'target', fields, fieldChanges, explainedColumns: [] }];
}

function createProgressEvents(comparedRow: ComparedRow): readonly PlannedEvent[] {
  const { row, state, context } = comparedRow;
  const updates = readIfChanged(comparedRow, 'progress', () => readNewUpdates(row, state, context));
  const rag = readIfChanged(comparedRow, 'rag', () => readCellWord(row, 'rag'));
  const { entries = [], undatedText } = updates ?? {};
  const ratingChange = compareField('rag', state.position.rag, rag, 'progress');
  const newest = undatedText === undefined ? entries.at(-1) : undefined;
  const ratedEntry = newest && newest.on >= (state.position.last_event ?? '') ? newest : undefined;
  const datedEvents = entries.map((entry) => ({
    event: entry.on > (state.position.closed_on ?? entry.on) ? 'note' : 'progress',
    fields: { on: entry.on, ...(entry === ratedEntry ? { rag } : {}), note: entry.note },
    fieldChanges: [
      { field: 'progress', from: null, to: `${entry.on}: ${entry.note}`, by: 'progress' },
      ...(entry === ratedEntry ? ratingChange : []),
    ],
    explainedColumns: ['progress_on'],
  }));
  const fieldChanges = [
    ...compareField('progress', null, undatedText, 'progress'),
    ...(ratedEntry ? [] : ratingChange),
  ];
  if (fieldChanges.length === 0) return datedEvents;
  const fields = { on: readProgressDay(comparedRow), rag, note: undatedText ?? context.note };
  return [...datedEvents, { event: 'progress', fields, fieldChanges, explainedColumns: ['progress_on'] }];
}

/** The day of an update whose date was changed on the sheet as well; undefined for the day of the import. */
function readProgressDay(comparedRow: ComparedRow): string | undefined {
  const { row, state, context, attempt } = comparedRow;
  if (!context.base) return undefined;
  const day = readIfChanged(comparedRow, 'progress_on', () =>
    readCellDate(row, 'progress_on', context.reading),
  );
  attempt(() => {
    const lastDay = state.action.history.findLast(({ event }) => event === 'progress')?.on;
    if (day !== undefined && lastDay !== undefined && day < lastDay)
      throw new RowError(
        `the date of the update is before that of the latest update on the register, ${lastDay}`,
        'progress_on',
      );
    if (day !== undefined && day > context.on)
      throw new RowError(`the date of the update is after ${context.on}`, 'progress_on');
  });
  return day;
}

function createStatusEvent(comparedRow: ComparedRow): readonly PlannedEvent[] {
  const { row, state, context, attempt } = comparedRow;
  const current = state.position.status;
  const status = readIfChanged(comparedRow, 'status', () => readStatus(row));
  if (status === undefined || status === current) return [];
  return attempt(() => [planTransition(row, current ?? 'open', status, context)]) ?? [];
}

/**
 * The event that changes an action from one status to another.
 * @throws RowError if the row lacks something that the event needs, or no event leads from one to the other
 */
function planTransition(
  row: SheetRow,
  statusBefore: Status,
  statusAfter: Status,
  { reading, note, approvedBy }: ChangeContext,
): PlannedEvent {
  const plan = (event: string, fields: EventFields, explainedColumns: readonly string[]): PlannedEvent => ({
    ...{ event, fields, explainedColumns },
    fieldChanges: [{ field: 'status', from: statusBefore, to: statusAfter, by: event }],
  });
  const readDay = (column: string) => readCellDate(row, column, reading);
  if (statusAfter === 'closed') {
    const route = readCellWord(row, 'route');
    if (route === undefined)
      throw new RowError(
        `to close an action, enter its closure route in the column \`Closure route\`: ${closureRoutes.join(', ')}`,
        'status',
      );
    return plan('closed', { on: readDay('closed_on'), route, note }, ['closed_on', 'route']);
  }
  if (statusAfter === 'submitted' && statusBefore !== 'closed') {
    const batch = readCellLine(row, 'batch');
    if (batch === undefined)
      throw new RowError('to submit an action, enter its batch; `afi submit` creates a new batch', 'status');
    return plan('submitted', { on: readDay('submitted_on'), batch }, ['submitted_on', 'batch']);
  }
  if (statusAfter === 'complete' && (statusBefore === 'open' || statusBefore === 'returned')) {
    if (approvedBy === undefined)
      throw new RowError('to complete an action, give who approved it with --approved-by', 'status');
    const fields = { on: readDay('completed_on'), approved_by: approvedBy, note };
    return plan('completed', fields, ['completed_on']);
  }
  if (statusAfter === 'returned' && statusBefore === 'submitted')
    return plan('returned', { on: readDay('returned_on'), note }, ['returned_on']);
  if (statusAfter === 'open' && statusBefore === 'submitted')
    throw new RowError(
      'an action that was submitted does not become open. Use the status returned, or record a withdrawal with `afi withdraw`',
      'status',
    );
  if (statusAfter === 'open' && statusBefore !== 'returned')
    return plan('reopened', { note }, ['closed_on', 'route', 'completed_on']);
  throw new RowError(`an action that is ${statusBefore} cannot become ${statusAfter}`, 'status');
}
