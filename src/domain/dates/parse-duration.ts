/** How long something lasts, where the words about it end with that: `Final evidence collection, four weeks`. */
import { addDays, monthsBefore } from './calendar.ts';
import { numberOf, numeral } from './number-words.ts';

const lasting = new RegExp(
  `(?:[,:;(–—-]|\\b(?:for|over|lasting))\\s*(?:over |for |lasting )?(an?|${numeral}) (day|week|fortnight|month)s?\\)?\\.?$`,
  'i',
);

const days: Readonly<Record<string, number>> = { day: 1, week: 7, fortnight: 14 };

/** The last day of what begins on a day; that day where the words tell no length. */
export function lastDayOf(activity: string, from: string): string {
  const [, said, unit] = lasting.exec(activity.trim()) ?? [];
  if (said === undefined || unit === undefined) return from;
  const count = /^an?$/i.test(said) ? 1 : numberOf(said);
  // What a plan of inspections never says is no length of time.
  if (count < 1 || count > 400) return from;
  const each = days[unit.toLowerCase()];
  const after = each === undefined ? monthsBefore(from, -count) : addDays(from, count * each);
  return addDays(after, -1);
}
