/** A row of an action that is there: what it says otherwise, field by field, as corrections of facts and as events. A blank cell says nothing. */
import { nothing } from '../../model/data.ts';
import type { ActionColumn } from '../../model/exchange/columns.ts';
import type { Standing } from '../../model/filter.ts';
import type { Status } from '../../model/life-cycle.ts';
import { addEvent, setValue, type Value } from '../../register/edit/edit.ts';
import type { Fields } from '../changing/change.ts';
import { factOf, keysBefore } from './facts.ts';
import { inspectionNamed } from './new-row.ts';
import type { FieldChange } from './plan.ts';
import { dayIn, lineIn, type Reading, type SheetRow, textIn, wordIn } from './row.ts';
import { RowFault, type Trial, trial } from './row-faults.ts';
import type { Surroundings } from './surroundings.ts';

export interface ChangedRow {
  readonly changes: readonly FieldChange[];
  readonly after: string;
}

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

/** The record's text with all that a row changes; throws a fault where something may not be changed so. */
export function changedRow(
  row: SheetRow,
  standing: Standing,
  different: readonly ActionColumn[],
  text: string,
  around: Around,
): ChangedRow | undefined {
  const facts = different.flatMap((column) => (column.part === 'fact' ? [column] : []));
  const changes: FieldChange[] = [];
  const reading = trial();
  let after = text;
  for (const column of facts) {
    const fact = factOf(column.name);
    const value = reading.tried(() => fact?.read(row, around.reading));
    if (!fact || value === undefined) continue;
    const was = column.of(standing, around.on).text;
    const to = shown(value);
    if (to === was) continue;
    after = setValue(after, fact.path, value, keysBefore(fact.path[0]));
    const field = fact.path.join('.');
    const correction = {
      on: around.on,
      event: 'correction',
      field,
      was: was || nothing,
      note: around.note,
    };
    after = addEvent(after, correction);
    changes.push({ field, from: was || null, to, by: 'correction' });
  }
  const states = different.filter(({ part }) => part === 'state').map(({ name }) => name);
  const events = eventsOf(row, standing, new Set(states), around, reading);
  refuseRest(row, standing, different, events, around, reading);
  reading.judge();
  for (const { event, fields } of events) {
    const said = Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
    after = addEvent(after, { on: around.on, event, ...said });
  }
  changes.push(...events.flatMap(({ told }) => told));
  return changes.length === 0 ? undefined : { changes, after };
}

const shown = (value: Value): string =>
  Array.isArray(value) ? value.join('; ') : value === true ? 'yes' : value === false ? 'no' : String(value);

interface NewEvent {
  readonly event: string;
  readonly fields: Fields;
  readonly told: readonly FieldChange[];
  /** Columns of the past that the event itself accounts for. */
  readonly accounts: readonly string[];
}

/** Identity never changes by an import, and what events have said is not said otherwise by a cell. */
function refuseRest(
  row: SheetRow,
  { action, position }: Standing,
  different: readonly ActionColumn[],
  events: readonly NewEvent[],
  { surroundings }: Around,
  { tried, faultless }: Trial,
): void {
  const accounted = new Set(events.flatMap(({ accounts }) => accounts));
  const meansTheSame: Readonly<Record<string, () => boolean>> = {
    id: () => true,
    type: () => wordIn(row, 'type') === action.type,
    inspection: () => {
      const named = inspectionNamed(row);
      return named !== undefined && surroundings.knownInspection(named) === action.inspection;
    },
    route: () => wordIn(row, 'route') === position.route,
  };
  // Where a status could not be read, nobody knows what it would have accounted for.
  const known = faultless();
  for (const { name, part, heading } of different)
    tried(() => {
      if (accounted.has(name) || meansTheSame[name]?.()) return;
      if (part === 'identity')
        throw new RowFault(`an import does not change the ${heading.toLowerCase()} of an action`, name);
      if (part === 'past' && known)
        throw new RowFault('this is what an event that stands has said; an import does not rewrite it', name);
    });
}

function eventsOf(
  row: SheetRow,
  standing: Standing,
  changed: ReadonlySet<string>,
  around: Around,
  { tried }: Trial,
): readonly NewEvent[] {
  const { position } = standing;
  const { reading, surroundings, note } = around;
  const told = (
    field: string,
    from: string | null,
    to: string | undefined,
    by: string,
  ): readonly FieldChange[] => (to === undefined || to === from ? [] : [{ field, from, to, by }]);
  const events: NewEvent[] = [];
  const said = <Value>(column: string, read: () => Value) => (changed.has(column) ? tried(read) : undefined);
  const boardName = said('board', () => lineIn(row, 'board'));
  const owners = {
    force_lead: said('force_lead', () => lineIn(row, 'force_lead')),
    delivery_lead: said('delivery_lead', () => lineIn(row, 'delivery_lead')),
    board: boardName === undefined ? undefined : tried(() => surroundings.board(boardName)),
  };
  const assigned = (['force_lead', 'delivery_lead', 'board'] as const).flatMap((field) =>
    told(field, position[field], owners[field], 'assigned'),
  );
  if (assigned.length > 0)
    events.push({
      event: 'assigned',
      fields: Object.fromEntries(assigned.map(({ field, to }) => [field, to])),
      told: assigned,
      accounts: [],
    });
  const target = said('target', () => dayIn(row, 'target', reading));
  if (target !== undefined && target !== position.target) {
    const replaces = position.target !== null;
    tried(() => {
      if (replaces && !(around.noteGiven && around.approvedBy !== undefined))
        throw new RowFault(
          'a target that replaces an earlier one needs --note, why, and --approved-by, who agreed',
          'target',
        );
    });
    const fields = replaces ? { by: target, reason: note, approved_by: around.approvedBy } : { by: target };
    events.push({
      event: 'target',
      fields,
      told: told('target', position.target, target, 'target'),
      accounts: [],
    });
  }
  const progress = said('progress', () => textIn(row, 'progress'));
  const rag = said('rag', () => wordIn(row, 'rag'));
  const progressed = [
    ...told('progress', null, progress, 'progress'),
    ...told('rag', position.rag, rag, 'progress'),
  ];
  if (progressed.length > 0)
    events.push({
      event: 'progress',
      fields: { rag, note: progress ?? note },
      told: progressed,
      accounts: ['progress_on'],
    });
  const status = said('status', () => wordIn(row, 'status') as Status | undefined);
  if (status !== undefined && status !== position.status) {
    const move = tried(() => moveTo(row, position.status ?? 'open', status, around));
    if (move) events.push(move);
  }
  return events;
}

/** The event that brings an action from one status to another, with what that event needs. */
function moveTo(row: SheetRow, from: Status, to: Status, { reading, note, approvedBy }: Around): NewEvent {
  const made = (event: string, fields: Fields, accounts: readonly string[]): NewEvent => ({
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
