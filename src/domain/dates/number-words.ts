/** Small numbers as prose has them, in figures or in words: `28`, `twelve`, `twice`. */

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

/** What stands for a number, as the source of a pattern. */
export const numberPattern = `\\d{1,6}|${numberWords.join('|')}`;

/** The number that such a word means. */
export function parseNumber(text: string): number {
  const index = numberWords.indexOf(text.toLowerCase());
  return index < 0 ? Number(text) : index + 1;
}

/** How often: once, twice, 3 times. */
export const timesInWords = (count: number): string =>
  count === 1 ? 'once' : count === 2 ? 'twice' : `${count} times`;
