/** The events that bring an action to what a row says of its owners, target, progress and status. */

import type { Position } from '../../domain/position.ts';
import type { Status } from '../../domain/vocabulary.ts';
import type { EventFields } from '../edit-actions/pending-commit.ts';
import type { FieldChange } from '../edit-actions/schema.ts';
import { dayIn, lineIn, type Reading, type SheetRow, textIn, wordIn } from './import-row.ts';
import type { Surroundings } from './related-records.ts';
import { RowFault, type Trial } from './row-errors.ts';

export interface Around {
  readonly reading: Reading;
  readonly surroundings: Surroundings;
  readonly on: string;
  /** Why, for corrections and events that need it. */
  readonly note: string;
  /** Whether the officer gave that note; a target that is replaced is not without. */
  readonly noteGiven: boolean;
  readonly approvedBy: string | undefined;
}

export interface NewEvent {
  readonly event: string;
  readonly fields: EventFields;
  readonly told: readonly FieldChange[];
  /** Columns of the past that the event itself accounts for. */
  readonly accounts: readonly string[];
}

/** A row held against how its action stands; `changed` are the columns of its state that say otherwise. */
interface Said extends Pick<Trial, 'tried'> {
  readonly row: SheetRow;
  readonly position: Position;
  readonly changed: ReadonlySet<string>;
  readonly around: Around;
}

export const eventsOf = (said: Said): readonly NewEvent[] => [
  ...assigned(said),
  ...targeted(said),
  ...progressed(said),
  ...moved(said),
];

/** What a column of the state says, where it says otherwise and can be read. */
const read = <Value>({ changed, tried }: Said, column: string, of: () => Value): Value | undefined =>
  changed.has(column) ? tried(of) : undefined;

const told = (
  field: string,
  from: string | null,
  to: string | undefined,
  by: string,
): readonly FieldChange[] => (to === undefined || to === from ? [] : [{ field, from, to, by }]);

function assigned(said: Said): readonly NewEvent[] {
  const { row, position, around, tried } = said;
  const boardName = read(said, 'board', () => lineIn(row, 'board'));
  const owners = {
    force_lead: read(said, 'force_lead', () => lineIn(row, 'force_lead')),
    delivery_lead: read(said, 'delivery_lead', () => lineIn(row, 'delivery_lead')),
    board: boardName === undefined ? undefined : tried(() => around.surroundings.board(boardName)),
  };
  const others = (['force_lead', 'delivery_lead', 'board'] as const).flatMap((field) =>
    told(field, position[field], owners[field], 'assigned'),
  );
  if (others.length === 0) return [];
  const fields = Object.fromEntries(others.map(({ field, to }) => [field, to]));
  return [{ event: 'assigned', fields, told: others, accounts: [] }];
}

function targeted(said: Said): readonly NewEvent[] {
  const { row, position, around, tried } = said;
  const by = read(said, 'target', () => dayIn(row, 'target', around.reading));
  if (by === undefined || by === position.target) return [];
  const { note, noteGiven, approvedBy } = around;
  const replaces = position.target !== null;
  tried(() => {
    if (replaces && !(noteGiven && approvedBy !== undefined))
      throw new RowFault(
        'a target that replaces an earlier one needs --note, why, and --approved-by, who agreed',
        'target',
      );
  });
  const fields = replaces ? { by, reason: note, approved_by: approvedBy } : { by };
  return [{ event: 'target', fields, told: told('target', position.target, by, 'target'), accounts: [] }];
}

function progressed(said: Said): readonly NewEvent[] {
  const { row, position, around } = said;
  const note = read(said, 'progress', () => textIn(row, 'progress'));
  const rag = read(said, 'rag', () => wordIn(row, 'rag'));
  const others = [...told('progress', null, note, 'progress'), ...told('rag', position.rag, rag, 'progress')];
  if (others.length === 0) return [];
  const fields = { rag, note: note ?? around.note };
  return [{ event: 'progress', fields, told: others, accounts: ['progress_on'] }];
}

function moved(said: Said): readonly NewEvent[] {
  const { row, position, around, tried } = said;
  const status = read(said, 'status', () => wordIn(row, 'status') as Status | undefined);
  if (status === undefined || status === position.status) return [];
  const move = tried(() => moveTo(row, position.status ?? 'open', status, around));
  return move ? [move] : [];
}

/** The event that brings an action from one status to another, with what that event needs. */
function moveTo(row: SheetRow, from: Status, to: Status, { reading, note, approvedBy }: Around): NewEvent {
  const made = (event: string, fields: EventFields, accounts: readonly string[]): NewEvent => ({
    event,
    fields,
    told: [{ field: 'status', from, to, by: event }],
    accounts,
  });
  if (to === 'closed') {
    const route = wordIn(row, 'route');
    if (route === undefined) throw new RowFault('to close it, name the closure route', 'status');
    return made('closed', { on: dayIn(row, 'closed_on', reading), route, note }, ['closed_on', 'route']);
  }
  if (to === 'submitted' && from !== 'closed') {
    const batch = lineIn(row, 'batch');
    if (batch === undefined)
      throw new RowFault('to submit it, name the batch; `afi submit` makes a new one', 'status');
    return made('submitted', { on: dayIn(row, 'submitted_on', reading), batch }, ['submitted_on', 'batch']);
  }
  if (to === 'complete' && from === 'open') {
    if (approvedBy === undefined)
      throw new RowFault('to complete it, say --approved-by, who agreed', 'status');
    const on = dayIn(row, 'completed_on', reading);
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
