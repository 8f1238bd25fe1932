/** How old actions are, and the two clocks: days with the force, and days with HMICFRS. */

import { daysBetween } from './dates/calendar.ts';
import { isLive, type Position, positionsOn } from './position.ts';
import type { Action } from './records/action.ts';
import { isMove } from './status.ts';

/** Ages in days since issue: the last band is open. */
export const ageBands = [
  { id: '0-90', label: '0–90 days', to: 90 },
  { id: '91-180', label: '91–180 days', to: 180 },
  { id: '181-365', label: '181–365 days', to: 365 },
  { id: '366-730', label: '366–730 days', to: 730 },
  { id: 'over-730', label: 'over 730 days', to: Number.POSITIVE_INFINITY },
] as const;

export type AgeBand = (typeof ageBands)[number]['id'];

export function ageBandOf({ issued }: Position, asAt: string): AgeBand {
  const days = daysBetween(issued ?? asAt, asAt);
  return ageBands.find(({ to }) => days <= to)?.id ?? 'over-730';
}

export interface Clocks {
  /** Days live and not submitted, in all its stints. */
  readonly force: number;
  /** Days submitted, in all its stints; null where it was never at HMICFRS. */
  readonly hmicfrs: number | null;
}

/**
 * How long an action was with the force and how long with HMICFRS by the end of `asAt`. A day belongs to whoever has the
 * action at its end, the day asked to nobody, so that a stint is the days between its two dates. While closed, neither clock goes.
 */
export function measureClocks(action: Action, asAt: string): Clocks {
  const moves = action.history.filter(({ on, event }) => on <= asAt && isMove(event));
  const days = [...new Set(moves.map(({ on }) => on))].sort();
  let force = 0;
  let hmicfrs: number | null = moves.some(({ event }) => event === 'submitted') ? 0 : null;
  for (const [index, position] of positionsOn(action, days).entries()) {
    const stint = daysBetween(days[index] ?? asAt, days[index + 1] ?? asAt);
    if (position.status === 'submitted') hmicfrs = (hmicfrs ?? 0) + stint;
    else if (isLive(position)) force += stint;
  }
  return { force, hmicfrs };
}

/** What several spells have in common. */
export interface DurationStatistics {
  readonly number: number;
  readonly median: number | null;
  readonly oldest: number | null;
}

export const summariseDurations = (durations: readonly number[]): DurationStatistics => ({
  number: durations.length,
  median: medianOf(durations),
  oldest: durations.reduce<number | null>((oldest, days) => Math.max(oldest ?? days, days), null),
});

/** The one in the middle, or halfway between the two, which may be a half; null where there is none. */
export function medianOf(figures: readonly number[]): number | null {
  const sorted = [...figures].sort((a, b) => a - b);
  const low = sorted[Math.ceil(sorted.length / 2) - 1];
  const high = sorted[Math.floor(sorted.length / 2)];
  return low === undefined || high === undefined ? null : (low + high) / 2;
}
