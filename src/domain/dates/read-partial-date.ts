/** Reads a day, a month, a range of months or a financial year as people write it, and returns it as records have it. */
import { parsePartialDate } from './partial-date.ts';

const months = 'january february march april may june july august september october november december'.split(
  ' ',
);

/** The number of a month from its name or at least the first three letters of it: `09` for `Sept`. */
function monthNumber(name: string): string | undefined {
  const word = name.toLowerCase().replace(/\.$/, '');
  const index = word.length < 3 ? -1 : months.findIndex((month) => month.startsWith(word));
  return index < 0 ? undefined : String(index + 1).padStart(2, '0');
}

const dayInWords = /^(?:[a-z]{3,9},? )?(\d{1,2})(?:st|nd|rd|th)? ([a-z]{3,9}\.?) (\d{4})$/i;
const monthInWords = /^([a-z]{3,9}\.?) (\d{4})$/i;
const monthInNumbers = /^(\d{1,2})\/(\d{4})$/;
const monthRange = /^([a-z]{3,9}\.?)(?: (\d{4}))? ?(?:\/|-|–|to|and) ?([a-z]{3,9}\.?) (\d{4})$/i;
const financialYear = /^(\d{4}) ?[/–-] ?(?:\d{2})?(\d{2})$/;

const join = (...parts: readonly (string | undefined)[]) =>
  parts.includes(undefined) ? '' : parts.join('-');

/** The date of mixed precision that a text means: `2022-05/2022-06` for `May/June 2022`; undefined if it is not one. */
export function readPartialDate(text: string): string | undefined {
  const words = text.trim().replace(/\s+/g, ' ');
  return [words, ...candidateReadings(words)].find((reading) => parsePartialDate(reading) !== undefined);
}

function candidateReadings(words: string): readonly string[] {
  const [, day = '', dayMonth = '', dayYear] = dayInWords.exec(words) ?? [];
  if (dayYear !== undefined) return [join(dayYear, monthNumber(dayMonth), day.padStart(2, '0'))];
  const [, month = '', monthYear] = monthInWords.exec(words) ?? [];
  if (monthYear !== undefined) return [join(monthYear, monthNumber(month))];
  const [, numericMonth = '', numericYear] = monthInNumbers.exec(words) ?? [];
  if (numericYear !== undefined) return [join(numericYear, numericMonth.padStart(2, '0'))];
  const [, first = '', firstYear, last = '', lastYear] = monthRange.exec(words) ?? [];
  if (lastYear !== undefined)
    return [`${join(firstYear ?? lastYear, monthNumber(first))}/${join(lastYear, monthNumber(last))}`];
  const [, startYear, endYear] = financialYear.exec(words) ?? [];
  return startYear === undefined ? [] : [`${startYear}/${endYear}`];
}
