/** Formats numbers for prose and pages, and parses numbers in figures or words. */

const numberWords: readonly string[] = [
  'one',
  'two',
  'three',
  'four',
  'five',
  'six',
  'seven',
  'eight',
  'nine',
  'ten',
  'eleven',
  'twelve',
];

/** Source of a pattern that matches a number in figures or, up to twelve, in words. */
export const numberPattern = `\\d{1,6}|${numberWords.join('|')}`;

/** The number that a match of `numberPattern` means. */
export function parseNumber(text: string): number {
  const index = numberWords.indexOf(text.toLowerCase());
  return index < 0 ? Number(text) : index + 1;
}

/** `once`, `twice` or `three times`. */
export const timesInWords = (count: number): string =>
  count === 1 ? 'once' : count === 2 ? 'twice' : `${countInWords(count)} times`;

/** A count in running text: `no`, `one` to `nine`, then figures with a comma between thousands. */
export const countInWords = (count: number): string =>
  count === 0 ? 'no' : count < 10 ? (numberWords[count - 1] ?? formatCount(count)) : formatCount(count);

/** A count with a comma between thousands: `1,234`. */
export const formatCount = (count: number): string => String(count).replace(/\B(?=(\d{3})+$)/g, ',');
