/** Protective markings in their order, and which stands above which. */

const markings = ['OFFICIAL', 'OFFICIAL SENSITIVE', 'SECRET', 'TOP SECRET'] as const;

/** The marking of a register that gives none. */
export const lowestMarking = 'OFFICIAL';

const folded = (marking: string) =>
  marking
    .toUpperCase()
    .replace(/[^A-Z]+/g, ' ')
    .trim();

/**
 * The place of a marking in the order, whatever its hyphens; words after it, as in `OFFICIAL-SENSITIVE: PERSONAL`, narrow it.
 * After plain OFFICIAL they may mean more than we know, so what is not known stands above all.
 */
function rankOf(marking: string): number {
  const word = folded(marking);
  const rank = markings.findLastIndex(
    (known) => word === known || (known !== 'OFFICIAL' && word.startsWith(`${known} `)),
  );
  return rank < 0 ? markings.length : rank;
}

/** Whether a record is marked above a paper; one of a marking not known is, unless the paper carries the same. */
export function isAbove(record: string, paper: string): boolean {
  if (folded(record) === folded(paper)) return false;
  const most = rankOf(paper);
  return rankOf(record) > (most === markings.length ? 0 : most);
}

/** The highest of some markings; the first of them where several are as high. */
export const highestOf = (first: string, others: Iterable<string>): string =>
  [...others].reduce((highest, one) => (rankOf(one) > rankOf(highest) ? one : highest), first);
