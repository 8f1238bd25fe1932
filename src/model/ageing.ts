/** How old actions are, in days since issue. */
import { daysBetween } from './calendar.ts';
import type { Position } from './position.ts';

/** Ages in days since issue: the last band is open. */
export const ageBands = [
  { id: '0-90', label: '0-90 days', to: 90 },
  { id: '91-180', label: '91-180 days', to: 180 },
  { id: '181-365', label: '181-365 days', to: 365 },
  { id: '366-730', label: '366-730 days', to: 730 },
  { id: 'over-730', label: 'over 730 days', to: Number.POSITIVE_INFINITY },
] as const;

export type AgeBand = (typeof ageBands)[number]['id'];

export function bandOf({ issued }: Position, asAt: string): AgeBand {
  const days = daysBetween(issued ?? asAt, asAt);
  return ageBands.find(({ to }) => days <= to)?.id ?? 'over-730';
}
