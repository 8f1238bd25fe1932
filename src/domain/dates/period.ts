/** Divides time up to a day into months or quarters. Dates are YYYY-MM-DD, and a period is after `since` and up to `until`. */

import type { PeriodLength } from '../vocabulary.ts';
import { addDays, formatDateRange, formatPartialDate } from './calendar.ts';
import { parsePartialDate } from './partial-date.ts';

/** After the end of `since`, up to the end of `until`. */
export interface PeriodDays {
  readonly since: string;
  readonly until: string;
}

/** Whether a day is in a period. */
export const isInPeriod = (day: string, { since, until }: PeriodDays): boolean => day > since && day <= until;

/** A month or quarter, or the part of it in the range. */
export interface Period extends PeriodDays {
  /** The month or months, as a date of mixed precision: `2021-11`, `2021-10/2021-12`. */
  readonly when: string;
  /** `November 2021`; for a part of a month or quarter its days: `1 to 25 November 2021`. */
  readonly label: string;
  /** Whether it ends before its months do. */
  readonly unfinished: boolean;
}

/** The range to divide. */
export interface PeriodRange {
  readonly length: PeriodLength;
  /** The first period begins at the end of this day; if undefined, the first period is the one that includes `first`. */
  readonly since: string | undefined;
  readonly first: string;
  readonly asAt: string;
}

/** The most periods that are listed if `since` is undefined. */
const defaultPeriodCount = 24;

const monthsIn: Readonly<Record<PeriodLength, number>> = { month: 1, quarter: 3 };

/** The periods up to the one that includes `asAt`; none if `since` is `asAt`. */
export function listPeriods({ length, since, first, asAt }: PeriodRange): readonly Period[] {
  const last = numberPeriod(asAt, length);
  const firstDay = since === undefined ? first : addDays(since, 1);
  const earliest = since === undefined ? last - defaultPeriodCount + 1 : Number.NEGATIVE_INFINITY;
  const periods: Period[] = [];
  for (let number = Math.max(numberPeriod(firstDay, length), earliest); number <= last; number++)
    periods.push(createPeriod(periodMonths(number, length), since, asAt));
  return periods;
}

function createPeriod(when: string, since: string | undefined, asAt: string): Period {
  const months = parsePartialDate(when);
  if (!months) throw new Error(`no such months: ${when}`);
  const firstDay = since !== undefined && since >= months.from ? addDays(since, 1) : months.from;
  const until = asAt < months.to ? asAt : months.to;
  return {
    when,
    label:
      firstDay === months.from && until === months.to
        ? formatPartialDate(when)
        : formatDateRange(firstDay, until),
    since: addDays(firstDay, -1),
    until,
    unfinished: until < months.to,
  };
}

/** The number of a day's month or quarter, counted from year 0. */
const numberPeriod = (day: string, length: PeriodLength): number =>
  Math.floor((Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1) / monthsIn[length]);

function periodMonths(number: number, length: PeriodLength): string {
  const months = monthsIn[length];
  const [first, last] = [formatMonth(number * months), formatMonth(number * months + months - 1)];
  return first === last ? first : `${first}/${last}`;
}

const formatMonth = (number: number): string =>
  `${String(Math.floor(number / 12)).padStart(4, '0')}-${String((number % 12) + 1).padStart(2, '0')}`;
