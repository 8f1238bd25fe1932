/** Creates the events that give an action the leads, board, target, progress and status of its row. */

import type { Position } from '../../domain/position.ts';
import type { Status } from '../../domain/vocabulary.ts';
import type { EventFields } from '../edit-actions/pending-commit.ts';
import { type Reading, readDate, readLine, readText, readWord, type SheetRow } from './import-row.ts';
import type { PlannedChange } from './import-schema.ts';
import type { RelatedRecords } from './related-records.ts';
import { type ErrorCollector, RowFault } from './row-errors.ts';

export interface ChangeContext {
  readonly reading: Reading;
  readonly surroundings: RelatedRecords;
  readonly on: string;
  /** The reason, for corrections and events that need one. */
  readonly note: string;
  /** Whether the user gave the note; a replaced target needs one. */
  readonly noteGiven: boolean;
  readonly approvedBy: string | undefined;
}

export interface NewEvent {
  readonly event: string;
  readonly fields: EventFields;
  readonly fieldChanges: readonly PlannedChange[];
  /** Columns of past events whose change this event explains. */
  readonly explainedColumns: readonly string[];
}

/** A row compared with its action; `changed` are the columns of the position that differ. */
interface ComparedRow extends Pick<ErrorCollector, 'attempt'> {
  readonly row: SheetRow;
  readonly position: Position;
  readonly changed: ReadonlySet<string>;
  readonly around: ChangeContext;
}

export const changeEvents = (compared: ComparedRow): readonly NewEvent[] => [
  ...assignedEvent(compared),
  ...targetEvent(compared),
  ...progressEvent(compared),
  ...statusEvent(compared),
];

/** The value of a column if it differs from the position and can be read. */
const read = <Value>(
  { changed, attempt }: ComparedRow,
  column: string,
  of: () => Value,
): Value | undefined => (changed.has(column) ? attempt(of) : undefined);

const fieldChanges = (
  field: string,
  from: string | null,
  to: string | undefined,
  by: string,
): readonly PlannedChange[] => (to === undefined || to === from ? [] : [{ field, from, to, by }]);

function assignedEvent(compared: ComparedRow): readonly NewEvent[] {
  const { row, position, around, attempt } = compared;
  const boardName = read(compared, 'board', () => readLine(row, 'board'));
  const owners = {
    force_lead: read(compared, 'force_lead', () => readLine(row, 'force_lead')),
    delivery_lead: read(compared, 'delivery_lead', () => readLine(row, 'delivery_lead')),
    board: boardName === undefined ? undefined : attempt(() => around.surroundings.board(boardName)),
  };
  const others = (['force_lead', 'delivery_lead', 'board'] as const).flatMap((field) =>
    fieldChanges(field, position[field], owners[field], 'assigned'),
  );
  if (others.length === 0) return [];
  const fields = Object.fromEntries(others.map(({ field, to }) => [field, to]));
  return [{ event: 'assigned', fields, fieldChanges: others, explainedColumns: [] }];
}

function targetEvent(compared: ComparedRow): readonly NewEvent[] {
  const { row, position, around, attempt } = compared;
  const by = read(compared, 'target', () => readDate(row, 'target', around.reading));
  if (by === undefined || by === position.target) return [];
  const { note, noteGiven, approvedBy } = around;
  const replaces = position.target !== null;
  attempt(() => {
    if (replaces && !(noteGiven && approvedBy !== undefined))
      throw new RowFault(
        'a target that replaces an earlier one needs --note, why, and --approved-by, who agreed',
        'target',
      );
  });
  const fields = replaces ? { by, reason: note, approved_by: approvedBy } : { by };
  return [
    {
      event: 'target',
      fields,
      fieldChanges: fieldChanges('target', position.target, by, 'target'),
      explainedColumns: [],
    },
  ];
}

function progressEvent(compared: ComparedRow): readonly NewEvent[] {
  const { row, position, around } = compared;
  const note = read(compared, 'progress', () => readText(row, 'progress'));
  const rag = read(compared, 'rag', () => readWord(row, 'rag'));
  const others = [
    ...fieldChanges('progress', null, note, 'progress'),
    ...fieldChanges('rag', position.rag, rag, 'progress'),
  ];
  if (others.length === 0) return [];
  const fields = { rag, note: note ?? around.note };
  return [{ event: 'progress', fields, fieldChanges: others, explainedColumns: ['progress_on'] }];
}

function statusEvent(compared: ComparedRow): readonly NewEvent[] {
  const { row, position, around, attempt } = compared;
  const status = read(compared, 'status', () => readWord(row, 'status') as Status | undefined);
  if (status === undefined || status === position.status) return [];
  const move = attempt(() => createStatusEvent(row, position.status ?? 'open', status, around));
  return move ? [move] : [];
}

/** The event that changes an action from one status to another; throws `RowFault` if it lacks something or is not allowed. */
function createStatusEvent(
  row: SheetRow,
  from: Status,
  to: Status,
  { reading, note, approvedBy }: ChangeContext,
): NewEvent {
  const made = (event: string, fields: EventFields, explainedColumns: readonly string[]): NewEvent => ({
    event,
    fields,
    fieldChanges: [{ field: 'status', from, to, by: event }],
    explainedColumns,
  });
  if (to === 'closed') {
    const route = readWord(row, 'route');
    if (route === undefined) throw new RowFault('to close it, name the closure route', 'status');
    return made('closed', { on: readDate(row, 'closed_on', reading), route, note }, ['closed_on', 'route']);
  }
  if (to === 'submitted' && from !== 'closed') {
    const batch = readLine(row, 'batch');
    if (batch === undefined)
      throw new RowFault('to submit it, name the batch; `afi submit` makes a new one', 'status');
    return made('submitted', { on: readDate(row, 'submitted_on', reading), batch }, [
      'submitted_on',
      'batch',
    ]);
  }
  if (to === 'complete' && from === 'open') {
    if (approvedBy === undefined)
      throw new RowFault('to complete it, say --approved-by, who agreed', 'status');
    const on = readDate(row, 'completed_on', reading);
    return made('completed', { on, approved_by: approvedBy, note }, ['completed_on']);
  }
  if (to === 'open' && from === 'submitted')
    throw new RowFault(
      'was it returned or withdrawn? `afi outcome` or `afi withdraw` records that',
      'status',
    );
  if (to === 'open') return made('reopened', { note }, ['closed_on', 'route', 'completed_on']);
  throw new RowFault(`an action that is ${from} does not become ${to}`, 'status');
}
