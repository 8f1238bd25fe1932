/** Compares protective markings, such as OFFICIAL-SENSITIVE. */

const markings = ['OFFICIAL', 'OFFICIAL SENSITIVE', 'SECRET', 'TOP SECRET'] as const;

/** The marking of a register that has none. */
export const lowestMarking = 'OFFICIAL';

const normaliseMarking = (marking: string) =>
  marking
    .toUpperCase()
    .replace(/[^A-Z]+/g, ' ')
    .trim();

/**
 * The rank of a marking, with or without hyphens. Further words, as in `OFFICIAL-SENSITIVE: PERSONAL`, do not raise it,
 * but after plain OFFICIAL they may. An unknown marking therefore has the highest rank.
 * @see Government Security Classifications: https://www.gov.uk/government/publications/government-security-classifications
 */
function rankOf(marking: string): number {
  const word = normaliseMarking(marking);
  const rank = markings.findLastIndex(
    (knownMarking) =>
      word === knownMarking || (knownMarking !== 'OFFICIAL' && word.startsWith(`${knownMarking} `)),
  );
  return rank < 0 ? markings.length : rank;
}

/** Whether the marking of a record is above that of a paper. An unknown marking is above every other. */
export function isMarkedAbove(record: string, paper: string): boolean {
  if (normaliseMarking(record) === normaliseMarking(paper)) return false;
  const paperRank = rankOf(paper);
  return rankOf(record) > (paperRank === markings.length ? 0 : paperRank);
}

/** The highest of several markings; the first if several have the same rank. */
export const highestMarking = (firstMarking: string, furtherMarkings: Iterable<string>): string =>
  [...furtherMarkings].reduce(
    (highest, marking) => (rankOf(marking) > rankOf(highest) ? marking : highest),
    firstMarking,
  );
