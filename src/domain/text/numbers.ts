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

/** `once`, `twice` or `3 times`. */
export const timesInWords = (count: number): string =>
  count === 1 ? 'once' : count === 2 ? 'twice' : `${count} times`;

/** A count with a comma between thousands: `1,234`. */
export const formatCount = (count: number): string => String(count).replace(/\B(?=(\d{3})+$)/g, ',');
