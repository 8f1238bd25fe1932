/** Inserts an item into a list or a key into a map, on its own lines or between the existing brackets. */
import type { YAMLMap, YAMLSeq } from 'yaml';
import {
  columnAt,
  commentsStart,
  containerEntries,
  contentEnd,
  contentStart,
  detectLineEnd,
  type Entry,
  entryEnd,
  hasBlankLinesBetween,
  isFirstOnLine,
  lineEnd,
  lineStart,
  nextLineStart,
  type OpenText,
} from './text-positions.ts';
import { EditError, type Splice } from './verify-edit.ts';
import {
  endsWithLineEnd,
  flowEntry,
  flowText,
  type Value,
  writeEntryLines,
  writeItemLines,
} from './write-value.ts';

/** The lines of an entry from another text, shifted to a column; undefined if they do not fit there. */
export type SourceLines = (column: number) => readonly string[] | undefined;

/** A value to add, with the lines of another text if it is copied and they fit. */
export interface Addition {
  readonly value: Value;
  readonly sourceLines?: SourceLines | undefined;
}

/** The splice that adds an item before the one at an index, or after the last. */
export function insertItem(
  { text, style }: OpenText,
  list: YAMLSeq,
  index: number,
  { value, sourceLines }: Addition,
): Splice {
  const items = containerEntries(list);
  if (list.flow) return insertInFlow(text, items, index, flowText(value));
  const dash = list.range?.[0] ?? 0;
  const column = columnAt(text, dash);
  const before = items[index - 1];
  const gap = before === undefined ? style.gap : (dashGap(text, before) ?? style.gap);
  const copied = sourceLines?.(column);
  const linesAt = (offset: number) =>
    copied ?? writeItemLines(value, column, { ...style, gap, eol: detectLineEnd(text, offset) });
  const addsComments = copied !== undefined;
  const blank = hasBlankLinesBetween(text, items) ? [''] : [];
  if (before === undefined) {
    if (!isFirstOnLine(text, dash)) throw new EditError('The list begins beside another; edit it by hand.');
    const offset = commentsStart(text, dash, column);
    return { ...insertLines(text, offset, [...linesAt(offset), ...blank]), addsComments };
  }
  const offset = entryEnd(text, contentEnd(text, before), column, { isLast: index === items.length });
  return { ...insertLines(text, offset, [...blank, ...linesAt(offset)], value), addsComments };
}

const dashGap = (text: string, item: Entry) =>
  /- *$/.exec(text.slice(lineStart(text, contentStart(item)), contentStart(item)))?.[0].slice(1) || undefined;

/** The splice that adds a key after the one at an index. */
export function insertKey(
  { text, style }: OpenText,
  map: YAMLMap,
  after: number,
  { key, value, sourceLines }: Addition & { readonly key: string },
): Splice {
  const pairs = containerEntries(map);
  if (map.flow) return insertInFlow(text, pairs, after + 1, flowEntry(key, value));
  const column = columnAt(text, contentStart(pairs[0] ?? null));
  const sibling = pairs[after] ?? null;
  const offset = entryEnd(text, contentEnd(text, sibling), column, { isLast: after === pairs.length - 1 });
  const copied = sourceLines?.(column);
  const lines = copied ?? writeEntryLines(key, value, column, { ...style, eol: detectLineEnd(text, offset) });
  return { ...insertLines(text, offset, lines, value), addsComments: copied !== undefined };
}

/**
 * Lines inserted before the line at an offset. A last line without a line end stays without one, unless the value that is
 * inserted there ends in one.
 */
function insertLines(text: string, offset: number, lines: readonly string[], value?: Value): Splice {
  const eol = detectLineEnd(text, offset);
  const inserted = lines.join(eol);
  if (offset < text.length || text.endsWith('\n'))
    return { start: offset, end: offset, inserted: inserted + eol };
  const ended = value === undefined || endsWithLineEnd(value);
  return { start: offset, end: offset, inserted: eol + inserted + (ended ? eol : '') };
}

function insertInFlow(text: string, entries: readonly Entry[], index: number, inserted: string): Splice {
  const [before = null, next = null] = [entries[index - 1], entries[index]];
  const ownLine = (entry: Entry) =>
    detectLineEnd(text, nextLineStart(text, start)) + ' '.repeat(columnAt(text, contentStart(entry)));
  const start = contentStart(before ?? next);
  if (before === null) {
    const between = isFirstOnLine(text, start) ? ownLine(next) : ' ';
    return { start, end: start, inserted: `${inserted},${between}` };
  }
  const end = contentEnd(text, before);
  const line = lineEnd(text, end);
  const model = [before, next].find((entry) => entry !== null && isFirstOnLine(text, contentStart(entry)));
  const [all, comma = '', comment = ''] =
    /^(?:[ \t]*(,))?([ \t]*(?:#.*)?)$/.exec(text.slice(end, line)) ?? [];
  if (model && all !== undefined)
    return { start: end, end: line, inserted: `,${comment}${ownLine(model)}${inserted}${comma}` };
  const closed = /^[ \t]*,/.exec(text.slice(end, line))?.[0];
  if (closed) return { start: end + closed.length, end: end + closed.length, inserted: ` ${inserted},` };
  return { start: end, end, inserted: `,${model === before ? ownLine(before) : ' '}${inserted}` };
}
