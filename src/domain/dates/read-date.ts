/** Reads one day as people write it: `2021-11-25`, `25/11/21`, `25th Nov 2021`, `last Friday`, `end of Q2 2026/27`. */
import { fail, ok } from '../errors.ts';
import { addDays, formatDate } from './calendar.ts';
import { readEndOfPeriod } from './named-period.ts';
import { isDay } from './partial-date.ts';
import {
  type DateSetting,
  type DayResult,
  exampleOfDay,
  readWrittenDay,
  severalDays,
} from './written-date.ts';

/** Reads the day of a text, as YYYY-MM-DD. */
export type DayReader = (text: string, setting: DateSetting) => DayResult;
type LineReader = (line: string, setting: DateSetting) => DayResult | undefined;

/** No date is longer, even with its weekday and the time. */
const maxLength = 60;

const nearDays: Readonly<Record<string, number>> = { yesterday: -1, today: 0, tomorrow: 1 };

const createReader =
  (readLine: LineReader): DayReader =>
  (text, setting) => {
    if (isDay(text)) return ok(text);
    const line = text
      .normalize('NFKC')
      .replace(/[\u2010-\u2015\u2212]/g, '-')
      .replace(/[\u2018\u2019]/g, "'")
      .replace(/\s+/g, ' ')
      .replace(/(\d) ?([/.]) ?(?=\d)/g, '$1$2')
      .trim()
      .replace(/(?<=\d)\.$/, '');
    if (line === '') return fail(`A date is needed. ${exampleOfDay()}`);
    if (line.length > maxLength) return fail(`\`${line.slice(0, 40)}…\` is not a date. ${exampleOfDay()}`);
    return readLine(line, setting) ?? refuseSeveralDays(line, setting, readLine) ?? notDate(line);
  };

/** The refusal of a text with several days; undefined if it has none. */
function refuseSeveralDays(line: string, setting: DateSetting, readLine: LineReader): DayResult | undefined {
  const parts = line.split(/ (?:to|and|or|until|-) |[;,&]|(?<=\/\d{4})-/).map((part) => part.trim());
  const dayOf = (text: string): string | undefined => {
    const day = text === '' ? undefined : readLine(text, setting);
    return day?.ok ? day.value : undefined;
  };
  const last = dayOf(parts.at(-1) ?? '');
  // The first date of a range may lack its month and year: `1 to 25 November 2021`.
  const [, month = '', year = ''] = last === undefined ? [] : formatDate(last).split(' ');
  const days = parts.flatMap(
    (part) => dayOf(part) ?? dayOf(`${part} ${year}`) ?? dayOf(`${part} ${month} ${year}`) ?? [],
  );
  const [first, second] = [...new Set(days)];
  return first === undefined || second === undefined ? undefined : severalDays(line, first, second);
}

const notDate = (line: string): DayResult => fail(`\`${line}\` is not a date. ${exampleOfDay()}`);

/** Reads a day that is written in full, so that it does not depend on the day of the call. */
export const readFullDate: DayReader = createReader(readWrittenDay);

/** Loads the reader of every form, for many texts. */
export async function loadDayReader(): Promise<DayReader> {
  const { readDayWords } = await import('./day-words.ts');
  return createReader((line, setting) => {
    const { today } = setting;
    const daysAway = Object.hasOwn(nearDays, line.toLowerCase()) ? nearDays[line.toLowerCase()] : undefined;
    if (daysAway !== undefined) return ok(addDays(today, daysAway));
    return readWrittenDay(line, setting) ?? readEndOfPeriod(line, today) ?? readDayWords(line, setting);
  });
}

/** Reads a day in any form. The library for words is loaded only if the text is not a date in full. */
export async function readDate(text: string, setting: DateSetting): Promise<DayResult> {
  const day = readFullDate(text, setting);
  return day.ok ? day : (await loadDayReader())(text, setting);
}
