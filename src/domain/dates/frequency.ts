/** Finds how often a board meets, from words such as `monthly` in a text or in the record of the board. */
import type { Board } from '../records/board.ts';

const frequencyWords: Readonly<Record<string, readonly string[]>> = {
  daily: ['daily', 'every day'],
  weekly: ['weekly', 'every week', 'once a week'],
  fortnightly: ['fortnightly', 'every fortnight', 'every two weeks'],
  monthly: ['monthly', 'every month', 'once a month'],
  'every two months': ['bimonthly', 'bi-monthly', 'every two months'],
  quarterly: ['quarterly', 'every quarter', 'every three months'],
  'twice a year': ['twice a year', 'half-yearly', 'six-monthly', 'every six months'],
  yearly: ['yearly', 'annually', 'every year', 'once a year'],
};

const patterns = Object.entries(frequencyWords).map(
  ([frequency, phrases]) =>
    [frequency, new RegExp(`(?<![\\w-])(?:${phrases.join('|')})(?!\\w)`, 'i')] as const,
);

/** The frequencies in a text, each once. */
export const findFrequencies = (text: string): readonly string[] =>
  patterns.flatMap(([frequency, pattern]) => (pattern.test(text) ? [frequency] : []));

/** Every frequency in the record of a board, with its path, in the order of the fields. */
export const boardFrequencies = ({ frequency, purpose, governance }: Board) =>
  [
    { path: ['frequency'], text: frequency },
    { path: ['purpose'], text: purpose },
    ...Object.entries(governance ?? {}).map(([key, text]) => ({ path: ['governance', key], text })),
  ].flatMap(({ path, text }) =>
    findFrequencies(text ?? '').map((frequencyFound) => ({ path, frequency: frequencyFound })),
  );
