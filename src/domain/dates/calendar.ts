/** Calculates with dates and formats them. A date is a string YYYY-MM-DD, so that dates can be compared as text. */
import { utc } from '@date-fns/utc/utc';
import { addMonths } from 'date-fns/addMonths';
import { format } from 'date-fns/format';
import { parsePartialDate } from './partial-date.ts';

const midnightUtc = (day: string) => utc(`${day}T00:00:00Z`);

const dayLength = 86_400_000;
const millisecondsAt = (day: string) => Date.parse(`${day}T00:00:00Z`);

/** Days from one date to another; negative if the second is earlier. */
export const daysBetween = (first: string, last: string): number =>
  // Every day of UTC has the same length. A library takes ten times as long, and both functions are called for every event.
  Math.round((millisecondsAt(last) - millisecondsAt(first)) / dayLength);

/** The date some days later, or earlier for a negative count. @throws RangeError for a text that is not a date */
export const addDays = (day: string, count: number): string =>
  new Date(millisecondsAt(day) + count * dayLength).toISOString().slice(0, 10);

/** The same day some months earlier; the last day of that month if it has no such day. */
export const monthsBefore = (day: string, count: number): string =>
  format(addMonths(midnightUtc(day), -count, { in: utc }), 'yyyy-MM-dd', { in: utc });

const formatWith = (day: string, form: string) => format(midnightUtc(day), form, { in: utc });

/** `25 November 2021`, as on GOV.UK. */
export const formatDate = (day: string): string => formatWith(day, 'd MMMM yyyy');

/** `25 Nov 2021`, for narrow places. */
export const formatShortDate = (day: string): string => formatWith(day, 'd MMM yyyy');
/** `Nov 2021`, for narrow places. */
export const formatShortMonth = (day: string): string => formatWith(day, 'MMM yyyy');

/** A range of days: `1 to 25 November 2021`, `1 October to 25 November 2021`. */
export function formatDateRange(first: string, last: string): string {
  if (first === last) return formatDate(last);
  const form = first.slice(0, 4) !== last.slice(0, 4) ? 'd MMMM yyyy' : 'd MMMM';
  return `${formatWith(first, first.slice(0, 7) === last.slice(0, 7) ? 'd' : form)} to ${formatDate(last)}`;
}

/** A date of mixed precision: `25 November 2021`, `November 2022`, `May to June 2022`, `2021/22`. Any other text is returned unchanged. */
export function formatPartialDate(when: string): string {
  const { precision, from: first, to: last } = parsePartialDate(when) ?? {};
  if (!first || !last) return when;
  if (precision === 'day')
    return first === last ? formatDate(first) : `${formatDate(first)} to ${formatDate(last)}`;
  if (precision === 'year') return `${first.slice(0, 4)}/${last.slice(2, 4)}`;
  const lastMonth = formatWith(last, 'MMMM yyyy');
  if (first.slice(0, 7) === last.slice(0, 7)) return lastMonth;
  return `${formatWith(first, first.slice(0, 4) === last.slice(0, 4) ? 'MMMM' : 'MMMM yyyy')} to ${lastMonth}`;
}

/**
 * The last day for the local policing body's response to a report: the end of 56 days beginning with the day of publication.
 * @see Police Act 1996, section 55(5): https://www.legislation.gov.uk/ukpga/1996/16/section/55
 */
export const section55Deadline = (publicationDay: string): string => addDays(publicationDay, 55);
