/** Calculates what moved in a period: the movement by origin and type, the batches, and the events of actions that did not move. */

import { batchParts, countBatchOutcomes, listBatches } from '../../domain/batch-outcomes.ts';
import { buildRecord, compareBy, groupBy } from '../../domain/collections.ts';
import { type ActionState, createStateReader, statesAsAt } from '../../domain/filter.ts';
import { compareIds } from '../../domain/ids.ts';
import { buildMovementFigures, listEventsInPeriod, noMovement } from '../../domain/movement.ts';
import { type CountedTransition, countMovements, type RowMovement } from '../../domain/period-movement.ts';
import { countedTypes, createPopulationTests, type Population } from '../../domain/population.ts';
import type { Action } from '../../domain/records/action.ts';
import type { Event } from '../../domain/records/event.ts';
import { type FileAccount, indexById, isCounted, type Register } from '../../domain/register.ts';
import type { ActionType } from '../../domain/vocabulary.ts';
import type { Changes, DatedActionId } from './schema.ts';

/** The movement of one origin and type. */
export type MovementRow = Changes['movement'][number];

/** A batch, and the outcomes of its actions. */
export type BatchRow = Changes['batches'][number];

/** A period, after `since` and up to `until`, and the actions to count. */
export interface ChangesQuestion extends Population {
  readonly since: string;
  readonly until: string;
}

/** The changes of a period. A filter applies to each action as it is at the end of each day; batches are of the actions that match at the end of the period. */
export function changesBetween(register: Register, files: FileAccount, question: ChangesQuestion): Changes {
  const { since, until } = question;
  const matchesOn = createPopulationTests(question, register);
  const places = new Map<string, Place>();
  const [movement] = countMovements(register, [{ since, until }], (state, day) => {
    if (!matchesOn(day)(state)) return [];
    const place = { origin: state.origin, type: state.action.type };
    const key = placeKey(place);
    places.set(key, place);
    return [key];
  });
  const rows = movement?.rows ?? new Map<string, RowMovement>();
  const states = statesAsAt(register, until).filter(matchesOn(until));
  return {
    since,
    until,
    movement: listPlaces(
      register,
      countedTypes(question),
      [...rows.keys()].flatMap((key) => places.get(key) ?? []),
    ).map((place) => ({ ...place, ...buildMovementFigures(rows.get(placeKey(place)) ?? noMovement) })),
    batches: batchesSentBy(
      register,
      until,
      states.map(({ action }) => action),
    ),
    ...listTransitions([...rows.values()].flatMap(({ transitions }) => transitions)),
    ...listOtherEvents(register, question, matchesOn),
    unbalanced: movement?.unbalanced ?? [],
    files,
  };
}

/** A row of the movement. */
interface Place {
  readonly origin: string | null;
  readonly type: ActionType;
}

const placeKey = ({ origin, type }: Place) => `${type} ${origin ?? ''}`;

/** A row for each origin and type, also where nothing moved; last the origins that the register's settings do not list, so that no action is missing. */
function listPlaces(
  { settings }: Register,
  types: readonly ActionType[],
  movedPlaces: readonly Place[],
): readonly Place[] {
  const listedOrigins = new Set<string | null>(settings.origins.map(({ id }) => id));
  const unlistedOrigins = [...new Set(movedPlaces.map(({ origin }) => origin))]
    .filter((origin) => !listedOrigins.has(origin))
    .sort();
  return [...listedOrigins, ...unlistedOrigins].flatMap((origin) => types.map((type) => ({ origin, type })));
}

/** The transitions of the period, one by one, by day and then by id. */
function listTransitions(transitions: readonly CountedTransition[]) {
  const sortedTransitions = [...transitions].sort(
    (a, b) => compareDays(a.event, b.event) || compareIds(a.action.id, b.action.id),
  );
  const ofKind = (name: CountedTransition['kind']) => sortedTransitions.filter(({ kind }) => kind === name);
  return {
    issued: ofKind('issued').map(toDatedId),
    reopened: ofKind('reopened').map(toDatedId),
    closed: ofKind('closed').map((entry) => ({
      ...toDatedId(entry),
      route: entry.event.event === 'closed' ? (entry.event.route ?? null) : null,
    })),
  };
}

const compareDays = compareBy(({ on }: { readonly on: string }) => on);

/** The events of the period that move nothing, one by one, of actions that match at the end of the event's day. */
function listOtherEvents(
  register: Register,
  { since, until }: ChangesQuestion,
  matchesOn: (day: string) => (state: ActionState) => boolean,
) {
  const readStates = createStateReader(register);
  const eventsNamed = <Name extends Event['event']>(name: Name) =>
    listEventsInPeriod(register.actions, name, since, until).filter(({ action, event }) => {
      const [state] = readStates(action, [event.on]);
      return state !== undefined && matchesOn(event.on)(state);
    });
  return {
    submitted: eventsNamed('submitted').map((entry) => ({
      ...toDatedId(entry),
      batch: entry.event.batch ?? null,
    })),
    returned: eventsNamed('returned').map(withBatch),
    withdrawn: eventsNamed('withdrawn').map(withBatch),
    target_changes: eventsNamed('target').flatMap(({ action, event, before }) =>
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

const toDatedId = ({ action, event }: Pick<EventInPeriod, 'action' | 'event'>): DatedActionId => ({
  id: action.id,
  on: event.on,
});
const withBatch = (entry: EventInPeriod) => ({ ...toDatedId(entry), batch: entry.before.batch });

/** Every batch sent by `until`, in the order of sending, with the outcomes of those of `actions` that HMICFRS's figures count; by default of all. */
export function batchesSentBy(
  register: Register,
  until: string,
  actions: readonly Action[] = statesAsAt(register, until).map(({ action }) => action),
): readonly BatchRow[] {
  const records = indexById(register.batches);
  const sentBatchIds = register.batches.filter((batch) => batch.sent <= until).map(({ id }) => id);
  const members = groupBy(actions.filter(isCounted), (action) => listBatches(action, until));
  return [...new Set([...sentBatchIds, ...members.keys()])]
    .sort()
    .sort(compareBy((id) => records.get(id)?.sent ?? ''))
    .map((id) => {
      const { id: _, ...ids } = countBatchOutcomes(members.get(id) ?? [], id, until);
      return { id, ...buildRecord(batchParts, (part) => ids[part].length), ids };
    });
}
