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
  const previousEntry = items[index - 1];
  const gap = previousEntry === undefined ? style.gap : (dashGap(text, previousEntry) ?? style.gap);
  const copiedLines = sourceLines?.(column);
  const linesAt = (offset: number) =>
    copiedLines ?? writeItemLines(value, column, { ...style, gap, eol: detectLineEnd(text, offset) });
  const addsComments = copiedLines !== undefined;
  const blankLines = hasBlankLinesBetween(text, items) ? [''] : [];
  if (previousEntry === undefined) {
    if (!isFirstOnLine(text, dash))
      throw new EditError('The list begins on the same line as another. Edit it by hand.');
    const offset = commentsStart(text, dash, column);
    return { ...insertLines(text, offset, [...linesAt(offset), ...blankLines]), addsComments };
  }
  const offset = entryEnd(text, contentEnd(text, previousEntry), column, { isLast: index === items.length });
  return { ...insertLines(text, offset, [...blankLines, ...linesAt(offset)], value), addsComments };
}

const dashGap = (text: string, entry: Entry) =>
  /- *$/.exec(text.slice(lineStart(text, contentStart(entry)), contentStart(entry)))?.[0].slice(1) ||
  undefined;

/** The splice that adds a key after the one at an index. */
export function insertKey(
  { text, style }: OpenText,
  map: YAMLMap,
  siblingIndex: number,
  { key, value, sourceLines }: Addition & { readonly key: string },
): Splice {
  const pairs = containerEntries(map);
  if (map.flow) return insertInFlow(text, pairs, siblingIndex + 1, flowEntry(key, value));
  const column = columnAt(text, contentStart(pairs[0] ?? null));
  const sibling = pairs[siblingIndex] ?? null;
  const offset = entryEnd(text, contentEnd(text, sibling), column, {
    isLast: siblingIndex === pairs.length - 1,
  });
  const copiedLines = sourceLines?.(column);
  const lines =
    copiedLines ?? writeEntryLines(key, value, column, { ...style, eol: detectLineEnd(text, offset) });
  return { ...insertLines(text, offset, lines, value), addsComments: copiedLines !== undefined };
}

/**
 * Lines inserted before the line at an offset. A last line without a line end stays without one, unless the value that is
 * inserted there ends in one.
 */
function insertLines(text: string, offset: number, lines: readonly string[], value?: Value): Splice {
  const eol = detectLineEnd(text, offset);
  const insertedText = lines.join(eol);
  if (offset < text.length || text.endsWith('\n'))
    return { start: offset, end: offset, insertedText: insertedText + eol };
  const hasLineEnd = value === undefined || endsWithLineEnd(value);
  return { start: offset, end: offset, insertedText: eol + insertedText + (hasLineEnd ? eol : '') };
}

function insertInFlow(text: string, entries: readonly Entry[], index: number, insertedText: string): Splice {
  const [previousEntry = null, nextEntry = null] = [entries[index - 1], entries[index]];
  const ownLine = (entry: Entry) =>
    detectLineEnd(text, nextLineStart(text, start)) + ' '.repeat(columnAt(text, contentStart(entry)));
  const start = contentStart(previousEntry ?? nextEntry);
  if (previousEntry === null) {
    const separator = isFirstOnLine(text, start) ? ownLine(nextEntry) : ' ';
    return { start, end: start, insertedText: `${insertedText},${separator}` };
  }
  const end = contentEnd(text, previousEntry);
  const line = lineEnd(text, end);
  const modelEntry = [previousEntry, nextEntry].find(
    (entry) => entry !== null && isFirstOnLine(text, contentStart(entry)),
  );
  const [fullMatch, comma = '', comment = ''] =
    /^(?:[ \t]*(,))?([ \t]*(?:#.*)?)$/.exec(text.slice(end, line)) ?? [];
  if (modelEntry && fullMatch !== undefined)
    return {
      start: end,
      end: line,
      insertedText: `,${comment}${ownLine(modelEntry)}${insertedText}${comma}`,
    };
  const trailingComma = /^[ \t]*,/.exec(text.slice(end, line))?.[0];
  if (trailingComma)
    return {
      start: end + trailingComma.length,
      end: end + trailingComma.length,
      insertedText: ` ${insertedText},`,
    };
  return {
    start: end,
    end,
    insertedText: `,${modelEntry === previousEntry ? ownLine(previousEntry) : ' '}${insertedText}`,
  };
}
