/** Defines the movement in a period: actions issued, reopened, closed and moved between rows. A period is after `since` and up to `until` (YYYY-MM-DD). */
import { buildRecord, compareBy } from './collections.ts';
import { isInPeriod } from './dates/period.ts';
import { compareIds, sortById } from './ids.ts';
import { type Position, positionOn } from './position.ts';
import type { Action } from './records/action.ts';
import { type Event, isEventOf } from './records/event.ts';
import { statusAfter } from './status.ts';

/** A change from not live to live, or back. */
export interface LiveTransition {
  readonly kind: 'issued' | 'reopened' | 'closed';
  readonly event: Event;
}

/**
 * Every transition up to the end of `until`, in the order of the file. An action that is `complete` is still live, so reopening
 * it is not a transition. Events that are not allowed are applied as written, as `positionOn` does.
 */
export function listLiveTransitions(action: Action, until: string): readonly LiveTransition[] {
  const transitions: LiveTransition[] = [];
  let [isIssued, isOpen, wasEverLive] = [false, false, false];
  for (const event of action.history) {
    if (event.on > until) continue;
    const wasLive = isIssued && isOpen;
    if (event.event === 'issued') isIssued = true;
    const status = statusAfter(event.event);
    if (status !== undefined) isOpen = status !== 'closed';
    const isNowLive = isIssued && isOpen;
    if (isNowLive === wasLive) continue;
    transitions.push({ kind: !isNowLive ? 'closed' : wasEverLive ? 'reopened' : 'issued', event });
    wasEverLive ||= isNowLive;
  }
  return transitions;
}

/** The figures of a movement, in the order of their sum: opening + issued + reopened + moved in - closed - moved out = closing. */
export const movementParts = [
  'opening',
  'issued',
  'reopened',
  'moved_in',
  'closed',
  'moved_out',
  'closing',
] as const;
/** The name of a figure of a movement. */
export type MovementPart = (typeof movementParts)[number];

/** Ids behind each figure of a movement, in order. */
export type Movement = Readonly<Record<MovementPart, readonly string[]>>;

/** A movement in which nothing is. */
export const noMovement: Movement = buildRecord(movementParts, () => []);

/** Combines the movements of separate groups of actions, each list in the order of ids. */
export function combineMovements(movements: readonly Movement[]): Movement {
  const idsOfPart = (part: MovementPart) =>
    sortById(
      movements.flatMap((movement) => movement[part]),
      (id) => id,
    );
  return buildRecord(movementParts, idsOfPart);
}

/** Whether any figure is above zero. */
export const hasMovement = (movement: Movement): boolean =>
  movementParts.some((part) => movement[part].length > 0);

/** The figures of a movement, and the ids behind each. */
export const buildMovementFigures = (
  movement: Movement,
): Readonly<Record<MovementPart, number>> & { readonly ids: Movement } => ({
  ...buildRecord(movementParts, (part) => movement[part].length),
  ids: buildRecord(movementParts, (part) => movement[part]),
});

const byDay = compareBy(({ event }: { readonly event: Event }) => event.on);

/** The events of one name in a period, each with its action and the position before it, by day and then by id. */
export function listEventsInPeriod<Name extends Event['event']>(
  actions: readonly Action[],
  name: Name,
  since: string,
  until: string,
): readonly {
  readonly action: Action;
  readonly event: Extract<Event, { event: Name }>;
  readonly before: Position;
}[] {
  return actions
    .flatMap((action) =>
      action.history.flatMap((event, index) =>
        isEventOf(event, name) && isInPeriod(event.on, { since, until })
          ? [
              {
                action,
                event,
                before: positionOn({ ...action, history: action.history.slice(0, index) }, event.on),
              },
            ]
          : [],
      ),
    )
    .sort((a, b) => byDay(a, b) || compareIds(a.action.id, b.action.id));
}
