/** Calculates the movement in a period: actions issued, reopened and closed, and the outcomes of batches. A period is after `since` and up to `until` (YYYY-MM-DD). */
import { buildRecord, compareBy } from './collections.ts';
import { compareIds, sortById } from './ids.ts';
import { isLive, type Position, positionOn } from './position.ts';
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
  let [issued, open, everLive] = [false, false, false];
  for (const event of action.history) {
    if (event.on > until) continue;
    const wasLive = issued && open;
    if (event.event === 'issued') issued = true;
    const status = statusAfter(event.event);
    if (status !== undefined) open = status !== 'closed';
    const live = issued && open;
    if (live === wasLive) continue;
    transitions.push({ kind: !live ? 'closed' : everLive ? 'reopened' : 'issued', event });
    everLive ||= live;
  }
  return transitions;
}

/** The figures of a movement, in the order of their sum: opening + issued + reopened - closed = closing. */
export const movementParts = ['opening', 'issued', 'reopened', 'closed', 'closing'] as const;
/** The name of a figure of a movement. */
export type MovementPart = (typeof movementParts)[number];

/** Ids behind each figure of a movement, in order. */
export type Movement = Readonly<Record<MovementPart, readonly string[]>>;

/** The movement of the actions. An id is in `reopened` and `closed` once for each time. */
export function countMovement(actions: readonly Action[], since: string, until: string): Movement {
  const movement: Record<MovementPart, string[]> = {
    opening: [],
    issued: [],
    reopened: [],
    closed: [],
    closing: [],
  };
  for (const action of actions) {
    if (isLive(positionOn(action, since))) movement.opening.push(action.id);
    if (isLive(positionOn(action, until))) movement.closing.push(action.id);
    for (const { kind, event } of listLiveTransitions(action, until))
      if (event.on > since) movement[kind].push(action.id);
  }
  return movement;
}

/** Combines the movements of separate groups of actions, each list in the order of ids. */
export function combineMovements(movements: readonly Movement[]): Movement {
  const all = (part: MovementPart) =>
    sortById(
      movements.flatMap((movement) => movement[part]),
      (id) => id,
    );
  return {
    opening: all('opening'),
    issued: all('issued'),
    reopened: all('reopened'),
    closed: all('closed'),
    closing: all('closing'),
  };
}

/** Whether any figure is above zero. */
export const hasMovement = (movement: Movement): boolean =>
  movementParts.some((part) => movement[part].length > 0);

/** The figures of a movement, and the ids behind each. */
export const buildMovementFigures = (
  ids: Movement,
): Readonly<Record<MovementPart, number>> & { readonly ids: Movement } => ({
  ...buildRecord(movementParts, (part) => ids[part].length),
  ids,
});

/** Whether opening + issued + reopened - closed is closing. It always is if every event of the histories is allowed. */
export const isBalanced = ({ opening, issued, reopened, closed, closing }: Movement): boolean =>
  opening.length + issued.length + reopened.length - closed.length === closing.length;

const decisions = ['closed', 'returned', 'withdrawn'] as const;
/** What HMICFRS or the force decided about a submission. */
export type BatchOutcome = (typeof decisions)[number] | 'awaiting';

/**
 * The outcome of an action's submission to a batch by the end of `until`: the first decision after its last submission in
 * that batch. Undefined if it was never submitted in it. A later submission in another batch counts only for that batch.
 */
export function findBatchOutcome(action: Action, batch: string, until: string): BatchOutcome | undefined {
  let outcome: BatchOutcome | undefined;
  let isInBatch = false;
  for (const event of action.history) {
    if (event.on > until) continue;
    if (event.event === 'submitted') {
      isInBatch = event.batch === batch;
      if (isInBatch) outcome = 'awaiting';
    } else if (isInBatch && outcome === 'awaiting')
      outcome = decisions.find((decision) => decision === event.event) ?? outcome;
  }
  return outcome;
}

/** The figures of a batch: actions referred, and how many have each outcome. */
export const batchParts = ['referred', ...decisions, 'awaiting'] as const;

/** The ids behind each figure of a batch. */
export interface BatchFigures extends Readonly<Record<(typeof batchParts)[number], readonly string[]>> {
  readonly id: string;
}

/** The outcomes of a batch by the end of `until`. */
export function countBatchOutcomes(actions: readonly Action[], batch: string, until: string): BatchFigures {
  const outcomes: Record<BatchOutcome, string[]> = { closed: [], returned: [], withdrawn: [], awaiting: [] };
  const referred: string[] = [];
  for (const action of actions) {
    const outcome = findBatchOutcome(action, batch, until);
    if (outcome === undefined) continue;
    referred.push(action.id);
    outcomes[outcome].push(action.id);
  }
  return { id: batch, referred, ...outcomes };
}

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
        isEventOf(event, name) && event.on > since && event.on <= until
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
