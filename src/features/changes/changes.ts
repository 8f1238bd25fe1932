/** Calculates what moved in a period: the movement by origin and type, the batches, and the events of actions that did not move. */

import { buildRecord, compareBy, groupBy } from '../../domain/collections.ts';
import { type ActionState, statesAsAt } from '../../domain/filter.ts';
import {
  batchParts,
  buildMovementFigures,
  countBatchOutcomes,
  countMovement,
  isBalanced,
  listEventsInPeriod,
} from '../../domain/movement.ts';
import { countedTypes, isInPopulation, type Population } from '../../domain/population.ts';
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

/** The changes of a period. The filter applies to actions as they are at its end. */
export function changesBetween(register: Register, files: FileAccount, question: ChangesQuestion): Changes {
  const { since, until } = question;
  const types = countedTypes(question);
  const states = statesAsAt(register, until).filter(isInPopulation(question, until, register));
  const actions = states.map(({ action }) => action);
  return {
    since,
    until,
    movement: movementRows(register, states, types, question),
    batches: batchesSentBy(register, until, actions),
    ...listEvents(actions, since, until),
    unbalanced: actions
      .filter((action) => !isBalanced(countMovement([action], since, until)))
      .map(({ id }) => id),
    files,
  };
}

/** A row for each origin and type, also where nothing moved. */
function movementRows(
  register: Register,
  states: readonly ActionState[],
  types: readonly ActionType[],
  { since, until }: ChangesQuestion,
): readonly MovementRow[] {
  const origins = [...register.settings.origins.map(({ id }) => id), ...unlistedOrigins(register, states)];
  return origins.flatMap((origin) =>
    types.map((type) => {
      const actions = states
        .filter((state) => state.origin === origin && state.action.type === type)
        .map(({ action }) => action);
      return { origin, type, ...buildMovementFigures(countMovement(actions, since, until)) };
    }),
  );
}

/** The events of the period, one by one. */
function listEvents(actions: readonly Action[], since: string, until: string) {
  const movement = countMovement(actions, since, until);
  const eventsNamed = <Name extends Event['event']>(name: Name) =>
    listEventsInPeriod(actions, name, since, until);
  const transitionEvents = <Name extends 'issued' | 'reopened' | 'closed'>(name: Name) => {
    const ids = new Set(movement[name]);
    return eventsNamed(name).filter(({ action }) => ids.has(action.id));
  };
  return {
    issued: transitionEvents('issued').map(toHappening),
    reopened: transitionEvents('reopened')
      .filter(({ before }) => before.status === 'closed')
      .map(toHappening),
    closed: transitionEvents('closed').map((entry) => ({
      ...toHappening(entry),
      route: entry.event.route ?? null,
    })),
    submitted: eventsNamed('submitted').map((entry) => ({
      ...toHappening(entry),
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

const toHappening = ({ action, event }: EventInPeriod): DatedActionId => ({ id: action.id, on: event.on });
const withBatch = (entry: EventInPeriod) => ({ ...toHappening(entry), batch: entry.before.batch });

/** Origins that the register's settings do not list, so that no action is missing from the movement. */
const unlistedOrigins = (
  { settings }: Register,
  states: readonly { readonly origin: string | null }[],
): readonly (string | null)[] => {
  const listed = new Set<string | null>(settings.origins.map(({ id }) => id));
  return [...new Set(states.map(({ origin }) => origin))].filter((origin) => !listed.has(origin)).sort();
};

/** Every batch sent by `until`, in the order of sending, with the outcomes of those of `actions` that HMICFRS's figures count; by default of all. */
export function batchesSentBy(
  register: Register,
  until: string,
  actions: readonly Action[] = statesAsAt(register, until).map(({ action }) => action),
): readonly BatchRow[] {
  const records = indexById(register.batches);
  const sent = register.batches.filter((batch) => batch.sent <= until).map(({ id }) => id);
  const members = groupBy(actions.filter(isCounted), (action) => batchesOf(action, until));
  return [...new Set([...sent, ...members.keys()])]
    .sort()
    .sort(compareBy((id) => records.get(id)?.sent ?? ''))
    .map((id) => {
      const { id: _, ...ids } = countBatchOutcomes(members.get(id) ?? [], id, until);
      return { id, ...buildRecord(batchParts, (part) => ids[part].length), ids };
    });
}

/** The batches into which an action was put by a day. */
const batchesOf = ({ history }: Action, until: string): ReadonlySet<string> =>
  new Set(
    history.flatMap((event) =>
      event.event === 'submitted' && event.on <= until && event.batch !== undefined ? [event.batch] : [],
    ),
  );
