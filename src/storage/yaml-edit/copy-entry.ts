/** Takes an entry of another text over as it stands there, letter for letter, moved to the column at which it now belongs. */
import { isMap, isPair, isSeq } from 'yaml';
import type { Path } from '../../domain/finding.ts';
import { valueAt, withValue } from './data-paths.ts';
import { additionOf, context, edited, type OpenText, settingOf } from './edit-session.ts';
import type { Letters } from './insert.ts';
import {
  columnIn,
  columnOf,
  commentsOver,
  contentEnd,
  type Entry,
  entryAt,
  entryEnd,
  eolAt,
  lineStart,
  nodeAt,
  openingOf,
  opensLine,
  startOf,
} from './text-positions.ts';
import { EditRefusal, type Splice } from './verify-edit.ts';
import type { Value } from './write-value.ts';

/** A text from which entries are taken, and the comments that are not to come along: they stand where they go already. */
export interface Stock {
  readonly from: OpenText;
  readonly known: ReadonlySet<string>;
}

/** `known` are texts whose comments, on lines of their own, stay where they are. */
export const stockOf = (text: string, known: readonly string[]): Stock => ({
  from: context(text),
  known: new Set(known.flatMap((one) => one.split('\n').map((line) => line.trim()))),
});

/** An item of the stock's list put at an index of a list; in the text's own style where its letters cannot stand there. */
export function graftItem(text: string, list: Path, index: number, stock: Stock, path: Path): string {
  const value = taken(stock, path);
  return tried(
    (letters) => edited(text, (open) => additionOf(open, list, index, value, letters)),
    stock,
    path,
  );
}

/** The same of a key, in the place of the one there, or new after those of its siblings in `after`. */
export function graftKey(
  text: string,
  path: Path,
  stock: Stock,
  from: Path,
  after: readonly string[],
): string {
  const value = taken(stock, from);
  return tried(
    (letters) =>
      edited(text, (open) => {
        const change = letters && exchanged(open, path, stock, from);
        if (change) return { change, intended: withValue(open.data, path, value) };
        return settingOf(open, path, value, after, letters);
      }),
    stock,
    from,
  );
}

function taken({ from }: Stock, path: Path): Value {
  const value = valueAt(from.data, path);
  if (value === undefined) throw new EditRefusal('There is nothing to take over.');
  return value;
}

function tried(edit: (letters?: Letters) => string, stock: Stock, path: Path): string {
  try {
    return edit(lettersOf(stock, path));
  } catch (error) {
    if (error instanceof EditRefusal) return edit();
    throw error;
  }
}

/** The whole lines of an entry, with the comments over, beside and under it that are its own; undefined where it shares them. */
function lettersOf({ from: { text, tree }, known }: Stock, path: Path): Letters | undefined {
  const container = nodeAt(tree, path.slice(0, -1));
  const found = entryAt(container, path.at(-1));
  if (!found || !(isMap(container) || isSeq(container)) || container.flow) return undefined;
  const column = columnIn(text, container);
  const at = openingOf(text, found.entry, column);
  if (!opensLine(text, at)) return undefined;
  const unknown = (start: number, end: number) =>
    text
      .slice(start, end)
      .split('\n')
      .every((one) => one.trim() === '' || !known.has(one.trim()));
  let start = lineStart(text, at);
  const over = commentsOver(text, at, column);
  while (start > over && unknown(lineStart(text, start - 1), start)) start = lineStart(text, start - 1);
  const end = contentEnd(text, found.entry);
  const [own, foot] = [false, true].map((last) => entryEnd(text, end, column, last)) as [number, number];
  const isLast = found.index === container.items.length - 1;
  const lines = text
    .slice(start, isLast && unknown(own, foot) ? foot : own)
    .replace(/\r?\n$/, '')
    .split(/\r?\n/);
  return (to) => moved(lines, to - column);
}

function moved(lines: readonly string[], by: number): readonly string[] | undefined {
  if (by >= 0) return lines.map((line) => (line.trim() === '' ? line : ' '.repeat(by) + line));
  const free = lines.every((line) => line.trim() === '' || line.startsWith(' '.repeat(-by)));
  return free ? lines.map((line) => line.slice(Math.min(-by, line.search(/\S|$/)))) : undefined;
}

/** A key that is there already, exchanged for the stock's; the comments around it stay. */
function exchanged({ text, tree }: OpenText, path: Path, { from }: Stock, of: Path): Splice | undefined {
  const [old, fresh] = [pairAt(text, tree, path), pairAt(from.text, from.tree, of)];
  if (!old || !fresh) return undefined;
  const eol = eolAt(text, old.end);
  const [first = '', ...rest] = from.text.slice(fresh.start, fresh.end).split(/\r?\n/);
  const under = moved(rest, columnOf(text, old.start) - columnOf(from.text, fresh.start));
  if (!under) return undefined;
  return { ...old, put: [first, ...under].join(eol), drops: true, brings: true };
}

function pairAt(text: string, tree: OpenText['tree'], path: Path) {
  const container = nodeAt(tree, path.slice(0, -1));
  const entry: Entry | undefined = entryAt(container, path.at(-1))?.entry;
  if (!isMap(container) || container.flow || !isPair(entry)) return undefined;
  return { start: startOf(entry), end: contentEnd(text, entry) };
}

/** Comments put over an entry; a text where that cannot be is left as it is. */
export function commentOver(text: string, path: Path, comments: readonly string[]): string {
  const { text: bare, tree, data } = context(text);
  const container = nodeAt(tree, path.slice(0, -1));
  const found = entryAt(container, path.at(-1));
  if (!found || !(isMap(container) || isSeq(container)) || container.flow) return text;
  const column = columnIn(bare, container);
  const at = openingOf(bare, found.entry, column);
  if (!opensLine(bare, at)) return text;
  const start = lineStart(bare, at);
  const put = comments.map((comment) => ' '.repeat(column) + comment + eolAt(bare, start)).join('');
  return edited(text, () => ({ change: { start, end: start, put, brings: true }, intended: data }));
}
