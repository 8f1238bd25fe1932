/** Decides which records belong to the past on a day: submissions that were sent, papers that were presented, extracts of long ago. */
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

/** Days within which an extract is usually recorded. */
const recordingDays = 28;

/** Whether an extract of a day long before another day is recorded only then: figures of the days in between change. */
export function isLateExtract(file: string, day: string): boolean {
  const extractDay = /(\d{4}-\d{2}-\d{2})\.csv$/.exec(file)?.[1] ?? day;
  return isDay(extractDay) && addDays(extractDay, recordingDays) < day;
}
