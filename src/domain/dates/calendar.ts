/** Days counted and written. The only user of date-fns; elsewhere a date is the string YYYY-MM-DD, which sorts and compares as it stands. */
import { utc } from '@date-fns/utc/utc';
import { addDays as add } from 'date-fns/addDays';
import { addMonths } from 'date-fns/addMonths';
import { differenceInCalendarDays } from 'date-fns/differenceInCalendarDays';
import { format } from 'date-fns/format';
import { parsePartialDate } from './partial-date.ts';

const midnightUtc = (day: string) => utc(`${day}T00:00:00Z`);

/** Whole days from one day to another; negative if the second is earlier. */
export const daysBetween = (from: string, to: string): number =>
  differenceInCalendarDays(midnightUtc(to), midnightUtc(from), { in: utc });

export const addDays = (day: string, count: number): string =>
  format(add(midnightUtc(day), count, { in: utc }), 'yyyy-MM-dd', { in: utc });

/** The same day some months earlier; the last of that month where it has no such day. */
export const monthsBefore = (day: string, count: number): string =>
  format(addMonths(midnightUtc(day), -count, { in: utc }), 'yyyy-MM-dd', { in: utc });

/** The last day of every month after one day and up to another. */
export function monthEnds(since: string, until: string): readonly string[] {
  const lastDayAfter = (month: number) => addDays(monthsBefore(`${since.slice(0, 7)}-01`, -month - 1), -1);
  const ends: string[] = [];
  for (let month = 0; lastDayAfter(month) <= until; month++)
    if (lastDayAfter(month) > since) ends.push(lastDayAfter(month));
  return ends;
}

const formatWith = (day: string, form: string) => format(midnightUtc(day), form, { in: utc });

/** `25 November 2021`, the GOV.UK form. */
export const formatDate = (day: string): string => formatWith(day, 'd MMMM yyyy');

/** `25 Nov 2021`, or the month alone, where there is little room. */
export const formatShortDate = (day: string): string => formatWith(day, 'd MMM yyyy');
export const formatShortMonth = (day: string): string => formatWith(day, 'MMM yyyy');

/** Days from one to another: `1 to 25 November 2021`, `1 October to 25 November 2021`. */
export function formatDateRange(from: string, to: string): string {
  if (from === to) return formatDate(to);
  const form = from.slice(0, 4) !== to.slice(0, 4) ? 'd MMMM yyyy' : 'd MMMM';
  return `${formatWith(from, from.slice(0, 7) === to.slice(0, 7) ? 'd' : form)} to ${formatDate(to)}`;
}

/** A date of mixed precision in words: `25 November 2021`, `November 2022`, `May to June 2022`, `2021/22`. */
export function formatPartialDate(when: string): string {
  const { precision, from, to } = parsePartialDate(when) ?? {};
  if (!from || !to) return when;
  if (precision === 'day') return from === to ? formatDate(from) : `${formatDate(from)} to ${formatDate(to)}`;
  if (precision === 'year') return `${from.slice(0, 4)}/${to.slice(2, 4)}`;
  const lastDayAfter = formatWith(to, 'MMMM yyyy');
  if (from.slice(0, 7) === to.slice(0, 7)) return lastDayAfter;
  return `${formatWith(from, from.slice(0, 4) === to.slice(0, 4) ? 'MMMM' : 'MMMM yyyy')} to ${lastDayAfter}`;
}

/** The last day for the local policing body's response: 56 days beginning with the day of publication (Police Act 1996, section 55(5)). */
export const section55Deadline = (published: string): string => addDays(published, 55);
