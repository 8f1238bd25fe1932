/** What moved in a period: the movement by origin and type, the batches, and what changed without moving. */

import { compareBy, groupBy } from '../../domain/collections.ts';
import {
  type ActionState,
  countedTypes,
  type Filter,
  matchesFilter,
  statesAsAt,
} from '../../domain/filter.ts';
import {
  type BatchOutcomes,
  batchOutcomes,
  eventsWithin,
  isBalanced,
  type Movement,
  movementCounts,
  movementOf,
} from '../../domain/movement.ts';
import type { Action } from '../../domain/records/action.ts';
import type { Event } from '../../domain/records/event.ts';
import { byId, type FileAccount, type Register } from '../../domain/register.ts';
import { type ActionType, isInspectorate } from '../../domain/vocabulary.ts';
import type { Changes, Happening } from './schema.ts';

interface Place {
  readonly origin: string | null;
  readonly type: ActionType;
}

export interface MovementRow extends Place, Movement {}

/** The same with the ids behind each figure of the movement and of the batches. */
export interface ProvenChanges extends Omit<Changes, 'movement' | 'batches'> {
  readonly movement: readonly MovementRow[];
  readonly batches: readonly BatchOutcomes[];
}

export interface ChangesQuestion {
  readonly since: string;
  readonly until: string;
  readonly filter: Filter;
  readonly allTypes: boolean;
}

export function changesBetween(
  register: Register,
  files: FileAccount,
  question: ChangesQuestion,
): ProvenChanges {
  const { since, until, filter } = question;
  const types = countedTypes(filter, question);
  const chosen = matchesFilter({ ...filter, type: types }, until);
  const known = statesAsAt(register, until).filter((state) => state.counted && chosen(state));
  const actions = known.map(({ action }) => action);
  return {
    since,
    until,
    movement: movementRows(register, known, types, question),
    batches: batchesBy(register, until, actions),
    ...happenings(actions, since, until),
    unbalanced: actions
      .filter((action) => !isBalanced(movementOf([action], since, until)))
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
  const places = [...register.settings.origins.map(({ id }) => id), ...strangers(register, known)];
  return places.flatMap((origin) =>
    types.map((type) => {
      const those = known.filter((one) => one.origin === origin && one.action.type === type);
      const actions = those.map(({ action }) => action);
      return { origin, type, ...movementOf(actions, since, until) };
    }),
  );
}

/** What happened in the period, one by one. */
function happenings(actions: readonly Action[], since: string, until: string) {
  const moved = movementOf(actions, since, until);
  const within = <Name extends Event['event']>(name: Name) => eventsWithin(actions, name, since, until);
  const crossing = <Name extends 'issued' | 'reopened' | 'closed'>(name: Name) => {
    const ids = new Set(moved[name]);
    return within(name).filter(({ action }) => ids.has(action.id));
  };
  return {
    issued: crossing('issued').map(plainly),
    reopened: crossing('reopened')
      .filter(({ before }) => before.status === 'closed')
      .map(plainly),
    closed: crossing('closed').map((one) => ({ ...plainly(one), route: one.event.route ?? null })),
    submitted: within('submitted').map((one) => ({ ...plainly(one), batch: one.event.batch ?? null })),
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

interface Told {
  readonly action: Action;
  readonly event: { readonly on: string };
  readonly before: { readonly batch: string | null };
}

const plainly = ({ action, event }: Told): Happening => ({ id: action.id, on: event.on });
const withBatch = (told: Told) => ({ ...plainly(told), batch: told.before.batch });

/** The answer as it is published: figures, without the ids behind those of the movement and of the batches. */
export const plainChanges = ({ since, until, movement, batches, ...others }: ProvenChanges): Changes => ({
  since,
  until,
  movement: movement.map(({ origin, type, ...moved }) => ({ origin, type, ...movementCounts(moved) })),
  batches: batches.map((fate) => ({
    id: fate.id,
    referred: fate.referred.length,
    closed: fate.closed.length,
    returned: fate.returned.length,
    withdrawn: fate.withdrawn.length,
    awaiting: fate.awaiting.length,
  })),
  ...others,
});

/** Origins that stand in no row of the register's own list, so that nothing falls out of the movement. */
const strangers = (
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

/** The fate of every batch sent by `until`, in the order in which they were sent. Only actions that count are counted. */
export function batchesBy(
  register: Register,
  until: string,
  actions: readonly Action[] = countedOn(register, until),
): readonly BatchOutcomes[] {
  const known = byId(register.batches);
  const sent = register.batches.filter((batch) => batch.sent <= until).map(({ id }) => id);
  const members = groupBy(actions, (action) => batchesIn(action, until));
  return [...new Set([...sent, ...members.keys()])]
    .sort()
    .sort(compareBy((id) => known.get(id)?.sent ?? ''))
    .map((id) => batchOutcomes(members.get(id) ?? [], id, until));
}

/** The batches into which an action was put by a day. */
const batchesIn = ({ history }: Action, until: string): ReadonlySet<string> =>
  new Set(
    history.flatMap((event) =>
      event.event === 'submitted' && event.on <= until && event.batch !== undefined ? [event.batch] : [],
    ),
  );
