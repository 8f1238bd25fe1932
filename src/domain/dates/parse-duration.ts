/** How long something lasts, where the words about it end with that: `Final evidence collection, four weeks`. */
import { addDays, monthsBefore } from './calendar.ts';
import { numberPattern, parseNumber } from './number-words.ts';

const durationPattern = new RegExp(
  `(?:[,:;(–—-]|\\b(?:for|over|lasting))\\s*(?:over |for |lasting )?(an?|${numberPattern}) (day|week|fortnight|month)s?\\)?\\.?$`,
  'i',
);

const daysInUnit: Readonly<Record<string, number>> = { day: 1, week: 7, fortnight: 14 };

/** The last day of what begins on a day; that day where the words tell no length. */
export function lastDayOfActivity(activity: string, from: string): string {
  const [, amount, unit] = durationPattern.exec(activity.trim()) ?? [];
  if (amount === undefined || unit === undefined) return from;
  const count = /^an?$/i.test(amount) ? 1 : parseNumber(amount);
  // What a plan of inspections never says is no length of time.
  if (count < 1 || count > 400) return from;
  const unitDays = daysInUnit[unit.toLowerCase()];
  const after = unitDays === undefined ? monthsBefore(from, -count) : addDays(from, count * unitDays);
  return addDays(after, -1);
}
