/** Formats the difference between two texts, line by line like `diff -u` or word by word. */
import { type DiffLine, diffLines } from '../domain/text/line-diff.ts';
import { cleanText } from './safe-text.ts';
import { type Colouring, createPaint } from './screen.ts';

/** How many words are shown around a difference. */
const nearWords = 6;

/** The difference between two texts, word by word, in one line: `… the force should {+now+} mend [-every-] ladder …`. */
export function wordDiff(before: string, after: string): string {
  const wordsOf = (text: string) => text.split(/\s+/).filter((word) => word !== '');
  const words = diffLines(wordsOf(before), wordsOf(after));
  const nearChanges = findNearby(words, nearWords);
  const runs: { mark: DiffLine['mark']; text: string }[] = [];
  for (const [i, { mark, text }] of words.entries()) {
    const run = runs.at(-1);
    if (!nearChanges[i]) {
      if (nearChanges[i - 1] !== false) runs.push({ mark: ' ', text: '…' });
    } else if (nearChanges[i - 1] && run?.mark === mark) run.text += ` ${text}`;
    else runs.push({ mark, text });
  }
  return cleanText(
    runs
      .map(({ mark, text }) => (mark === '-' ? `[-${text}-]` : mark === '+' ? `{+${text}+}` : text))
      .join(' '),
  );
}

/** Which lines are within `reach` of a difference. */
function findNearby(lines: readonly DiffLine[], reach: number): readonly boolean[] {
  const nearChanges = lines.map(() => false);
  for (const [i, { mark }] of lines.entries())
    if (mark !== ' ') nearChanges.fill(true, Math.max(0, i - reach), i + reach + 1);
  return nearChanges;
}

const context = 3;

const linesOf = (text: string | undefined): readonly string[] =>
  text === undefined || text === '' ? [] : text.replace(/\n$/, '').split('\n');

/** The change of one file, with three lines around each difference. */
export function diffText(
  file: string,
  before: string | undefined,
  after: string | undefined,
  colouring: Colouring,
): string {
  const colours = createPaint(colouring);
  const lines = diffLines(linesOf(before), linesOf(after));
  const nearChanges = findNearby(lines, context);
  const shown = lines.flatMap(({ mark, text }, i) => {
    if (!nearChanges[i]) return nearChanges[i - 1] ? ['…'] : [];
    const line = mark + cleanText(text);
    return [mark === '+' ? colours.green(line) : mark === '-' ? colours.red(line) : line];
  });
  const heading = before === undefined ? `${file} (new)` : after === undefined ? `${file} (deleted)` : file;
  return [colours.bold(cleanText(heading)), ...shown].join('\n');
}
