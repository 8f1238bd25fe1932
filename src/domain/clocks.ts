/** Measures in days how old actions are, and how long they were with the force and with HMICFRS (the two clocks). */

import { addDays, daysBetween } from './dates/calendar.ts';
import { isWithForce, type Position, positionsOn } from './position.ts';
import type { Action } from './records/action.ts';
import { isMove, statusAfter } from './status.ts';

/** Age bands in days since issue; up to `maximumDays`, inclusive. */
export const ageBands = [
  { id: '0-90', label: '0–90 days', maximumDays: 90 },
  { id: '91-180', label: '91–180 days', maximumDays: 180 },
  { id: '181-365', label: '181–365 days', maximumDays: 365 },
  { id: '366-730', label: '366–730 days', maximumDays: 730 },
  { id: 'over-730', label: 'over 730 days', maximumDays: Number.POSITIVE_INFINITY },
] as const;

/** The id of an age band. */
export type AgeBand = (typeof ageBands)[number]['id'];

/** The band of an action's age at the end of `asAt` (YYYY-MM-DD). */
export function findAgeBand({ issued }: Position, asAt: string): AgeBand {
  const days = daysBetween(issued ?? asAt, asAt);
  return ageBands.find(({ maximumDays }) => days <= maximumDays)?.id ?? 'over-730';
}

/** How many days an action was with each side. */
export interface Clocks {
  /** Days live and not submitted. */
  readonly force: number;
  /** Days submitted; null if it was never submitted. */
  readonly hmicfrs: number | null;
}

/**
 * How long an action was with the force and how long with HMICFRS by the end of `asAt`. A day counts for the side that
 * has the action at its end; `asAt` itself counts for neither, so that a period is the days between its two dates. While an
 * action is closed, neither clock runs.
 */
export function measureClocks(action: Action, asAt: string): Clocks {
  const moves = action.history.filter(({ on, event }) => on <= asAt && isMove(event));
  const days = [...new Set(moves.map(({ on }) => on))].sort();
  let force = 0;
  let hmicfrs: number | null = moves.some(({ event }) => event === 'submitted') ? 0 : null;
  for (const [index, position] of positionsOn(action, days).entries()) {
    const stint = daysBetween(days[index] ?? asAt, days[index + 1] ?? asAt);
    if (position.status === 'submitted') hmicfrs = (hmicfrs ?? 0) + stint;
    else if (isWithForce(position)) force += stint;
  }
  return { force, hmicfrs };
}

/** How long an action has waited for HMICFRS. */
export interface Waits {
  /** Days since its last submission; null if it is not with HMICFRS. */
  readonly current: number | null;
  /** Days of each earlier wait, from the submission to the answer or withdrawal. */
  readonly completedWaits: readonly number[];
}

/** The waits of an action for HMICFRS by the end of `asAt`. */
export function measureWaits(action: Action, asAt: string): Waits {
  const completedWaits: number[] = [];
  let submittedOn: string | null = null;
  for (const { on, event } of action.history) {
    const status = statusAfter(event);
    if (on > asAt || status === undefined) continue;
    if (status === 'submitted') submittedOn = on;
    else if (submittedOn !== null) {
      completedWaits.push(Math.max(0, daysBetween(submittedOn, on)));
      submittedOn = null;
    }
  }
  return {
    current: submittedOn === null ? null : Math.max(0, daysBetween(submittedOn, asAt)),
    completedWaits,
  };
}

/** The days after `date`, up to and including `asAt`, at whose end the action was with the force. */
export function countDaysWithForceAfter(action: Action, date: string, asAt: string): number {
  if (date >= asAt) return 0;
  const forceBefore = (day: string) => measureClocks(action, addDays(day, 1)).force;
  return forceBefore(asAt) - forceBefore(date);
}

/** The number of durations, and their median and longest in days; null without durations. */
export interface DurationStatistics {
  readonly number: number;
  readonly median: number | null;
  readonly oldest: number | null;
}

/** Summarises durations in days. */
export const summariseDurations = (durations: readonly number[]): DurationStatistics => ({
  number: durations.length,
  median: calculateMedian(durations),
  oldest: durations.reduce<number | null>((oldest, days) => Math.max(oldest ?? days, days), null),
});

/** The median: for an even number of figures the mean of the middle two. Null without figures. */
export function calculateMedian(figures: readonly number[]): number | null {
  const sortedFigures = [...figures].sort((a, b) => a - b);
  const low = sortedFigures[Math.ceil(sortedFigures.length / 2) - 1];
  const high = sortedFigures[Math.floor(sortedFigures.length / 2)];
  return low === undefined || high === undefined ? null : (low + high) / 2;
}
