/** Compares protective markings. */

const markings = ['OFFICIAL', 'OFFICIAL SENSITIVE', 'SECRET', 'TOP SECRET'] as const;

/** The marking of a register without one of its own. */
export const lowestMarking = 'OFFICIAL';

const normaliseMarking = (marking: string) =>
  marking
    .toUpperCase()
    .replace(/[^A-Z]+/g, ' ')
    .trim();

/**
 * The rank of a marking, with or without hyphens. Words after it, as in `OFFICIAL-SENSITIVE: PERSONAL`, do not raise it. After
 * plain OFFICIAL they may, so an unknown marking ranks above all.
 */
function rankOf(marking: string): number {
  const word = normaliseMarking(marking);
  const rank = markings.findLastIndex(
    (listed) => word === listed || (listed !== 'OFFICIAL' && word.startsWith(`${listed} `)),
  );
  return rank < 0 ? markings.length : rank;
}

/** Whether a record is marked above a paper. An unknown marking is above every paper with another marking. */
export function isMarkedAbove(record: string, paper: string): boolean {
  if (normaliseMarking(record) === normaliseMarking(paper)) return false;
  const paperRank = rankOf(paper);
  return rankOf(record) > (paperRank === markings.length ? 0 : paperRank);
}

/** The highest of several markings; the first of them if several rank equally. */
export const highestMarking = (first: string, rest: Iterable<string>): string =>
  [...rest].reduce((highest, marking) => (rankOf(marking) > rankOf(highest) ? marking : highest), first);
