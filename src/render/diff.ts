/** What a change does to a text, line by line, as `diff -u` shows it. */
import { compared } from '../model/lines-compared.ts';
import { paint } from './paint.ts';
import { clean } from './text.ts';

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
  const lines = compared(linesOf(before), linesOf(after));
  const near = lines.map((_, i) =>
    lines.slice(Math.max(0, i - context), i + context + 1).some(({ mark }) => mark !== ' '),
  );
  const shown = lines.flatMap(({ mark, text }, i) => {
    if (!near[i]) return near[i - 1] ? ['…'] : [];
    const line = mark + clean(text);
    return [mark === '+' ? colours.green(line) : mark === '-' ? colours.red(line) : line];
  });
  const heading = before === undefined ? `${file} (new)` : after === undefined ? `${file} (deleted)` : file;
  return [colours.bold(clean(heading)), ...shown].join('\n');
}
