/** What differs between two texts, line by line. */

type Mark = ' ' | '-' | '+';

/** A line of both, of the first alone, or of the second alone. */
export interface Line {
  readonly mark: Mark;
  readonly text: string;
}

/** Lines kept, taken away and added, by the longest common run between the first and the last difference. */
export function compared(before: readonly string[], after: readonly string[]): readonly Line[] {
  let start = 0;
  while (start < before.length && start < after.length && before[start] === after[start]) start++;
  let end = 0;
  while (
    end < before.length - start &&
    end < after.length - start &&
    before[before.length - 1 - end] === after[after.length - 1 - end]
  )
    end++;
  const same = (text: string): Line => ({ mark: ' ', text });
  return [
    ...before.slice(0, start).map(same),
    ...between(before.slice(start, before.length - end), after.slice(start, after.length - end)),
    ...before.slice(before.length - end).map(same),
  ];
}

/** Above so many pairs of lines the whole stretch counts as replaced. */
const mostPairs = 4_000_000;

function between(left: readonly string[], right: readonly string[]): readonly Line[] {
  const replaced = (): readonly Line[] => [
    ...left.map((text): Line => ({ mark: '-', text })),
    ...right.map((text): Line => ({ mark: '+', text })),
  ];
  if (left.length * right.length > mostPairs) return replaced();
  const width = right.length + 1;
  const longest = new Uint32Array((left.length + 1) * width);
  for (let i = left.length - 1; i >= 0; i--)
    for (let j = right.length - 1; j >= 0; j--)
      longest[i * width + j] =
        left[i] === right[j]
          ? (longest[(i + 1) * width + j + 1] ?? 0) + 1
          : Math.max(longest[(i + 1) * width + j] ?? 0, longest[i * width + j + 1] ?? 0);
  const lines: Line[] = [];
  let [i, j] = [0, 0];
  while (i < left.length || j < right.length) {
    const [one, other] = [left[i], right[j]];
    if (one !== undefined && one === other) {
      lines.push({ mark: ' ', text: one });
      i++;
      j++;
    } else if (
      one !== undefined &&
      (other === undefined || (longest[(i + 1) * width + j] ?? 0) >= (longest[i * width + j + 1] ?? 0))
    ) {
      lines.push({ mark: '-', text: one });
      i++;
    } else {
      lines.push({ mark: '+', text: other ?? '' });
      j++;
    }
  }
  return lines;
}
