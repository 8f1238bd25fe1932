/** Parses dates of mixed precision, as an inspection programme has them: a day, a month, a range or a financial year. */

/** How exact a date is; `year` is a financial year. */
export type Precision = 'day' | 'month' | 'year';

/** A date of mixed precision. */
export interface PartialDate {
  readonly precision: Precision;
  /** The first and the last day it includes, as YYYY-MM-DD. */
  readonly from: string;
  readonly to: string;
}

const rangePattern = /^(\d{4}-\d{2}(?:-\d{2})?)\/(\d{4}-\d{2}(?:-\d{2})?)$/;
const financialYearPattern = /^(\d{4})\/(\d{2})$/;
const monthPattern = /^(\d{4})-(0[1-9]|1[0-2])$/;
const dayPattern = /^(\d{4})-(0[1-9]|1[0-2])-(\d{2})$/;

/** The days of a month, which is counted from 1. */
export const daysInMonth = (year: number, monthOfYear: number): number =>
  monthOfYear === 2
    ? (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0
      ? 29
      : 28
    : [4, 6, 9, 11].includes(monthOfYear)
      ? 30
      : 31;

/** Whether a text is a real date YYYY-MM-DD from 1800 onwards. */
export const isDay = (text: string): boolean => {
  const parts = dayPattern.exec(text);
  return (
    parts !== null &&
    Number(parts[3]) >= 1 &&
    Number(parts[3]) <= daysInMonth(Number(parts[1]), Number(parts[2])) &&
    text >= '1800'
  );
};

/** Parses `2022-10-03`, `2022-11`, `2022-05/2022-06` or `2021/22` (April to March); undefined for any other text. */
export function parsePartialDate(text: string): PartialDate | undefined {
  if (isDay(text)) return { precision: 'day', from: text, to: text };
  const monthParts = monthPattern.exec(text);
  if (monthParts) {
    const last = daysInMonth(Number(monthParts[1]), Number(monthParts[2]));
    return { precision: 'month', from: `${text}-01`, to: `${text}-${last}` };
  }
  const yearParts = financialYearPattern.exec(text);
  if (yearParts && (Number(yearParts[1]) + 1) % 100 === Number(yearParts[2]))
    return { precision: 'year', from: `${yearParts[1]}-04-01`, to: `${Number(yearParts[1]) + 1}-03-31` };
  const rangeParts = rangePattern.exec(text);
  const first = rangeParts?.[1] ? parsePartialDate(rangeParts[1]) : undefined;
  const last = rangeParts?.[2] ? parsePartialDate(rangeParts[2]) : undefined;
  if (!first || !last || first.precision !== last.precision || first.from > last.from) return undefined;
  return { precision: first.precision, from: first.from, to: last.to };
}
