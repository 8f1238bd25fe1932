/** What moved in a period: the movement by origin and type, the batches, and what changed without moving. */
import type { Changes, Happening } from '../model/answers/changes.ts';
import { chosenBy, countedTypes, type Filter, standingsOn } from '../model/filter.ts';
import { type BatchFate, balances, batchFate, eventsWithin, movementOf } from '../model/movement.ts';
import type { Action } from '../model/records/action.ts';
import { byId, type FileAccount, type Register } from '../model/register.ts';
import { inspectorateTypes } from '../model/vocabulary.ts';

export interface ChangesQuestion {
  readonly since: string;
  readonly until: string;
  readonly filter: Filter;
  readonly allTypes: boolean;
}

export function changesBetween(register: Register, files: FileAccount, question: ChangesQuestion): Changes {
  const { since, until, filter } = question;
  const types = countedTypes(filter, question.allTypes);
  const chosen = chosenBy({ ...filter, type: types }, until);
  const known = standingsOn(register, until).filter((standing) => standing.counted && chosen(standing));
  const actions = known.map(({ action }) => action);
  const places = [...register.settings.origins.map(({ id }) => id), ...strangers(register, known)];
  const movement = places.flatMap((origin) =>
    types.map((type) => {
      const those = known.filter((one) => one.origin === origin && one.action.type === type);
      return {
        origin,
        type,
        ...sizes(
          movementOf(
            those.map(({ action }) => action),
            since,
            until,
          ),
        ),
      };
    }),
  );
  const happened = (kind: 'issued' | 'reopened' | 'closed') => movementOf(actions, since, until)[kind];
  const days = <Name extends 'issued' | 'reopened' | 'closed'>(name: Name) => {
    const crossing = new Set(happened(name));
    return eventsWithin(actions, name, since, until).filter(({ action }) => crossing.has(action.id));
  };

  return {
    since,
    until,
    movement,
    batches: batchesBy(register, until, actions).map((fate) => ({
      id: fate.id,
      referred: fate.referred.length,
      closed: fate.closed.length,
      returned: fate.returned.length,
      withdrawn: fate.withdrawn.length,
      awaiting: fate.awaiting.length,
    })),
    issued: days('issued').map(plainly),
    reopened: days('reopened')
      .filter(({ before }) => before.status === 'closed')
      .map(plainly),
    closed: days('closed').map((one) => ({
      ...plainly(one),
      route: one.event.route ?? null,
    })),
    submitted: eventsWithin(actions, 'submitted', since, until).map((one) => ({
      ...plainly(one),
      batch: one.event.batch ?? null,
    })),
    returned: eventsWithin(actions, 'returned', since, until).map(withBatch),
    withdrawn: eventsWithin(actions, 'withdrawn', since, until).map(withBatch),
    target_changes: eventsWithin(actions, 'target', since, until).flatMap(({ action, event, before }) =>
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
    unbalanced: actions.filter((action) => !balances(movementOf([action], since, until))).map(({ id }) => id),
    files,
  };
}

interface Told {
  readonly action: Action;
  readonly event: { readonly on: string };
  readonly before: { readonly batch: string | null };
}

const plainly = ({ action, event }: Told): Happening => ({ id: action.id, on: event.on });
const withBatch = (told: Told) => ({ ...plainly(told), batch: told.before.batch });

const sizes = (movement: ReturnType<typeof movementOf>) => ({
  opening: movement.opening.length,
  issued: movement.issued.length,
  reopened: movement.reopened.length,
  closed: movement.closed.length,
  closing: movement.closing.length,
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
  standingsOn(register, until)
    .filter(
      ({ counted, action }) => counted && (inspectorateTypes as readonly string[]).includes(action.type),
    )
    .map(({ action }) => action);

/** The fate of every batch sent by `until`, in the order in which they were sent. Only actions that count are counted. */
export function batchesBy(
  register: Register,
  until: string,
  actions: readonly Action[] = countedOn(register, until),
): readonly BatchFate[] {
  const sent = byId(register.batches);
  const members = new Map<string, Action[]>();
  for (const { id, sent: on } of register.batches) if (on <= until) members.set(id, []);
  for (const action of actions)
    for (const id of batchesIn(action, until)) {
      const there = members.get(id);
      if (there) there.push(action);
      else members.set(id, [action]);
    }
  const day = (id: string) => sent.get(id)?.sent ?? '';
  return [...members.keys()]
    .sort((a, b) => (day(a) === day(b) ? (a < b ? -1 : 1) : day(a) < day(b) ? -1 : 1))
    .map((id) => batchFate(members.get(id) ?? [], id, until));
}

/** The batches into which an action was put by a day. */
const batchesIn = ({ history }: Action, until: string): ReadonlySet<string> =>
  new Set(
    history.flatMap((event) =>
      event.event === 'submitted' && event.on <= until && event.batch !== undefined ? [event.batch] : [],
    ),
  );
