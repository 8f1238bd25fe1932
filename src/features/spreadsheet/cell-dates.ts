/** Reads dates as people type them in a sheet. Ambiguous dates are refused, with the possible dates in the message. */

import { formatDate } from '../../domain/dates/calendar.ts';
import { isDay } from '../../domain/dates/partial-date.ts';
import type { Cell } from '../../domain/sheet.ts';
import type { DateOrder } from '../../domain/vocabulary.ts';

export type ReadDay = { readonly day: string } | { readonly fault: string };

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const monthOf = (word: string): number => {
  const at = months.indexOf(word.slice(0, 3).toLowerCase());
  return /^(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)$/i.test(
    word,
  )
    ? at + 1
    : 0;
};

const joined = (year: number, month: number, day: number): string | undefined => {
  const text = `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
  return isDay(text) ? text : undefined;
};

/** The date of a cell; `order` is the order of day and month in figures, if known. */
export function readDay(cell: Cell, order: DateOrder | undefined): ReadDay {
  if (cell.date !== undefined)
    return isDay(cell.date) ? { day: cell.date } : { fault: `${cell.date} is no day` };
  const text = cell.text.trim().replace(/[ T]\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?Z?$/, '');
  if (/^\d{4}-\d{1,2}-\d{1,2}$/.test(text)) {
    const [year = 0, month = 0, day = 0] = text.split('-').map(Number);
    return found(text, joined(year, month, day));
  }
  const named =
    /^(?:[a-z]+,? )?(\d{1,2})(?:st|nd|rd|th)?[ -]([a-z]+)\.?,?[ -](\d{4})$/i.exec(text) ??
    /^(?<month>[a-z]+)\.? (?<day>\d{1,2})(?:st|nd|rd|th)?,? (\d{4})$/i.exec(text);
  const month = monthOf(named?.groups?.['month'] ?? named?.[2] ?? '');
  if (named && month > 0)
    return found(text, joined(Number(named[3]), month, Number(named.groups?.['day'] ?? named[1])));
  const figures = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4}|\d{2})$/.exec(text);
  if (figures) return fromFigures(text, Number(figures[1]), Number(figures[2]), figures[3] ?? '', order);
  if (cell.kind === 'number')
    return { fault: `${text} is a number, not a date; format the cell as a date, or write 2021-05-01` };
  return { fault: `\`${text.slice(0, 40)}\` is no day; write it as 2021-05-01` };
}

const found = (text: string, day: string | undefined): ReadDay =>
  day === undefined ? { fault: `${text} is no day that exists` } : { day };

/** Reads a date in figures. It is unambiguous if the order is known, or if the year has four digits and only one other figure can be the month. */
function fromFigures(
  text: string,
  first: number,
  second: number,
  last: string,
  order: DateOrder | undefined,
): ReadDay {
  const year = last.length === 2 ? 2000 + Number(last) : Number(last);
  const dayFirst = joined(year, second, first);
  const monthFirst = joined(year, first, second);
  if (order) return found(text, order === 'dmy' ? dayFirst : monthFirst);
  const choices = [...new Set([dayFirst, monthFirst])].flatMap((day) => (day === undefined ? [] : [day]));
  const [only] = choices;
  if (only === undefined) return found(text, undefined);
  if (choices.length === 1 && last.length === 4) return { day: only };
  const spelled = choices.map((day) => `${formatDate(day)} (${day})`).join(' or ');
  const century = choices.length === 1 ? `, or of another century` : '';
  return {
    fault: `${text} may mean ${spelled}${century}; write the one that is meant, or say --dates dmy where days stand first`,
  };
}
