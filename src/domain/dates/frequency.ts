/** Finds how often a board meets, in running text and in the board's own record. */
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

/** The frequencies a text names, each once. */
export const findFrequencies = (text: string): readonly string[] =>
  patterns.flatMap(([frequency, pattern]) => (pattern.test(text) ? [frequency] : []));

/** Every frequency that a board's own record names, with its path in the record, in the order of its fields. */
export const boardFrequencies = ({ frequency, purpose, governance }: Board) =>
  [
    { path: ['frequency'], text: frequency },
    { path: ['purpose'], text: purpose },
    ...Object.entries(governance ?? {}).map(([key, text]) => ({ path: ['governance', key], text })),
  ].flatMap(({ path, text }) => findFrequencies(text ?? '').map((often) => ({ path, frequency: often })));
