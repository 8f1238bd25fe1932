/** Reads dates as people type them in a sheet. Ambiguous dates are refused, with the possible dates in the message. */

import { formatDate } from '../../domain/dates/calendar.ts';
import { isDay } from '../../domain/dates/partial-date.ts';
import { fail, ok, type Result } from '../../domain/errors.ts';
import type { Cell } from '../../domain/sheet.ts';
import type { DateOrder } from '../../domain/vocabulary.ts';

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const monthName =
  /^(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)$/i;

/** The number of a month from its name or abbreviation, from 1; 0 if it is not a month. */
const parseMonth = (word: string): number =>
  monthName.test(word) ? months.indexOf(word.slice(0, 3).toLowerCase()) + 1 : 0;

/** A date as YYYY-MM-DD; undefined if it does not exist. */
function composeDay(year: number, month: number, day: number): string | undefined {
  const text = `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
  return isDay(text) ? text : undefined;
}

/**
 * The date of a cell as YYYY-MM-DD, or a message that explains why it is not a date.
 * @param order the order of day and month in numeric dates, if it is known
 */
export function readDay(cell: Cell, order: DateOrder | undefined): Result<string, string> {
  if (cell.date !== undefined) return isDay(cell.date) ? ok(cell.date) : fail(`${cell.date} is no day`);
  const text = cell.text.trim().replace(/[ T]\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?Z?$/, '');
  if (/^\d{4}-\d{1,2}-\d{1,2}$/.test(text)) {
    const [year = 0, month = 0, day = 0] = text.split('-').map(Number);
    return requireRealDay(text, composeDay(year, month, day));
  }
  const monthNameMatch =
    /^(?:[a-z]+,? )?(\d{1,2})(?:st|nd|rd|th)?[ -]([a-z]+)\.?,?[ -](\d{4})$/i.exec(text) ??
    /^(?<month>[a-z]+)\.? (?<day>\d{1,2})(?:st|nd|rd|th)?,? (\d{4})$/i.exec(text);
  const month = parseMonth(monthNameMatch?.groups?.['month'] ?? monthNameMatch?.[2] ?? '');
  if (monthNameMatch && month > 0) {
    const day = Number(monthNameMatch.groups?.['day'] ?? monthNameMatch[1]);
    return requireRealDay(text, composeDay(Number(monthNameMatch[3]), month, day));
  }
  const numericMatch = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4}|\d{2})$/.exec(text);
  if (numericMatch) return readNumericDate(numericMatch, order);
  return fail(
    cell.kind === 'number'
      ? `${text} is a number, not a date; format the cell as a date, or write 2021-05-01`
      : `\`${text.slice(0, 40)}\` is no day; write it as 2021-05-01`,
  );
}

const requireRealDay = (text: string, day: string | undefined): Result<string, string> =>
  day === undefined ? fail(`${text} is no day that exists`) : ok(day);

/** Reads a numeric date. It is unambiguous if the order is known, or if the year has four digits and only one other number can be the month. */
function readNumericDate(
  [text, first, second, yearText = '']: RegExpExecArray,
  order: DateOrder | undefined,
): Result<string, string> {
  const year = yearText.length === 2 ? 2000 + Number(yearText) : Number(yearText);
  const dayFirst = composeDay(year, Number(second), Number(first));
  const monthFirst = composeDay(year, Number(first), Number(second));
  if (order) return requireRealDay(text, order === 'dmy' ? dayFirst : monthFirst);
  const choices = [...new Set([dayFirst, monthFirst])].flatMap((day) => day ?? []);
  const [day] = choices;
  if (day === undefined || (choices.length === 1 && yearText.length === 4)) return requireRealDay(text, day);
  const choiceText = choices.map((choice) => `${formatDate(choice)} (${choice})`).join(' or ');
  const century = choices.length === 1 ? `, or of another century` : '';
  return fail(
    `${text} may mean ${choiceText}${century}; write the one that is meant, or say --dates dmy where days stand first`,
  );
}
