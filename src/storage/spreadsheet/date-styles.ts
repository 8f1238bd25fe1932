/** Reads which cell styles of a workbook show a number as a date, and converts serial numbers to dates. */
import { walkXml } from './xml-reader.ts';

/** Built-in formats that show a date, including the East Asian ones, but not those of times alone. */
const isBuiltInDate = (id: number): boolean =>
  (id >= 14 && id <= 17) ||
  id === 22 ||
  (id >= 27 && id <= 31) ||
  id === 36 ||
  (id >= 50 && id <= 54) ||
  id === 57 ||
  id === 58;

/** Returns a function from a style's number to whether it shows a date. */
export function readDateStyles(xml: string): (style: string | undefined) => boolean {
  const customFormats = new Map<string, boolean>();
  const styles: boolean[] = [];
  let inCells = false;
  walkXml(xml, {
    tag: ({ name, kind, attribute }) => {
      if (name === 'cellXfs') inCells = kind === 'open';
      if (kind === 'close') return;
      const format = attribute('numFmtId') ?? '0';
      if (name === 'numFmt') customFormats.set(format, isDateFormat(attribute('formatCode') ?? ''));
      if (name === 'xf' && inCells) styles.push(customFormats.get(format) ?? isBuiltInDate(Number(format)));
    },
  });
  return (style) => style !== undefined && styles[Number(style)] === true;
}

/** Whether a format shows a day, a month or a year: an `m` next to hours or seconds is a minute. */
function isDateFormat(format: string): boolean {
  const [positive = ''] = format
    .replace(/"[^"]*"|\\.|[_*]./g, '')
    .replace(/\[(?!(?:h+|m+|s+)\])[^\]]*\]/gi, '')
    .toLowerCase()
    .split(';');
  return /[dy]/.test(positive) || (/m/.test(positive) && !/[hs]/.test(positive));
}

const daysFrom1900To1970 = 25_569;
const daysFrom1900To1904 = 1462;

/** The date of a serial number, as YYYY-MM-DD; undefined if it is out of range. Excel counts a 29 February 1900 that never was. */
export function serialDate(number: number, { from1904 }: { readonly from1904: boolean }): string | undefined {
  const days = Math.floor(number) + (from1904 ? daysFrom1900To1904 : 0);
  if (!(days >= 1 && days <= 2_958_465)) return undefined;
  const actualDays = days < 60 ? days + 1 : days;
  return new Date((actualDays - daysFrom1900To1970) * 86_400_000).toISOString().slice(0, 10);
}
