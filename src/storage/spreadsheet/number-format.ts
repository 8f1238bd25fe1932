/** Shows a number as its format in Excel does: as a date, or with its leading and trailing zeros. */

/** Built-in formats that show a date, including the East Asian ones, but not those of times alone. */
const isBuiltInDate = (id: number): boolean =>
  (id >= 14 && id <= 17) ||
  id === 22 ||
  (id >= 27 && id <= 31) ||
  id === 36 ||
  (id >= 50 && id <= 54) ||
  id === 57 ||
  id === 58;

const builtInFormats: Readonly<Record<number, string>> = { 1: '0', 2: '0.00', 9: '0%', 10: '0.00%' };

/** How a format shows numbers. */
export interface NumberFormat {
  readonly isDate: boolean;
  /** What Excel shows; undefined if the format only rounds or decorates the number. `value` is the number as the file has it. */
  readonly show: (value: string) => string | undefined;
}

/** A format by its number, and its code if the workbook defines it. */
export const createNumberFormat = (id: string, code = builtInFormats[Number(id)]): NumberFormat =>
  code === undefined
    ? { isDate: isBuiltInDate(Number(id)), show: () => undefined }
    : { isDate: isDateFormat(code), show: createDigits(code) };

/** Whether a format shows a day, a month or a year: an `m` next to hours or seconds is a minute. */
function isDateFormat(format: string): boolean {
  const [positive = ''] = format
    .replace(/"[^"]*"|\\.|[_*]./g, '')
    .replace(/\[(?!(?:h+|m+|s+)\])[^[\]]*\]/gi, '')
    .toLowerCase()
    .split(';');
  return /[dy]/.test(positive) || (/m/.test(positive) && !/[hs]/.test(positive));
}

/** The parts of a format: literal text, digits, the end of its first section, colours, padding, and any other character. */
const formatParts =
  /"([^"]*)"|\\(.)|([0#?.]+)|(;)|\[(?:black|blue|cyan|green|magenta|red|white|yellow|color ?\d{1,2})\]|_.|([-+ ():/%1-9])|([\s\S])/gi;

/** Digits that are always shown, and decimals that are. */
const digitsPattern = /^[#?]*(0{1,15})(?:\.(0{0,15}))?$/;

/** A function that shows a number by a format of digits, such as `00000` or `"AFI "0.00`; by any other format, and for a number that would be rounded, the function returns undefined. */
function createDigits(code: string): NumberFormat['show'] {
  const parts = readDigitParts(code);
  const [, zeros, decimals = ''] = digitsPattern.exec(parts?.digits ?? '') ?? [];
  if (!parts || zeros === undefined) return () => undefined;
  const { prefix, suffix } = parts;
  return (value) => {
    const number = Number(value) * (suffix.includes('%') ? 100 : 1);
    if (!(number >= 0 && number < 1e15)) return undefined;
    const isWhole = Number.isInteger(Number(number.toPrecision(15)));
    const digits = number.toFixed(isWhole ? 0 : decimals.length);
    if (Number(digits) !== Number(number.toPrecision(15))) return undefined;
    const width = zeros.length + (isWhole || decimals === '' ? 0 : decimals.length + 1);
    return `${prefix}${digits.padStart(width, '0')}${suffix}`.trim();
  };
}

/** The digits of a format's first section, with the text before and after them; undefined if it has anything else. */
function readDigitParts(code: string) {
  let [prefix, digits, suffix] = ['', '', ''];
  for (const [, quoted, escaped, placeholders, end, plain, other] of code.matchAll(formatParts)) {
    if (end !== undefined) break;
    if (other !== undefined || (placeholders !== undefined && digits !== '')) return undefined;
    const literal = quoted ?? escaped ?? plain ?? '';
    digits += placeholders ?? '';
    if (digits === '') prefix += literal;
    else suffix += literal;
  }
  return { prefix, digits, suffix };
}

const daysFrom1900To1970 = 25_569;
const daysFrom1900To1904 = 1462;

/** The date of Excel's serial number, as YYYY-MM-DD; undefined if it is out of range. Excel counts a 29 February 1900, which did not exist. */
export function serialDate(
  number: number,
  { usesDates1904 }: { readonly usesDates1904: boolean },
): string | undefined {
  const days = Math.floor(number) + (usesDates1904 ? daysFrom1900To1904 : 0);
  if (!(days >= 1 && days <= 2_958_465)) return undefined;
  const actualDays = days < 60 ? days + 1 : days;
  return new Date((actualDays - daysFrom1900To1970) * 86_400_000).toISOString().slice(0, 10);
}
