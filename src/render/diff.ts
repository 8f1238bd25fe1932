/** What a change does to a text: line by line as `diff -u` shows it, or word by word. */
import { paint } from './paint.ts';
import { clean } from './text.ts';

type Mark = ' ' | '-' | '+';
interface Line {
  readonly mark: Mark;
  readonly text: string;
}

/** So many words around a difference are shown. */
const nearWords = 6;

/** What differs between two texts, word by word, in one line: `… the force should {+now+} mend [-every-] ladder …`. */
export function wordDiff(before: string, after: string): string {
  const wordsOf = (text: string) => text.split(/\s+/).filter((word) => word !== '');
  const words = compared(wordsOf(before), wordsOf(after));
  const near = nearTo(words, nearWords);
  const shown: string[] = [];
  for (let i = 0; i < words.length; i++) {
    const { mark } = words[i] as Line;
    if (!near[i]) {
      if (near[i - 1] || i === 0) shown.push('…');
      continue;
    }
    let end = i;
    while (end + 1 < words.length && near[end + 1] && words[end + 1]?.mark === mark) end++;
    const run = words.slice(i, end + 1).map(({ text }) => text);
    shown.push(mark === '-' ? `[-${run.join(' ')}-]` : mark === '+' ? `{+${run.join(' ')}+}` : run.join(' '));
    i = end;
  }
  return clean(shown.join(' '));
}

/** Which places lie within so many of a difference. */
function nearTo(lines: readonly Line[], reach: number): readonly boolean[] {
  const near = lines.map(() => false);
  for (const [i, { mark }] of lines.entries())
    if (mark !== ' ') near.fill(true, Math.max(0, i - reach), i + reach + 1);
  return near;
}

const context = 3;

/** Lines kept, taken away and added, by the longest common run between the first and the last difference. */
function compared(before: readonly string[], after: readonly string[]): readonly Line[] {
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

/** Above so many pairs of lines the whole stretch is shown as replaced. */
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

const linesOf = (text: string | undefined): readonly string[] =>
  text === undefined || text === '' ? [] : text.replace(/\n$/, '').split('\n');

/** The change of one file, with three lines around each difference. */
export function diffText(
  file: string,
  before: string | undefined,
  after: string | undefined,
  colour: boolean,
): string {
  const colours = paint(colour);
  const lines = compared(linesOf(before), linesOf(after));
  const near = nearTo(lines, context);
  const shown = lines.flatMap(({ mark, text }, i) => {
    if (!near[i]) return near[i - 1] ? ['…'] : [];
    const line = mark + clean(text);
    return [mark === '+' ? colours.green(line) : mark === '-' ? colours.red(line) : line];
  });
  const heading = before === undefined ? `${file} (new)` : after === undefined ? `${file} (deleted)` : file;
  return [colours.bold(clean(heading)), ...shown].join('\n');
}
