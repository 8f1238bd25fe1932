/** Reads a day, a month, a range of them or a financial year as people write it: `November 2022`, `May/June 2022`. */
import { fail, ok, type Result } from '../errors.ts';
import { formatDate } from './calendar.ts';
import { parsePartialDate } from './partial-date.ts';
import { readFullDate } from './read-date.ts';
import { parseMonth } from './written-date.ts';

const monthInWords = /^([a-z]{3,9})\.?,? (\d{4})$/i;
const monthInFigures = /^(\d{1,2})\/(\d{4})$/;
const financialYear = /^(\d{4}) ?[/-] ?(?:\d{2})?(\d{2})$/;
const rangeWords = [' to ', ' until ', ' and ', ' - ', '/', '-'];

const example = 'Enter 3 October 2022, November 2022, May/June 2022 or 2021/22, for example.';

/** The date as records have it, such as `2022-05/2022-06` for `May/June 2022`; fails with a sentence. */
export function readPartialDate(text: string): Result<string, string> {
  const words = text
    .normalize('NFKC')
    .replace(/[\u2010-\u2015]/g, '-')
    .replace(/\s+/g, ' ')
    .trim();
  const value = [words, readMonth(words), readFinancialYear(words), ...readRanges(words)].find(
    (reading) => parsePartialDate(reading) !== undefined,
  );
  if (value !== undefined) return ok(value);
  const day = readFullDate(words, { today: '' });
  return day.ok || !day.error.startsWith(`\`${words}\` is not a date`)
    ? day
    : fail(`\`${text}\` is not a date. ${example}`);
}

/** `2022-11` for `November 2022` or `11/2022`; empty for any other text. */
function readMonth(words: string): string {
  const [, name = '', year] = monthInWords.exec(words) ?? [];
  const [, number, yearAfterNumber] = monthInFigures.exec(words) ?? [];
  const month = number === undefined ? parseMonth(name) : Number(number);
  return month === 0 ? '' : `${year ?? yearAfterNumber}-${String(month).padStart(2, '0')}`;
}

/** `2021/22` for `2021-22` or `2021/2022`; empty for any other text. */
function readFinancialYear(words: string): string {
  const [, first, last] = financialYear.exec(words) ?? [];
  return first === undefined ? '' : `${first}/${last}`;
}

/** The ranges of days or months that a text may mean. The first date may lack its month and year. */
function readRanges(words: string): readonly string[] {
  return rangeWords.flatMap((separator) => {
    const [first = '', last = '', ...others] = words.split(separator).map((part) => part.trim());
    const end = others.length > 0 || last === '' ? undefined : readEnd(last);
    if (end === undefined) return [];
    const [, month = '', year = ''] = formatDate(end.length === 7 ? `${end}-01` : end).split(' ');
    const start = [first, `${first} ${year}`, `${first} ${month} ${year}`].flatMap(
      (part) => readEnd(part) ?? [],
    );
    return start[0] === undefined ? [] : [`${start[0]}/${end}`];
  });
}

/** One end of a range: a day or a month as records have it. */
function readEnd(words: string): string | undefined {
  const month = readMonth(words);
  if (month !== '') return month;
  const day = readFullDate(words, { today: '' });
  return day.ok ? day.value : undefined;
}
