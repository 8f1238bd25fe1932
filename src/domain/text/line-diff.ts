/** Compares two lists of lines, or of words: what both have, what was removed and what was added. */
import { diffArrays } from 'diff';
import { LCS } from 'node-diff3';

type Mark = ' ' | '-' | '+';

/** A line of both lists (` `), of the first alone (`-`) or of the second alone (`+`). */
export interface DiffLine {
  readonly mark: Mark;
  readonly text: string;
}

type Lines = readonly string[];

/** The most edits for which the shortest difference is looked for: its cost grows with their square. */
const mostEdits = 1000;

/**
 * The shortest difference between two lists, in their order; between two common lines, what was removed comes first.
 * Lists that differ by more than a thousand lines are cut at the lines that occur once in both, and what lies between
 * two cuts counts as replaced if it differs by as much again.
 */
export function diffLines(before: Lines, after: Lines): readonly DiffLine[] {
  const shortest = shortestDiff(before, after);
  if (shortest) return shortest;
  const lines: DiffLine[] = [];
  let [left, right] = [0, 0];
  for (const [i, j] of [...commonAnchors(before, after), [before.length, after.length] as const]) {
    const [removed, added] = [before.slice(left, i), after.slice(right, j)];
    lines.push(...(shortestDiff(removed, added) ?? [...markLines('-', removed), ...markLines('+', added)]));
    lines.push(...markLines(' ', before.slice(i, i + 1)));
    [left, right] = [i + 1, j + 1];
  }
  return lines;
}

const markLines = (mark: Mark, lines: Lines): readonly DiffLine[] => lines.map((text) => ({ mark, text }));

function shortestDiff(before: Lines, after: Lines): readonly DiffLine[] | undefined {
  const runs = diffArrays([...before], [...after], { maxEditLength: mostEdits });
  return runs?.flatMap(({ value, added, removed }) => markLines(removed ? '-' : added ? '+' : ' ', value));
}

/** The places, in both lists, of lines that occur once in each and follow each other in the same order. */
function commonAnchors(before: Lines, after: Lines): readonly (readonly [number, number])[] {
  const [left, right] = [placesOfSingles(before), placesOfSingles(after)];
  const [lines, others] = [
    [...left.keys()].filter((line) => right.has(line)),
    [...right.keys()].filter((line) => left.has(line)),
  ];
  const anchors: (readonly [number, number])[] = [];
  for (let match: ReturnType<typeof LCS> | null = LCS(lines, others); match?.chain; match = match.chain) {
    const line = lines[match.buffer1index] ?? '';
    anchors.push([left.get(line) ?? 0, right.get(line) ?? 0]);
  }
  return anchors.reverse();
}

function placesOfSingles(lines: Lines): ReadonlyMap<string, number> {
  const repeated = new Set<string>();
  const places = new Map<string, number>();
  for (const [place, line] of lines.entries()) {
    if (places.has(line)) repeated.add(line);
    places.set(line, place);
  }
  for (const line of repeated) places.delete(line);
  return places;
}
