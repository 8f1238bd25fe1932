/** Reads a day that is written in full, in figures or with the name of its month: `25/11/2021`, `Thu 25th Nov 2021`. */
import { fail, ok, type Result } from '../errors.ts';
import type { DateOrder } from '../vocabulary.ts';
import { addDays, formatDate, formatPartialDate } from './calendar.ts';
import { daysInMonth, isDay } from './partial-date.ts';

/** A day as YYYY-MM-DD, or a sentence that explains why the text is not one day. */
export type DayResult = Result<string, string>;

/** What a text of a date depends on. */
export interface DateSetting {
  /** The day of the call, from which `last Friday` and a day without its year are counted. */
  readonly today: string;
  /** The order of day and month in figures; the day is first unless the user chose another order. */
  readonly order?: DateOrder | undefined;
  /** On which side of today the day is, if it can only be there: an incomplete date is refused with days of that side. */
  readonly side?: 'past' | 'future' | undefined;
}

const monthNames = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
/** Source of a pattern that matches a month or its abbreviation. */
export const monthNamePattern =
  'jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?';
const monthName = new RegExp(`^(?:${monthNamePattern})$`, 'i');

/** The number of a month from its name or abbreviation, from 1; 0 if it is not a month. */
export const parseMonth = (word: string): number =>
  monthName.test(word) ? monthNames.indexOf(word.slice(0, 3).toLowerCase()) + 1 : 0;

/** The days of the week as `Date` counts them. */
export const weekdays = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];
/** Source of a pattern that matches a day of the week or its abbreviation. */
export const weekdayPattern =
  'sun(?:day)?|mon(?:day)?|tue(?:s|sday)?|wed(?:s|nesday)?|thu(?:r|rs|rsday)?|fri(?:day)?|sat(?:urday)?';

/** The number of a match of `weekdayPattern`, from 0 for Sunday. */
export const parseWeekday = (word: string): number =>
  weekdays.findIndex((weekday) => weekday.slice(0, 3).toLowerCase() === word.slice(0, 3).toLowerCase());

/** The number of a day's weekday, from 0 for Sunday. */
export const weekdayOf = (day: string): number => new Date(`${day}T00:00:00Z`).getUTCDay();

/** `2021-11-19 (Friday)`, which shows what was understood. */
export const describeDay = (day: string): string => `${day} (${weekdays[weekdayOf(day)]})`;

/** A year of two digits is in this century: `21` is 2021. */
export const fullYear = (year: string): number => (year.length === 2 ? 2000 : 0) + Number(year);

/** The parts of a date as YYYY-MM-DD, which may not exist. */
export const composeDate = (year: number, month: number, day: number): string =>
  `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;

const numericDay = (day: string): string => day.split('-').reverse().join('/');
/** `Enter the day as 25/11/2021 or 2021-11-25, for example.` */
export const exampleOfDay = (day = '2021-11-25'): string =>
  `Enter the day as ${numericDay(day)} or ${day}, for example.`;

/** The refusal of a text with two days. */
export const severalDays = (text: string, first: string, second: string): DayResult =>
  fail(`${text} has two dates, ${formatDate(first)} and ${formatDate(second)}. Enter one of them.`);

const leadingWeekday = new RegExp(`^(${weekdayPattern})[.,]? `, 'i');
const trailingWeekday = new RegExp(`,? \\(?(${weekdayPattern})\\)?$`, 'i');
const timeOfDay =
  /[ T]\d{1,2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?(?: ?[ap]\.?m\.?)?(?: ?(?:Z|UTC|GMT|BST|[+-]\d{2}:?\d{2}))?$/i;

/**
 * The day that a text writes in full; undefined if it is not written so. A time after the date is left out.
 * @param text without spaces at its ends, and with single spaces
 */
export function readWrittenDay(text: string, setting: DateSetting): DayResult | undefined {
  const date = text
    .replace(timeOfDay, '')
    .replace(/^(?:on|by) /i, '')
    .replace(/^the /i, '');
  const weekday = leadingWeekday.exec(date) ?? trailingWeekday.exec(date);
  const dateOnly = weekday ? date.replace(weekday[0], '').replace(/^the /i, '') : date;
  const day = readFigures(dateOnly, setting) ?? readNamedMonth(dateOnly, setting);
  return day?.ok && weekday ? requireWeekday(day.value, parseWeekday(weekday[1] ?? '')) : day;
}

/** Fails with both readings if the day is not on that day of the week. */
function requireWeekday(day: string, weekday: number): DayResult {
  if (weekdayOf(day) === weekday) return ok(day);
  const nearest = [-3, -2, -1, 1, 2, 3]
    .map((count) => addDays(day, count))
    .find((near) => weekdayOf(near) === weekday);
  return fail(
    `${formatDate(day)} is a ${weekdays[weekdayOf(day)]}, not a ${weekdays[weekday]}; the nearest ${weekdays[weekday]} is ${formatDate(nearest ?? day)}. Enter the date that you mean, without its weekday.`,
  );
}

function readFigures(text: string, setting: DateSetting): DayResult | undefined {
  const { order = 'dmy' } = setting;
  const yearFirst =
    /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/.exec(text) ?? /^(\d{4})(\d{2})(\d{2})$/.exec(text);
  if (yearFirst) return requireReal(text, Number(yearFirst[1]), Number(yearFirst[2]), Number(yearFirst[3]));
  const [match, first, second, yearText = ''] =
    /^(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4}|\d{2})$/.exec(text) ?? [];
  const [, dayOnly, monthOnly] = /^(\d{1,2})[/.](\d{1,2})$/.exec(text) ?? [];
  if (dayOnly !== undefined && isDay(composeDate(2000, Number(monthOnly), Number(dayOnly))))
    return missingYear(text, Number(monthOnly), Number(dayOnly), setting);
  if (match === undefined) return undefined;
  const year = fullYear(yearText);
  const dayFirst = composeDate(year, Number(second), Number(first));
  const monthFirst = composeDate(year, Number(first), Number(second));
  const [asked, other] = order === 'dmy' ? [dayFirst, monthFirst] : [monthFirst, dayFirst];
  if (isDay(asked) || !isDay(other))
    return requireReal(text, year, Number(asked.slice(5, 7)), Number(asked.slice(8)));
  const [ours, theirs] = order === 'dmy' ? ['day', 'month'] : ['month', 'day'];
  return fail(
    `${text} has no real date with the ${ours} first, because there is no month ${Number(asked.slice(5, 7))}; with the ${theirs} first it would be ${formatDate(other)}. ${exampleOfDay(other)}`,
  );
}

/** The day, or a sentence with the last day of its month as an example. */
function requireReal(text: string, year: number, month: number, day: number): DayResult {
  const date = composeDate(year, month, day);
  if (isDay(date)) return ok(date);
  const lastDay = month >= 1 && month <= 12 ? composeDate(year, month, daysInMonth(year, month)) : '';
  return fail(`${text} is not a real date. ${exampleOfDay(isDay(lastDay) ? lastDay : undefined)}`);
}

const dayThenMonth =
  /^(\d{1,2})(?:st|nd|rd|th)?(?: of)?[-/. ]?([a-z]{3,9})\.?,?(?:[-/. ]?'?(\d{4}|\d{2}))?$/i;
const monthThenDay = /^([a-z]{3,9})\.?[- ](\d{1,2})(st|nd|rd|th)?(?:,? (\d{4}))?$/i;

function readNamedMonth(text: string, setting: DateSetting): DayResult | undefined {
  const [, day, name = '', year] = dayThenMonth.exec(text) ?? [];
  if (day !== undefined && parseMonth(name) > 0)
    return year === undefined
      ? missingYear(text, parseMonth(name), Number(day), setting)
      : requireReal(text, fullYear(year), parseMonth(name), Number(day));
  const [, nameFirst = '', number, ordinal, fourDigits] = monthThenDay.exec(text) ?? [];
  const month = parseMonth(nameFirst);
  if (number === undefined || month === 0) return undefined;
  if (fourDigits !== undefined) return requireReal(text, Number(fourDigits), month, Number(number));
  return ordinal === undefined
    ? dayOrYear(text, month, number, setting)
    : missingYear(text, month, Number(number), setting);
}

/** A day without its year may be the last one or the next one. */
function missingYear(text: string, month: number, day: number, { today, side }: DateSetting): DayResult {
  if (today === '') return fail(`${text} has no year. ${exampleOfDay()}`);
  const year = Number(today.slice(0, 4));
  const days = [-2, -1, 0, 1, 2].map((offset) => composeDate(year + offset, month, day)).filter(isDay);
  const pastDays = days.filter((each) => each <= today).reverse();
  const futureDays = days.filter((each) => each > today);
  const readings = {
    past: pastDays.slice(0, 2),
    future: futureDays.slice(0, 2),
    any: [...pastDays.slice(0, 1), ...futureDays.slice(0, 1)],
  }[side ?? 'any'];
  const choices = readings.map(formatDate);
  return choices.length === 0
    ? requireReal(text, year, month, day)
    : fail(`${text} has no year. Enter ${choices.join(' or ')}, or another year.`);
}

/** `Nov 21` is November 2021 in a spreadsheet and 21 November in a letter. Undefined if it can only be a month. */
function dayOrYear(text: string, month: number, number: string, setting: DateSetting): DayResult | undefined {
  const day = composeDate(Number(setting.today.slice(0, 4)), month, Number(number));
  if (number.length === 1) return missingYear(text, month, Number(number), setting);
  if (!isDay(day)) return undefined;
  const firstDay = composeDate(fullYear(number), month, 1);
  return fail(
    `${text} may be a day, ${formatDate(day)}, or a month, ${formatPartialDate(firstDay.slice(0, 7))}. Enter the day with its year, for example ${formatDate(day)} or ${formatDate(firstDay)}.`,
  );
}
