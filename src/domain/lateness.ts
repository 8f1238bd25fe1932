/** Judges whether the force is late with an action: its date to be met, whether it is overdue or needs a new target, and by how many days. */
import { countDaysWithForceAfter } from './clocks.ts';
import { daysBetween } from './dates/calendar.ts';
import type { ActionState } from './filter.ts';
import { isWithForce, type Position } from './position.ts';
import type { Action } from './records/action.ts';
import { statusAfter } from './status.ts';

/** The date to be met as YYYY-MM-DD: the force's last target, otherwise the inspectorate's deadline; null without either. */
export const dateToBeMet = (action: Action, position: Position): string | null =>
  position.target ?? action.deadline?.by ?? null;

/** Whether the force has the action and its date to be met is before `asAt`. */
function isPastItsDate({ action, position }: ActionState, asAt: string): boolean {
  const date = dateToBeMet(action, position);
  return isWithForce(position) && date !== null && date < asAt;
}

/** Whether an action is overdue: the force has it, its date to be met is before `asAt`, and it does not need a new target instead. `complete` does not hide lateness. */
export const isOverdue = (state: ActionState, asAt: string): boolean =>
  isPastItsDate(state, asAt) && !isReturnedInTime(state, asAt);

/** Whether an action needs a new target instead of being overdue: it was on time when HMICFRS returned it, the return is recent, and no target was set since. */
export const needsNewTarget = (state: ActionState, asAt: string): boolean =>
  isPastItsDate(state, asAt) && isReturnedInTime(state, asAt);

/**
 * Whether what HMICFRS last returned had been complete or submitted on or before the date to be met, at most `returnDays`
 * ago, with no target since. Only the completion or submission that led to that return counts, not one before an earlier
 * return, withdrawal or reopening.
 */
function isReturnedInTime({ action, position, returnDays }: ActionState, asAt: string): boolean {
  const date = dateToBeMet(action, position);
  let doneSince: string | null = null;
  let lastReturn: { readonly on: string; readonly doneSince: string | null } | null = null;
  for (const event of action.history) {
    if (event.on > asAt) continue;
    if (event.event === 'returned') lastReturn = { on: event.on, doneSince };
    else if (event.event === 'target' && event.by !== undefined) lastReturn = null;
    const status = statusAfter(event.event);
    if (status === 'complete' || status === 'submitted') doneSince ??= event.on;
    else if (status !== undefined) doneSince = null;
  }
  return (
    date !== null &&
    lastReturn !== null &&
    lastReturn.doneSince !== null &&
    lastReturn.doneSince <= date &&
    daysBetween(lastReturn.on, asAt) <= returnDays
  );
}

/** Days overdue: the days after the date to be met on which the action was with the force; null if it is not overdue. */
export function countDaysOverdue(state: ActionState, asAt: string): number | null {
  const date = dateToBeMet(state.action, state.position);
  return date !== null && isOverdue(state, asAt) ? countDaysWithForceAfter(state.action, date, asAt) : null;
}

/** Days past the first target on which the action was with the force; null without a first target before `asAt`. */
export function countDaysPastFirstTarget({ action, position }: ActionState, asAt: string): number | null {
  const firstTarget = position.first_target;
  return firstTarget !== null && firstTarget < asAt
    ? countDaysWithForceAfter(action, firstTarget, asAt)
    : null;
}
