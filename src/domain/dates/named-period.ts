/** Reads the first and the last day of months, quarters and years: `end of Q2 2026/27`, `first day of last month`. Financial years begin in April. */
import { fail, ok } from '../errors.ts';
import { addDays, formatDate, formatPartialDate, monthsBefore } from './calendar.ts';
import { isDay, parsePartialDate } from './partial-date.ts';
import { composeDate, type DayResult, fullYear, parseMonth, weekdayOf } from './written-date.ts';

/** A month, quarter, week or year. */
interface NamedPeriod {
  /** What it is, in a sentence. */
  readonly kind: 'month' | 'quarter' | 'week' | 'year';
  readonly first: string;
  readonly last: string;
}

const monthsOf = (kind: NamedPeriod['kind'], year: number, month: number, count: number): NamedPeriod => {
  const first = composeDate(year, month, 1);
  return { kind, first, last: addDays(monthsBefore(first, -count), -1) };
};
const calendarYear = (year: number) => monthsOf('year', year, 1, 12);
const financialYear = (year: number) => monthsOf('year', year, 4, 12);
/** A quarter of the financial year that begins in April of `year`. */
const financialQuarter = (year: number, quarter: number) =>
  monthsOf('quarter', quarter === 4 ? year + 1 : year, quarter === 4 ? 1 : quarter * 3 + 1, 3);
/** The calendar year in which the financial year of a day begins. */
const financialYearOf = (day: string) => Number(day.slice(0, 4)) - (day.slice(5) < '04-01' ? 1 : 0);

/**
 * The day at the end or the beginning of a period; a sentence that asks for a day if the text names the period only. Undefined for other texts.
 * @param text without spaces at its ends, and with single spaces
 */
export function readEndOfPeriod(text: string, today: string): DayResult | undefined {
  const [, end, periodText] =
    /^(?:the )?(end|last day|close|start|beginning|first day)(?: of)?(?: the)? (.{1,40})$/i.exec(text) ?? [];
  const readings = findPeriods((periodText ?? text).replace(/^the /i, ''), today);
  if (readings.length === 0) return undefined;
  const isStart = /^(?:start|beginning|first)/i.test(end ?? '');
  const dayIn = ({ first, last }: NamedPeriod) => (isStart ? first : last);
  const [period] = readings;
  if (period === undefined) return undefined;
  if (readings.length > 1)
    return fail(
      `${text} may mean ${readings.map((each) => describePeriod(each)).join(' or ')}. Enter ${readings.map((each) => formatDate(dayIn(each))).join(' or ')}.`,
    );
  if (end !== undefined) return isDay(dayIn(period)) ? ok(dayIn(period)) : undefined;
  return fail(
    `${text} is a ${period.kind}, but a day is needed. Enter its first day, ${formatDate(period.first)}, or its last day, ${formatDate(period.last)}.`,
  );
}

/** `April 2025 to March 2026` */
const describePeriod = ({ first, last }: NamedPeriod): string =>
  formatPartialDate(`${first.slice(0, 7)}/${last.slice(0, 7)}`);

/** The periods that a text may name; none if it names none. */
function findPeriods(text: string, today: string): readonly NamedPeriod[] {
  return [
    ...readMonths(text, today),
    ...readQuarters(text, today),
    ...readYears(text, today),
    ...readRelativePeriods(text, today),
  ];
}

function readMonths(text: string, today: string): readonly NamedPeriod[] {
  const isoMonth = parsePartialDate(text);
  const [, name = '', yearText] = /^([a-z]{3,9})\.?,?(?:[-/. ]'?(\d{4}|\d{2}))?$/i.exec(text) ?? [];
  const [, number, year] = /^(\d{1,2})[-/.](\d{4})$/.exec(text) ?? [];
  const month = number === undefined ? parseMonth(name) : Number(number);
  if (isoMonth?.precision === 'month' && !text.includes('/'))
    return [{ kind: 'month', first: isoMonth.from, last: isoMonth.to }];
  if (month < 1 || month > 12) return [];
  const writtenYear = year ?? yearText;
  if (writtenYear !== undefined) return [monthsOf('month', fullYear(writtenYear), month, 1)];
  const thisYear = monthsOf('month', Number(today.slice(0, 4)), month, 1);
  const otherYear = Number(today.slice(0, 4)) + (thisYear.last <= today ? 1 : -1);
  return [thisYear, monthsOf('month', otherYear, month, 1)].sort((a, b) => (a.first < b.first ? -1 : 1));
}

function readQuarters(text: string, today: string): readonly NamedPeriod[] {
  const [, before, , after] =
    /^(?:(.{1,30}),? )?(?:q|quarter )([1-4])(?:(?: of)?,? (.{1,30}))?$/i.exec(text) ?? [];
  const quarter = Number(/(?:q|quarter )([1-4])/i.exec(text)?.[1]);
  const yearText = (before ?? after)?.replace(/^(?:fy|financial year|the) ?/i, '');
  if (Number.isNaN(quarter) || (before !== undefined && after !== undefined)) return [];
  if (yearText === undefined)
    return /^(?:q|quarter )[1-4]$/i.test(text)
      ? [-1, 0].map((offset) => financialQuarter(financialYearOf(today) + offset, quarter))
      : [];
  const year = readFinancialYear(yearText);
  if (year !== undefined) return [financialQuarter(year, quarter)];
  if (!/^\d{4}$/.test(yearText)) return [];
  return [
    monthsOf('quarter', Number(yearText), quarter * 3 - 2, 3),
    financialQuarter(Number(yearText), quarter),
  ];
}

/** The calendar year in which `2025/26`, `2025-26` or `2025/2026` begins; undefined for other texts. */
function readFinancialYear(text: string): number | undefined {
  const [, first, last] = /^(\d{4}) ?[-/] ?(?:20)?(\d{2})$/.exec(text) ?? [];
  return first !== undefined && (Number(first) + 1) % 100 === Number(last) ? Number(first) : undefined;
}

function readYears(text: string, today: string): readonly NamedPeriod[] {
  const [, prefix, yearText = ''] =
    /^(fy|financial year|calendar year|year)? ?(\S.{3,10})$/i.exec(text) ?? [];
  const year = readFinancialYear(yearText);
  if (year !== undefined) return [financialYear(year)];
  if (/^\d{4}$/.test(yearText) && isDay(`${yearText}-01-01`))
    return prefix && /^f/i.test(prefix)
      ? [financialYear(Number(yearText) - 1), financialYear(Number(yearText))]
      : [calendarYear(Number(yearText))];
  const [, which, kind] = /^(?:(this|last|next) )?(financial year|calendar year|fy|year)$/i.exec(text) ?? [];
  if (kind === undefined) return [];
  const offset = offsetOf(which);
  const readings = [
    calendarYear(Number(today.slice(0, 4)) + offset),
    financialYear(financialYearOf(today) + offset),
  ];
  return kind.toLowerCase() === 'year'
    ? readings
    : /^c/i.test(kind)
      ? readings.slice(0, 1)
      : readings.slice(1);
}

const offsetOf = (which: string | undefined): number =>
  which?.toLowerCase() === 'last' ? -1 : which?.toLowerCase() === 'next' ? 1 : 0;

function readRelativePeriods(text: string, today: string): readonly NamedPeriod[] {
  const [, which, kind = ''] = /^(?:(this|last|next) )?(month|quarter|week)$/i.exec(text) ?? [];
  const offset = offsetOf(which);
  const [year, month] = [Number(today.slice(0, 4)), Number(today.slice(5, 7))];
  switch (kind.toLowerCase()) {
    case 'month': {
      const first = monthsBefore(composeDate(year, month, 1), -offset);
      return [monthsOf('month', Number(first.slice(0, 4)), Number(first.slice(5, 7)), 1)];
    }
    case 'quarter': {
      const first = monthsBefore(composeDate(year, month - ((month - 1) % 3), 1), -offset * 3);
      return [monthsOf('quarter', Number(first.slice(0, 4)), Number(first.slice(5, 7)), 3)];
    }
    case 'week': {
      const monday = addDays(today, offset * 7 - ((weekdayOf(today) + 6) % 7));
      return [{ kind: 'week', first: monday, last: addDays(monday, 6) }];
    }
    default:
      return [];
  }
}
