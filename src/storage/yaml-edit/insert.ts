/** Adds to a text: an item to a list, a key to a map, each on lines of its own or between the brackets that are there. */
import type { YAMLMap, YAMLSeq } from 'yaml';
import {
  columnOf,
  commentsOver,
  contentEnd,
  type Entry,
  entryEnd,
  eolAt,
  lineEnd,
  lineStart,
  nextLine,
  opensLine,
  spaced,
  startOf,
} from './text-positions.ts';
import { EditRefusal, type Splice } from './verify-edit.ts';
import {
  endsInLine,
  entryInFlow,
  entryLines,
  inFlow,
  itemLines,
  type Style,
  type Value,
} from './write-value.ts';

/** The lines of an entry as another text has them, at a column; undefined where they cannot stand there. */
export type Letters = (column: number) => readonly string[] | undefined;

/** What is added: written anew, unless its letters are given and can stand there. */
export interface Added {
  readonly value: Value;
  readonly letters: Letters | undefined;
}

/** A new item before the one at an index, or after the last. */
export function addedItem(
  text: string,
  list: YAMLSeq,
  index: number,
  { value, letters }: Added,
  style: Style,
): Splice {
  const items = list.items as Entry[];
  if (list.flow) return addedInFlow(text, items, index, inFlow(value));
  const dash = list.range?.[0] ?? 0;
  const column = columnOf(text, dash);
  const before = items[index - 1];
  const gap = before === undefined ? style.gap : (gapOf(text, before) ?? style.gap);
  const given = letters?.(column);
  const lines = (at: number) => given ?? itemLines(value, column, { ...style, gap, eol: eolAt(text, at) });
  const brings = given !== undefined;
  const apart = spaced(text, items);
  if (before === undefined) {
    if (!opensLine(text, dash)) throw new EditRefusal('The list begins beside another; edit it by hand.');
    const at = commentsOver(text, dash, column);
    return { ...ofLines(text, at, [...lines(at), ...(apart ? [''] : [])], true), brings };
  }
  const at = entryEnd(text, contentEnd(text, before), column, index === items.length);
  return { ...ofLines(text, at, [...(apart ? [''] : []), ...lines(at)], endsInLine(value)), brings };
}

const gapOf = (text: string, item: Entry) =>
  /- *$/.exec(text.slice(lineStart(text, startOf(item)), startOf(item)))?.[0].slice(1) || undefined;

/** A new key, after the one at an index. */
export function addedKey(
  text: string,
  map: YAMLMap,
  after: number,
  { key, value, letters }: Added & { readonly key: string },
  style: Style,
): Splice {
  const pairs = map.items as Entry[];
  if (map.flow) return addedInFlow(text, pairs, after + 1, entryInFlow(key, value));
  const column = columnOf(text, startOf(pairs[0] ?? null));
  const sibling = pairs[after] ?? null;
  const at = entryEnd(text, contentEnd(text, sibling), column, after === pairs.length - 1);
  const given = letters?.(column);
  const lines = given ?? entryLines(key, value, column, { ...style, eol: eolAt(text, at) });
  return { ...ofLines(text, at, lines, endsInLine(value)), brings: given !== undefined };
}

/** Whole lines put in before the line at a place. A last line without an end stays without, unless its text has one. */
function ofLines(text: string, at: number, lines: readonly string[], ended: boolean): Splice {
  const eol = eolAt(text, at);
  const put = lines.join(eol);
  if (at < text.length || text.endsWith('\n')) return { start: at, end: at, put: put + eol };
  return { start: at, end: at, put: eol + put + (ended ? eol : '') };
}

function addedInFlow(text: string, entries: readonly Entry[], index: number, put: string): Splice {
  const [before = null, next = null] = [entries[index - 1], entries[index]];
  const ownLine = (entry: Entry) =>
    eolAt(text, nextLine(text, start)) + ' '.repeat(columnOf(text, startOf(entry)));
  const start = startOf(before ?? next);
  if (before === null) {
    const between = opensLine(text, start) ? ownLine(next) : ' ';
    return { start, end: start, put: `${put},${between}` };
  }
  const end = contentEnd(text, before);
  const line = lineEnd(text, end);
  const model = [before, next].find((entry) => entry !== null && opensLine(text, startOf(entry)));
  const [all, comma = '', comment = ''] =
    /^(?:[ \t]*(,))?([ \t]*(?:#.*)?)$/.exec(text.slice(end, line)) ?? [];
  if (model && all !== undefined)
    return { start: end, end: line, put: `,${comment}${ownLine(model)}${put}${comma}` };
  const closed = /^[ \t]*,/.exec(text.slice(end, line))?.[0];
  if (closed) return { start: end + closed.length, end: end + closed.length, put: ` ${put},` };
  return { start: end, end, put: `,${model === before ? ownLine(before) : ' '}${put}` };
}
