/** Calculates the last day of an activity from the duration at the end of its description: `Final evidence collection, four weeks`. */

import { numberPattern, parseNumber } from '../text/numbers.ts';
import { addDays, monthsBefore } from './calendar.ts';

const durationPattern = new RegExp(
  `(?:[,:;(–—-]|\\b(?:for|over|lasting))\\s*(?:over |for |lasting )?(an?|${numberPattern}) (day|week|fortnight|month)s?\\)?\\.?$`,
  'i',
);

const daysInUnit: Readonly<Record<string, number>> = { day: 1, week: 7, fortnight: 14 };

/** The last day of an activity that begins on `firstDay`, both YYYY-MM-DD; `firstDay` itself if the description has no duration. */
export function lastDayOfActivity(activity: string, firstDay: string): string {
  const [, amount, unit] = durationPattern.exec(activity.trim()) ?? [];
  if (amount === undefined || unit === undefined) return firstDay;
  const count = /^an?$/i.test(amount) ? 1 : parseNumber(amount);
  // No inspection takes longer: a larger number means something else.
  if (count < 1 || count > 400) return firstDay;
  const unitDays = daysInUnit[unit.toLowerCase()];
  const dayAfterLast =
    unitDays === undefined ? monthsBefore(firstDay, -count) : addDays(firstDay, count * unitDays);
  return addDays(dayAfterLast, -1);
}
