/** What moved in a period: who came in, who came back, who left. A period is (since, until]: after the one day, up to the other. */
import { compareBy } from './collections.ts';
import { compareIds, sortById } from './ids.ts';
import { isLive, type Position, positionOn } from './position.ts';
import type { Action } from './records/action.ts';
import type { Event } from './records/event.ts';
import { isMove, statusAfter } from './status.ts';

/** One crossing of the line between live and not live. */
export interface LiveTransition {
  readonly kind: 'issued' | 'reopened' | 'closed';
  readonly event: Event;
}

/**
 * Every crossing up to `until`, in the order of the file. Coming back from `complete` crosses nothing.
 * Where the history is unlawful its events are applied as written, as `positionOn` applies them.
 */
export function liveTransitions(action: Action, until: string): readonly LiveTransition[] {
  const found: LiveTransition[] = [];
  let [issued, open, everLive] = [false, false, false];
  for (const event of action.history) {
    if (event.on > until) continue;
    const wasLive = issued && open;
    if (event.event === 'issued') issued = true;
    if (isMove(event.event)) open = statusAfter[event.event] !== 'closed';
    const live = issued && open;
    if (live === wasLive) continue;
    found.push({ kind: !live ? 'closed' : everLive ? 'reopened' : 'issued', event });
    everLive ||= live;
  }
  return found;
}

/** The figures of a movement, in the order in which they come to one another. */
export const movementParts = ['opening', 'issued', 'reopened', 'closed', 'closing'] as const;
export type MovementPart = (typeof movementParts)[number];

/** Ids behind each figure of a movement, in order. */
export type Movement = Readonly<Record<MovementPart, readonly string[]>>;

/** The movement of the given actions. An id stands in `reopened` or `closed` once for each time. */
export function movementOf(actions: readonly Action[], since: string, until: string): Movement {
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
    for (const { kind, event } of liveTransitions(action, until))
      if (event.on > since) movement[kind].push(action.id);
  }
  return movement;
}

/** Several movements of different actions as one. */
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

/** Whether anything is or was live in it. */
export const hasMovement = (movement: Movement): boolean =>
  movementParts.some((part) => movement[part].length > 0);

/** How many ids stand behind each figure. */
export const movementCounts = (movement: Movement): Readonly<Record<MovementPart, number>> => ({
  opening: movement.opening.length,
  issued: movement.issued.length,
  reopened: movement.reopened.length,
  closed: movement.closed.length,
  closing: movement.closing.length,
});

/** Opening, plus what came in, less what left, is closing. Only an unlawful history can break it. */
export const isBalanced = ({ opening, issued, reopened, closed, closing }: Movement): boolean =>
  opening.length + issued.length + reopened.length - closed.length === closing.length;

const answers = ['closed', 'returned', 'withdrawn'] as const;
export type BatchOutcome = (typeof answers)[number] | 'awaiting';

/**
 * What became of one action's submission to a batch by `until`: the first answer after the last submission to it;
 * undefined if it was not submitted to it. A later submission to another batch belongs to that one.
 */
export function outcomeIn(action: Action, batch: string, until: string): BatchOutcome | undefined {
  let outcome: BatchOutcome | undefined;
  let isInBatch = false;
  for (const event of action.history) {
    if (event.on > until) continue;
    if (event.event === 'submitted') {
      isInBatch = event.batch === batch;
      if (isInBatch) outcome = 'awaiting';
    } else if (isInBatch && outcome === 'awaiting')
      outcome = answers.find((answer) => answer === event.event) ?? outcome;
  }
  return outcome;
}

/** The figures of a batch: those referred, and how each stands. */
export const batchParts = ['referred', ...answers, 'awaiting'] as const;

/** A batch's fate: the ids behind each of its figures. */
export interface BatchOutcomes extends Readonly<Record<(typeof batchParts)[number], readonly string[]>> {
  readonly id: string;
}

export function batchOutcomes(actions: readonly Action[], batch: string, until: string): BatchOutcomes {
  const outcomes = { closed: [], returned: [], withdrawn: [], awaiting: [] } as Record<
    BatchOutcome,
    string[]
  >;
  const referred: string[] = [];
  for (const action of actions) {
    const outcome = outcomeIn(action, batch, until);
    if (outcome === undefined) continue;
    referred.push(action.id);
    outcomes[outcome].push(action.id);
  }
  return { id: batch, referred, ...outcomes };
}

const byDay = compareBy(({ event }: { readonly event: Event }) => event.on);

/** Events of one name in a period, with whose they are, by day and then by id. */
export function eventsWithin<Name extends Event['event']>(
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
        event.event === name && event.on > since && event.on <= until
          ? [
              {
                action,
                event: event as Extract<Event, { event: Name }>,
                before: positionOn({ ...action, history: action.history.slice(0, index) }, event.on),
              },
            ]
          : [],
      ),
    )
    .sort((a, b) => byDay(a, b) || compareIds(a.action.id, b.action.id));
}
