/** Days counted and written. The only user of date-fns; elsewhere a date is the string YYYY-MM-DD, which sorts and compares as it stands. */
import { utc } from '@date-fns/utc/utc';
import { addDays as add } from 'date-fns/addDays';
import { addMonths } from 'date-fns/addMonths';
import { differenceInCalendarDays } from 'date-fns/differenceInCalendarDays';
import { format } from 'date-fns/format';
import { parsePartialDate } from './partial-date.ts';

const at = (day: string) => utc(`${day}T00:00:00Z`);

/** Whole days from one day to another; negative if the second is earlier. */
export const daysBetween = (from: string, to: string): number =>
  differenceInCalendarDays(at(to), at(from), { in: utc });

export const addDays = (day: string, count: number): string =>
  format(add(at(day), count, { in: utc }), 'yyyy-MM-dd', { in: utc });

/** The same day some months earlier; the last of that month where it has no such day. */
export const monthsBefore = (day: string, count: number): string =>
  format(addMonths(at(day), -count, { in: utc }), 'yyyy-MM-dd', { in: utc });

/** The last day of every month after one day and up to another. */
export function monthEnds(since: string, until: string): readonly string[] {
  const last = (month: number) => addDays(monthsBefore(`${since.slice(0, 7)}-01`, -month - 1), -1);
  const ends: string[] = [];
  for (let month = 0; last(month) <= until; month++) if (last(month) > since) ends.push(last(month));
  return ends;
}

const written = (day: string, form: string) => format(at(day), form, { in: utc });

/** `25 November 2021`, the GOV.UK form. */
export const inWords = (day: string): string => written(day, 'd MMMM yyyy');

/** `25 Nov 2021`, or the month alone, where there is little room. */
export const inShort = (day: string): string => written(day, 'd MMM yyyy');
export const monthInShort = (day: string): string => written(day, 'MMM yyyy');

/** Days from one to another: `1 to 25 November 2021`, `1 October to 25 November 2021`. */
export function daysInWords(from: string, to: string): string {
  if (from === to) return inWords(to);
  const form = from.slice(0, 4) !== to.slice(0, 4) ? 'd MMMM yyyy' : 'd MMMM';
  return `${written(from, from.slice(0, 7) === to.slice(0, 7) ? 'd' : form)} to ${inWords(to)}`;
}

/** A date of mixed precision in words: `25 November 2021`, `November 2022`, `May to June 2022`, `2021/22`. */
export function whenInWords(when: string): string {
  const { precision, from, to } = parsePartialDate(when) ?? {};
  if (!from || !to) return when;
  if (precision === 'day') return from === to ? inWords(from) : `${inWords(from)} to ${inWords(to)}`;
  if (precision === 'year') return `${from.slice(0, 4)}/${to.slice(2, 4)}`;
  const last = written(to, 'MMMM yyyy');
  if (from.slice(0, 7) === to.slice(0, 7)) return last;
  return `${written(from, from.slice(0, 4) === to.slice(0, 4) ? 'MMMM' : 'MMMM yyyy')} to ${last}`;
}

/** The last day for the local policing body's response: 56 days beginning with the day of publication (Police Act 1996, section 55(5)). */
export const responseDue = (published: string): string => addDays(published, 55);
