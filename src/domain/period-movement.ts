/** Counts the movement of each row in periods: while it is live, an action moves in or out on the day on which its rows change. */

import { buildRecord, groupBy } from './collections.ts';
import { isInPeriod, type PeriodDays } from './dates/period.ts';
import {
  createFollower,
  type FollowedAction,
  type MovementSource,
  noPresence,
  type RowKeys,
} from './followed-action.ts';
import { type LiveTransition, type Movement, type MovementPart, movementParts } from './movement.ts';
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
    const unbalancedIds: string[] = [];
    return { period, rows: new Map<string, MutableMovement>(), unbalanced: unbalancedIds };
  });
  const follow = createFollower(register, periods, rowKeys);
  for (const action of register.actions) {
    const followedAction = follow(action);
    for (const { period, rows, unbalanced: unbalancedIds } of results)
      if (!addMovement(rows, followedAction, period)) unbalancedIds.push(action.id);
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

/** What each part adds to the sum that is zero if a movement balances. */
const balanceSigns: Readonly<Record<MovementPart, 1 | -1>> = {
  opening: 1,
  issued: 1,
  reopened: 1,
  moved_in: 1,
  closed: -1,
  moved_out: -1,
  closing: -1,
};

/** Adds the movement of one action in a period to the rows, and returns whether it balances in each. */
function addMovement(
  rows: Map<string, MutableMovement>,
  { action, changeDays, presenceOn, transitionsIn }: FollowedAction,
  period: PeriodDays,
): boolean {
  const balances = new Map<string, number>();
  const movementIn = (row: string) => {
    const movement = rows.get(row) ?? createMovement();
    rows.set(row, movement);
    return movement;
  };
  const add = (row: string, part: MovementPart) => {
    movementIn(row)[part].push(action.id);
    balances.set(row, (balances.get(row) ?? 0) + balanceSigns[part]);
  };
  const [opening, closing] = [presenceOn(period.since), presenceOn(period.until)];
  if (opening.live) for (const row of opening.rows) add(row, 'opening');
  if (closing.live) for (const row of closing.rows) add(row, 'closing');
  if (closing.submitted) for (const row of closing.rows) movementIn(row).submitted.push(action.id);
  const daysInPeriod = changeDays.filter((day) => isInPeriod(day, period));
  const transitionsByDay = groupBy(daysInPeriod.length === 0 ? [] : transitionsIn(period), ({ event }) => [
    event.on,
  ]);
  let presenceBefore = opening;
  for (const day of daysInPeriod) {
    const presenceAfter = presenceOn(day);
    const transitions = transitionsByDay.get(day) ?? [];
    for (const [transitionIndex, { kind, event }] of transitions.entries()) {
      // What was live the day before is closed where it was then; everything else happens where it is at the end of the day.
      const wasLive = transitionIndex === 0 && kind === 'closed' && presenceBefore.live;
      // Only if dates are out of order can there be a transition on a day on which it is not issued yet.
      const { rows: rowsOfTransition } = wasLive
        ? presenceBefore
        : presenceAfter === noPresence
          ? closing
          : presenceAfter;
      for (const row of rowsOfTransition) {
        add(row, kind);
        movementIn(row).transitions.push({ kind, event, action });
      }
    }
    if (transitions.length === 0 && presenceBefore.live && presenceAfter.live) {
      for (const row of presenceAfter.rows) if (!presenceBefore.rows.includes(row)) add(row, 'moved_in');
      for (const row of presenceBefore.rows) if (!presenceAfter.rows.includes(row)) add(row, 'moved_out');
    }
    presenceBefore = presenceAfter;
  }
  return [...balances.values()].every((balance) => balance === 0);
}
