/** Formats the difference between two texts, line by line like `diff -u` or word by word. */
import { type DiffLine, diffLines } from '../domain/text/line-diff.ts';
import { clean } from './safe-text.ts';
import { paint } from './screen.ts';

/** How many words are shown around a difference. */
const nearWords = 6;

/** The difference between two texts, word by word, in one line: `… the force should {+now+} mend [-every-] ladder …`. */
export function wordDiff(before: string, after: string): string {
  const wordsOf = (text: string) => text.split(/\s+/).filter((word) => word !== '');
  const words = diffLines(wordsOf(before), wordsOf(after));
  const near = findNearby(words, nearWords);
  const shown: string[] = [];
  for (let i = 0; i < words.length; i++) {
    const { mark } = words[i] as DiffLine;
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

/** Which lines are within `reach` of a difference. */
function findNearby(lines: readonly DiffLine[], reach: number): readonly boolean[] {
  const near = lines.map(() => false);
  for (const [i, { mark }] of lines.entries())
    if (mark !== ' ') near.fill(true, Math.max(0, i - reach), i + reach + 1);
  return near;
}

const context = 3;

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
  const lines = diffLines(linesOf(before), linesOf(after));
  const near = findNearby(lines, context);
  const shown = lines.flatMap(({ mark, text }, i) => {
    if (!near[i]) return near[i - 1] ? ['…'] : [];
    const line = mark + clean(text);
    return [mark === '+' ? colours.green(line) : mark === '-' ? colours.red(line) : line];
  });
  const heading = before === undefined ? `${file} (new)` : after === undefined ? `${file} (deleted)` : file;
  return [colours.bold(clean(heading)), ...shown].join('\n');
}
