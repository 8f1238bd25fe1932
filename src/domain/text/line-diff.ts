/** Compares two lists of lines or words, and finds which were removed, added and kept. */
import { diffArrays } from 'diff';
import { LCS } from 'node-diff3';

type Mark = ' ' | '-' | '+';

/** A line of both lists (` `), of only the first (`-`) or of only the second (`+`). */
export interface DiffLine {
  readonly mark: Mark;
  readonly text: string;
}

type Lines = readonly string[];

/** The most edits for which the shortest difference is calculated. Its cost grows with the square of their number. */
const maxEdits = 1000;

/**
 * The shortest difference between two lists, in their order; removed lines are before added ones. Lists that differ by more
 * than a thousand lines are split at the lines that occur once in both; a section that again differs by more than a thousand
 * lines counts as replaced.
 */
export function diffLines(before: Lines, after: Lines): readonly DiffLine[] {
  const shortest = shortestDiff(before, after);
  if (shortest) return shortest;
  const lines: DiffLine[] = [];
  let [beforeIndex, afterIndex] = [0, 0];
  for (const [i, j] of [...commonAnchors(before, after), [before.length, after.length] as const]) {
    const [removedLines, addedLines] = [before.slice(beforeIndex, i), after.slice(afterIndex, j)];
    const changedLines = shortestDiff(removedLines, addedLines) ?? [
      ...markLines('-', removedLines),
      ...markLines('+', addedLines),
    ];
    for (const line of [...changedLines, ...markLines(' ', before.slice(i, i + 1))]) lines.push(line);
    [beforeIndex, afterIndex] = [i + 1, j + 1];
  }
  return lines;
}

const markLines = (mark: Mark, lines: Lines): readonly DiffLine[] => lines.map((text) => ({ mark, text }));

function shortestDiff(before: Lines, after: Lines): readonly DiffLine[] | undefined {
  const runs = diffArrays([...before], [...after], { maxEditLength: maxEdits });
  return runs?.flatMap(({ value, added, removed }) => markLines(removed ? '-' : added ? '+' : ' ', value));
}

/** The indexes of lines that occur once in each list, in the same order in both. */
function commonAnchors(before: Lines, after: Lines): readonly (readonly [number, number])[] {
  const [left, right] = [indexUniqueLines(before), indexUniqueLines(after)];
  const [lines, otherLines] = [
    [...left.keys()].filter((line) => right.has(line)),
    [...right.keys()].filter((line) => left.has(line)),
  ];
  const anchors: (readonly [number, number])[] = [];
  for (let match: ReturnType<typeof LCS> | null = LCS(lines, otherLines); match?.chain; match = match.chain) {
    const line = lines[match.buffer1index] ?? '';
    anchors.push([left.get(line) ?? 0, right.get(line) ?? 0]);
  }
  return anchors.reverse();
}

function indexUniqueLines(lines: Lines): ReadonlyMap<string, number> {
  const repeatedLines = new Set<string>();
  const indexes = new Map<string, number>();
  for (const [index, line] of lines.entries()) {
    if (indexes.has(line)) repeatedLines.add(line);
    indexes.set(line, index);
  }
  for (const line of repeatedLines) indexes.delete(line);
  return indexes;
}
