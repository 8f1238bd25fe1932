/** Defines the patterns that find dates in running text. `read-date.ts` decides which day they are. */
import { monthNamePattern, weekdayPattern } from './written-date.ts';

const year = "(?:\\d{4}|'?\\d{2})";
const dayOfMonth = '\\d{1,2}(?:st|nd|rd|th)?(?: of)?';
const weekday = `(?:(?:${weekdayPattern})[.,]? )?`;

/** What follows a date, so that it is not part of a longer number. */
export const dateEnd = '(?![\\w/]|\\.\\d)';

/** Source of a pattern for one day with its month and year, in plain hyphens and spaces. */
export const fullDatePattern = `${weekday}(?:${[
  '\\d{4}[-/.]\\d{1,2}[-/.]\\d{1,2}',
  `\\d{1,2} ?[-/.] ?\\d{1,2} ?[-/.] ?${year}`,
  `${dayOfMonth}[-/. ]?(?:${monthNamePattern})[.,]?[-/. ]?${year}`,
  `(?:${monthNamePattern})\\.? \\d{1,2}(?:st|nd|rd|th)?,? \\d{4}`,
].join('|')})`;

/** Source of a pattern for a month with its year. */
export const monthAndYearPattern = `(?:${monthNamePattern})\\.?[-/. ]?${year}`;

/** Source of a pattern for a date that lacks its day or its year. */
export const partOfDatePattern = `${weekday}(?:${[
  '\\d{1,2}/\\d{1,2}',
  // `2.1` is the number of a paragraph.
  '\\d{1,2}\\.(?:0[1-9]|1[0-2])',
  `${dayOfMonth}[-/. ](?:${monthNamePattern})`,
  monthAndYearPattern,
].join('|')})`;

/** Source of a pattern for several days that share their month. */
export const severalDaysPattern = [
  `\\d{1,2}(?: ?- ?| to | and )${dayOfMonth}[-/. ](?:${monthNamePattern})(?:[-/. ]${year})?`,
  `\\d{1,2} ?- ?\\d{1,2}[/.]\\d{1,2}[/.]${year}`,
].join('|');

/** The same text, of the same length, with plain spaces and hyphens. */
export const withPlainCharacters = (text: string): string =>
  text.replace(/[\t\u00a0\u2007\u202f]/g, ' ').replace(/[\u2010-\u2015\u2212]/g, '-');
