/** Decides whether a closure submission was sent, or a paper presented, before a day: changes of it are then changes of the past. */
import { addDays } from '../../domain/dates/calendar.ts';
import { isDay } from '../../domain/dates/partial-date.ts';
import { isMap } from '../../domain/plain-data.ts';

const dateOf = (data: unknown, field: string): string | undefined => {
  const date = isMap(data) ? data[field] : undefined;
  return typeof date === 'string' && isDay(date) ? date : undefined;
};

/** Whether a closure submission was sent before a day. */
export const wasSent = (data: unknown, day: string): boolean => (dateOf(data, 'sent') ?? day) < day;

/** Days after its figures on which a paper without a meeting is still written. */
const draftingDays = 28;

/** Whether the meeting of a paper was before a day. */
export function wasPresented(data: unknown, day: string): boolean {
  const [meeting, asAt] = [dateOf(data, 'meeting'), dateOf(data, 'as_at')];
  return (meeting ?? (asAt === undefined ? day : addDays(asAt, draftingDays))) < day;
}
