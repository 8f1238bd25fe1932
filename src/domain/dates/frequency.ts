/** How often a board is said to meet: the words for it, found in running text. */

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

/** The frequencies that a board's own record names: more than one is a contradiction. */
export const frequenciesOf = (board: {
  readonly frequency?: string | undefined;
  readonly purpose?: string | undefined;
  readonly governance?: Readonly<Record<string, string>> | undefined;
}): readonly string[] => [
  ...new Set(
    [board.frequency, board.purpose, ...Object.values(board.governance ?? {})].flatMap((text) =>
      findFrequencies(text ?? ''),
    ),
  ),
];
