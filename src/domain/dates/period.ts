/** Months and quarters up to a day: stretches of time that meet, each (since, until]. */
import { addDays, formatDateRange, formatPartialDate } from './calendar.ts';
import { parsePartialDate } from './partial-date.ts';
import type { PeriodLength } from './period-lengths.ts';

export interface Period {
  /** The month or months, as a date of mixed precision: `2021-11`, `2021-10/2021-12`. */
  readonly when: string;
  /** `November 2021`; where the period is cut off, its days: `1 to 25 November 2021`. */
  readonly label: string;
  /** The end of this day opens it. */
  readonly since: string;
  /** The end of this day closes it. */
  readonly until: string;
  /** Whether it ends before its months do. */
  readonly unfinished: boolean;
}

export interface PeriodRange {
  readonly length: PeriodLength;
  /** The end of this day opens the first period; where it is not said, the period of `first` comes first. */
  readonly since: string | undefined;
  readonly first: string;
  readonly asAt: string;
}

/** As many periods as are told where nobody says since when. */
const defaultPeriodCount = 24;

const monthsIn: Readonly<Record<PeriodLength, number>> = { month: 1, quarter: 3 };

/** The periods of a stretch up to and with the one that holds `asAt`; none where it ends as it begins. */
export function listPeriods({ length, since, first, asAt }: PeriodRange): readonly Period[] {
  const last = periodNumber(asAt, length);
  const from = since === undefined ? first : addDays(since, 1);
  const earliest = since === undefined ? last - defaultPeriodCount + 1 : Number.NEGATIVE_INFINITY;
  const periods: Period[] = [];
  for (let number = Math.max(periodNumber(from, length), earliest); number <= last; number++)
    periods.push(toPeriod(periodMonths(number, length), since, asAt));
  return periods;
}

function toPeriod(when: string, since: string | undefined, asAt: string): Period {
  const whole = parsePartialDate(when);
  if (!whole) throw new Error(`no such months: ${when}`);
  const from = since !== undefined && since >= whole.from ? addDays(since, 1) : whole.from;
  const until = asAt < whole.to ? asAt : whole.to;
  return {
    when,
    label: from === whole.from && until === whole.to ? formatPartialDate(when) : formatDateRange(from, until),
    since: addDays(from, -1),
    until,
    unfinished: until < whole.to,
  };
}

/** Months, or quarters of the calendar, counted through the years. */
const periodNumber = (day: string, length: PeriodLength): number =>
  Math.floor((Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1) / monthsIn[length]);

function periodMonths(number: number, length: PeriodLength): string {
  const months = monthsIn[length];
  const [first, last] = [formatMonth(number * months), formatMonth(number * months + months - 1)];
  return first === last ? first : `${first}/${last}`;
}

const formatMonth = (number: number): string =>
  `${String(Math.floor(number / 12)).padStart(4, '0')}-${String((number % 12) + 1).padStart(2, '0')}`;
