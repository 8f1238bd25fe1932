/** Counts the movement of each row in periods: while it is live, an action moves in or out on the day on which its rows change. */

import { buildRecord, groupBy } from './collections.ts';
import { isInPeriod, type PeriodDays } from './dates/period.ts';
import {
  absent,
  createFollower,
  type FollowedAction,
  type MovementSource,
  type RowKeys,
} from './followed-action.ts';
import { isBalanced, type LiveTransition, type Movement, movementParts } from './movement.ts';
import type { Action } from './records/action.ts';

/** A transition, and its action. */
export interface CountedTransition extends LiveTransition {
  readonly action: Action;
}

/** The movement of a row in a period: the ids behind each figure, each once for each time. */
export interface RowMovement extends Movement {
  /** Of the actions in `closing`, those with HMICFRS. */
  readonly submitted: readonly string[];
  /** The transitions in `issued`, `reopened` and `closed`. */
  readonly transitions: readonly CountedTransition[];
}

/** The movement of each row in a period. */
export interface PeriodMovement<Period extends PeriodDays> {
  readonly period: Period;
  readonly rows: ReadonlyMap<string, RowMovement>;
  /** Ids of actions whose unlawful history keeps the period from balancing. */
  readonly unbalanced: readonly string[];
}

/** The movements of consecutive periods, counted in one pass over the actions of a register. */
export function countMovements<Period extends PeriodDays>(
  register: MovementSource,
  periods: readonly Period[],
  rowKeys: RowKeys,
): readonly PeriodMovement<Period>[] {
  const results = periods.map((period) => {
    const unbalanced: string[] = [];
    return { period, rows: new Map<string, MutableMovement>(), unbalanced };
  });
  const follow = createFollower(register, periods, rowKeys);
  for (const action of register.actions) {
    const followed = follow(action);
    for (const { period, rows, unbalanced } of results) {
      const own = moveAction(followed, period);
      if ([...own.values()].some((movement) => !isBalanced(movement))) unbalanced.push(action.id);
      for (const [row, movement] of own) addMovement(rows, row, movement);
    }
  }
  return results;
}

type MutableMovement = {
  -readonly [Part in keyof RowMovement]: RowMovement[Part] extends readonly (infer Item)[] ? Item[] : never;
};

const createMovement = (): MutableMovement => ({
  ...buildRecord([...movementParts, 'submitted'], (): string[] => []),
  transitions: [],
});

function addMovement(rows: Map<string, MutableMovement>, row: string, movement: MutableMovement): void {
  const sum = rows.get(row);
  if (sum === undefined) {
    rows.set(row, movement);
    return;
  }
  for (const part of [...movementParts, 'submitted'] as const) sum[part].push(...movement[part]);
  sum.transitions.push(...movement.transitions);
}

/** The movement of one action in a period, by row. */
function moveAction(
  { action, days, presenceOn, transitionsIn }: FollowedAction,
  period: PeriodDays,
): ReadonlyMap<string, MutableMovement> {
  const rows = new Map<string, MutableMovement>();
  const movementIn = (row: string) => {
    const movement = rows.get(row) ?? createMovement();
    rows.set(row, movement);
    return movement;
  };
  const [opening, closing] = [presenceOn(period.since), presenceOn(period.until)];
  if (opening.live) for (const row of opening.rows) movementIn(row).opening.push(action.id);
  if (closing.live) for (const row of closing.rows) movementIn(row).closing.push(action.id);
  if (closing.submitted) for (const row of closing.rows) movementIn(row).submitted.push(action.id);
  const transitionsByDay = groupBy(transitionsIn(period), ({ event }) => [event.on]);
  let before = opening;
  for (const day of days) {
    if (!isInPeriod(day, period)) continue;
    const after = presenceOn(day);
    const transitions = transitionsByDay.get(day) ?? [];
    for (const [nth, { kind, event }] of transitions.entries()) {
      // What was live the day before is closed where it was then; everything else happens where it is at the end of the day.
      const wasLive = nth === 0 && kind === 'closed' && before.live;
      // Only if dates are out of order can there be a transition on a day on which it is not issued yet.
      const { rows: own } = wasLive ? before : after === absent ? closing : after;
      for (const row of own) {
        movementIn(row)[kind].push(action.id);
        movementIn(row).transitions.push({ kind, event, action });
      }
    }
    if (transitions.length === 0 && before.live && after.live) {
      for (const row of after.rows) if (!before.rows.includes(row)) movementIn(row).moved_in.push(action.id);
      for (const row of before.rows) if (!after.rows.includes(row)) movementIn(row).moved_out.push(action.id);
    }
    before = after;
  }
  return rows;
}
