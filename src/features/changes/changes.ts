/** Calculates what moved in a period: the movement by origin and type, the batches, and the events of actions that did not move. */

import { buildRecord, compareBy, groupBy } from '../../domain/collections.ts';
import {
  type ActionState,
  countedTypes,
  type Filter,
  matchesFilter,
  statesAsAt,
} from '../../domain/filter.ts';
import {
  batchParts,
  countBatchOutcomes,
  countMovement,
  eventsInPeriod,
  isBalanced,
  movementFigures,
} from '../../domain/movement.ts';
import type { Action } from '../../domain/records/action.ts';
import type { Event } from '../../domain/records/event.ts';
import { byId, type FileAccount, type Register } from '../../domain/register.ts';
import { type ActionType, isInspectorate } from '../../domain/vocabulary.ts';
import type { Changes, Happening } from './schema.ts';

/** The movement of one origin and type. */
export type MovementRow = Changes['movement'][number];

/** A batch, and what became of its actions. */
export type BatchRow = Changes['batches'][number];

export interface ChangesQuestion {
  readonly since: string;
  readonly until: string;
  readonly filter: Filter;
  readonly allTypes: boolean;
}

/** The changes of a period. Actions are chosen by the filter as they are at its end. */
export function changesBetween(register: Register, files: FileAccount, question: ChangesQuestion): Changes {
  const { since, until, filter } = question;
  const types = countedTypes(filter, question);
  const chosen = matchesFilter({ ...filter, type: types }, until);
  const known = statesAsAt(register, until).filter((state) => state.counted && chosen(state));
  const actions = known.map(({ action }) => action);
  return {
    since,
    until,
    movement: movementRows(register, known, types, question),
    batches: batchesSentBy(register, until, actions),
    ...happenings(actions, since, until),
    unbalanced: actions
      .filter((action) => !isBalanced(countMovement([action], since, until)))
      .map(({ id }) => id),
    files,
  };
}

/** A row for each origin and type, also where nothing moved. */
function movementRows(
  register: Register,
  known: readonly ActionState[],
  types: readonly ActionType[],
  { since, until }: ChangesQuestion,
): readonly MovementRow[] {
  const origins = [...register.settings.origins.map(({ id }) => id), ...unlistedOrigins(register, known)];
  return origins.flatMap((origin) =>
    types.map((type) => {
      const actions = known
        .filter((state) => state.origin === origin && state.action.type === type)
        .map(({ action }) => action);
      return { origin, type, ...movementFigures(countMovement(actions, since, until)) };
    }),
  );
}

/** The events of the period, one by one. */
function happenings(actions: readonly Action[], since: string, until: string) {
  const moved = countMovement(actions, since, until);
  const within = <Name extends Event['event']>(name: Name) => eventsInPeriod(actions, name, since, until);
  const transitions = <Name extends 'issued' | 'reopened' | 'closed'>(name: Name) => {
    const ids = new Set(moved[name]);
    return within(name).filter(({ action }) => ids.has(action.id));
  };
  return {
    issued: transitions('issued').map(happening),
    reopened: transitions('reopened')
      .filter(({ before }) => before.status === 'closed')
      .map(happening),
    closed: transitions('closed').map((one) => ({ ...happening(one), route: one.event.route ?? null })),
    submitted: within('submitted').map((one) => ({ ...happening(one), batch: one.event.batch ?? null })),
    returned: within('returned').map(withBatch),
    withdrawn: within('withdrawn').map(withBatch),
    target_changes: within('target').flatMap(({ action, event, before }) =>
      before.target === null || event.by === undefined
        ? []
        : [
            {
              id: action.id,
              on: event.on,
              from: before.target,
              to: event.by,
              reason: event.reason ?? null,
              approved_by: event.approved_by ?? null,
            },
          ],
    ),
  };
}

/** An event, with its action and the action's position before it. */
interface EventInPeriod {
  readonly action: Action;
  readonly event: { readonly on: string };
  readonly before: { readonly batch: string | null };
}

const happening = ({ action, event }: EventInPeriod): Happening => ({ id: action.id, on: event.on });
const withBatch = (one: EventInPeriod) => ({ ...happening(one), batch: one.before.batch });

/** Origins that the register's settings do not list, so that no action is missing from the movement. */
const unlistedOrigins = (
  { settings }: Register,
  known: readonly { readonly origin: string | null }[],
): readonly (string | null)[] => {
  const listed = new Set<string | null>(settings.origins.map(({ id }) => id));
  return [...new Set(known.map(({ origin }) => origin))].filter((origin) => !listed.has(origin)).sort();
};

/** The actions that the summary counts: issued by then, addressed to the force, of HMICFRS's types. */
const countedOn = (register: Register, until: string): readonly Action[] =>
  statesAsAt(register, until)
    .filter(({ counted, action }) => counted && isInspectorate(action.type))
    .map(({ action }) => action);

/** Every batch sent by `until`, in the order in which they were sent, and what became of its actions: of `actions`, else of all that the summary counts. */
export function batchesSentBy(
  register: Register,
  until: string,
  actions: readonly Action[] = countedOn(register, until),
): readonly BatchRow[] {
  const known = byId(register.batches);
  const sent = register.batches.filter((batch) => batch.sent <= until).map(({ id }) => id);
  const members = groupBy(actions, (action) => batchesIn(action, until));
  return [...new Set([...sent, ...members.keys()])]
    .sort()
    .sort(compareBy((id) => known.get(id)?.sent ?? ''))
    .map((id) => {
      const { id: _, ...ids } = countBatchOutcomes(members.get(id) ?? [], id, until);
      return { id, ...buildRecord(batchParts, (part) => ids[part].length), ids };
    });
}

/** The batches into which an action was put by a day. */
const batchesIn = ({ history }: Action, until: string): ReadonlySet<string> =>
  new Set(
    history.flatMap((event) =>
      event.event === 'submitted' && event.on <= until && event.batch !== undefined ? [event.batch] : [],
    ),
  );
