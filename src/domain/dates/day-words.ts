/** Reads words that count from today, such as `last Friday` and `30 days ago`, by the library chrono-node. */
import { GB } from 'chrono-node/en';
import { fail, ok } from '../errors.ts';
import { numberPattern, parseNumber } from '../text/numbers.ts';
import { addDays, formatDate, monthsBefore } from './calendar.ts';
import { isDay } from './partial-date.ts';
import {
  composeDate,
  type DateSetting,
  type DayResult,
  parseWeekday,
  severalDays,
  weekdayOf,
  weekdayPattern,
  weekdays,
} from './written-date.ts';

const count = `(an?|${numberPattern})`;
const monthsPattern = new RegExp(`^(in )?${count} (month|year)s?( ago| from (?:now|today))?$`, 'i');
const nearWeekday = new RegExp(`^(?:(this|next|on) )?(${weekdayPattern})$`, 'i');
/** The words that are left to the library. It also reads dates with the month first, times and vague words, which would be wrong here. */
const knownWord = new RegExp(
  `^(?:${[count, weekdayPattern, 'days?|weeks?|fortnights?', 'in|ago|from|now|the|before|after', 'last|next|this|past', 'today|yesterday|tomorrow'].join('|')})$`,
  'i',
);

/**
 * The day that words mean, counted from today; undefined if they mean none.
 * @param text without spaces at its ends, and with single spaces
 */
export function readDayWords(text: string, setting: DateSetting): DayResult | undefined {
  const { today } = setting;
  return readMonthsAway(text, today) ?? readNearWeekday(text, setting) ?? readWithLibrary(text, today);
}

/** Months and years away. The library would read a month before 31 May as 1 May. */
function readMonthsAway(text: string, today: string): DayResult | undefined {
  const [, isLater, amount = '', unit = '', end] = monthsPattern.exec(text) ?? [];
  if (unit === '' || (isLater === undefined) === (end === undefined)) return undefined;
  const months = (/^an?$/i.test(amount) ? 1 : parseNumber(amount)) * (unit.toLowerCase() === 'year' ? 12 : 1);
  // Nobody means a day before 1800 or after 2999.
  if (months > 2400) return undefined;
  const day = monthsBefore(today, / ago$/i.test(end ?? '') ? months : -months);
  return isDay(day) ? ok(day) : undefined;
}

/** A weekday without `last` may be one of two days. */
function readNearWeekday(text: string, { today, side }: DateSetting): DayResult | undefined {
  const [, which = '', name] = nearWeekday.exec(text) ?? [];
  if (name === undefined) return undefined;
  const weekday = parseWeekday(name);
  const daysUntil = (weekday - weekdayOf(today) + 7) % 7;
  const monday = addDays(today, -((weekdayOf(today) + 6) % 7));
  const inThisWeek = addDays(monday, (weekday + 6) % 7);
  const readings =
    {
      this: [inThisWeek, addDays(today, daysUntil)],
      next: [addDays(today, daysUntil || 7), addDays(inThisWeek, 7)],
    }[which.toLowerCase()] ?? readingsOfSide(today, daysUntil, side);
  const [first, second] = readings;
  if (first === undefined || second === undefined) return undefined;
  return first === second
    ? ok(first)
    : fail(
        `${text} may mean ${weekdays[weekday]} ${formatDate(first)} or ${weekdays[weekday]} ${formatDate(second)}. Enter one of them.`,
      );
}

/** The two days that a weekday may mean, for a day on one side of today or on any. */
const readingsOfSide = (today: string, daysUntil: number, side: DateSetting['side']): readonly string[] => {
  if (side === 'future') return [addDays(today, daysUntil || 7), addDays(today, (daysUntil || 7) + 7)];
  const last = addDays(today, daysUntil === 0 ? 0 : daysUntil - 7);
  return side === 'past'
    ? [last, addDays(last, -7)]
    : [addDays(today, daysUntil - 7), addDays(today, daysUntil)];
};

function readWithLibrary(text: string, today: string): DayResult | undefined {
  if (!text.split(' ').every((word) => knownWord.test(word))) return undefined;
  const words = text
    .replace(/\b(?:a|one) fortnight\b/i, '2 weeks')
    .replace(/\bfrom today\b/i, 'from now')
    .replace(/^day /i, 'the day ');
  const results = GB.parse(words, { instant: new Date(`${today}T12:00:00Z`), timezone: 0 });
  const days = results
    .flatMap(({ start, end }) => [start, end ?? []].flat())
    .map((parts) => composeDate(parts.get('year') ?? 0, parts.get('month') ?? 0, parts.get('day') ?? 0));
  const [first, second] = days;
  const [result] = results;
  if (first !== undefined && second !== undefined) return severalDays(text, first, second);
  if (first === undefined || !isDay(first) || result?.text.length !== words.length) return undefined;
  const isOneDay = result.start.isCertain('day') || result.start.isCertain('weekday');
  return isOneDay && !result.start.isCertain('hour') ? ok(first) : undefined;
}
