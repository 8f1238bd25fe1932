/** Small numbers as prose has them, in figures or in words: `28`, `twelve`, `twice`. */

const words: readonly string[] = [
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
export const numeral = `\\d{1,6}|${words.join('|')}`;

/** The number that such a word means. */
export function numberOf(said: string): number {
  const named = words.indexOf(said.toLowerCase());
  return named < 0 ? Number(said) : named + 1;
}

/** How often: once, twice, 3 times. */
export const times = (count: number): string =>
  count === 1 ? 'once' : count === 2 ? 'twice' : `${count} times`;
