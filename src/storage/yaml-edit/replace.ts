/** Replaces a value in a text, or removes an entry with its lines. */
import { isCollection, isPair, isScalar, type Node } from 'yaml';
import {
  bodyIndent,
  type Container,
  colonEnd,
  columnAt,
  containerColumn,
  containerEntries,
  contentEnd,
  contentStart,
  detectLineEnd,
  type Entry,
  entryEnd,
  entryStart,
  entryValue,
  hasBlankLinesBetween,
  isBlockText,
  isEmpty,
  isFirstOnLine,
  lineEnd,
  lineStart,
  nextLineStart,
  type OpenText,
} from './text-positions.ts';
import { EditError, type Splice } from './verify-edit.ts';
import { type OldText, quoteText, rewriteText, type WrittenValue } from './write-scalar.ts';
import { endsWithLineEnd, flowText, type Style, type Value, writeItem, writeValue } from './write-value.ts';

/** An entry of a list or map, with its index there. */
export interface EntryPosition {
  readonly container: Container;
  readonly entry: Entry;
  readonly index: number;
}

/** The span of a value: after its colon or dash, and perhaps on the lines below. */
interface ValueSpan {
  readonly node: Node | null;
  readonly key: Node | undefined;
  readonly start: number;
  /** Where it ends on its key's line. */
  readonly end: number;
  /** Where the lines below it end; undefined if there are none. */
  readonly bodyEnd: number | undefined;
}

/** The splice that writes another value in place of the present one. */
export function replaceValue({ text, style }: OpenText, position: EntryPosition, value: Value): Splice {
  const span = findValueSpan(text, position.entry);
  const eol = detectLineEnd(text, nextLineStart(text, span.start));
  const oldValue = { text, container: position.container, span };
  const { head, body } = writeReplacement(oldValue, value, { ...style, eol });
  const { bodyEnd, end } = span;
  let { start } = span;
  if (head === '') while (text[start - 1] === ' ') start--;
  const headText = head !== '' && /[:-]/.test(text[start - 1] ?? '') ? ` ${head}` : head;
  if (bodyEnd === undefined && body.length === 0) return { start, end, insertedText: headText };
  const line = lineEnd(text, end);
  const last = bodyEnd === undefined ? line : lineEnd(text, bodyEnd);
  const insertedText = [headText + text.slice(end, line), ...body].join(eol);
  return {
    start,
    end: last,
    insertedText: insertedText + (last === text.length && endsWithLineEnd(value) ? eol : ''),
  };
}

function findValueSpan(text: string, entry: Entry): ValueSpan {
  const node = entryValue(entry);
  const key = isPair(entry) ? entry.key : undefined;
  const start = contentStart(node);
  const isBelow = key !== undefined && isCollection(node) && !node.flow;
  if (key !== undefined && (isBelow || isEmpty(node))) {
    const offset = colonEnd(text, key);
    return { node, key, start: offset, end: offset, bodyEnd: isBelow ? contentEnd(text, node) : undefined };
  }
  const end = contentEnd(text, node);
  if (!isBlockText(node)) return { node, key, start, end, bodyEnd: undefined };
  const header = /^[|>][-+\d]*/.exec(text.slice(start, start + 4))?.[0] ?? '';
  return { node, key, start, end: start + header.length, bodyEnd: end };
}

interface OldValue {
  readonly text: string;
  readonly container: Container;
  readonly span: ValueSpan;
}

function writeReplacement({ text, container, span }: OldValue, value: Value, style: Style): WrittenValue {
  const { node, key, start, end } = span;
  const oldValue = oldText(node);
  if (container.flow) {
    if (typeof value !== 'string' || !oldValue) return { head: flowText(value), body: [] };
    return rewriteText(value, oldValue, undefined);
  }
  const column = containerColumn(text, container);
  if (typeof value === 'string' && oldValue) {
    const presentIndent = isBlockText(node) ? bodyIndent(text, start) : 0;
    const usualIndent = key ? column + style.step : column + 1 + style.gap.length;
    return rewriteText(value, oldValue, {
      column,
      indent: presentIndent > column ? presentIndent : usualIndent,
      eol: style.eol,
    });
  }
  const usedWidth = columnAt(text, start) + 1;
  const newValue = key ? writeValue(value, column, usedWidth, style) : writeItem(value, column, style);
  const hasComment = /^[ \t]*#/.test(text.slice(end, lineEnd(text, end)));
  if (typeof value !== 'string' || newValue.body.length > 0 || !hasComment) return newValue;
  return { head: quoteText(value), body: [] };
}

const oldText = (node: Node | null): OldText | undefined =>
  isScalar(node) && !isEmpty(node) && typeof node.type === 'string'
    ? { type: node.type, value: String(node.value) }
    : undefined;

/** The splice that removes an entry with its lines and the comments deeper than it; it must not be the only entry. */
export function removeFromContainer(text: string, { container, entry, index }: EntryPosition): Splice {
  const items = containerEntries(container);
  const [previousEntry, nextEntry] = [items[index - 1], items[index + 1]];
  if (container.flow) return removeInFlow(text, previousEntry, entry, nextEntry);
  const column = containerColumn(text, container);
  const offset = entryStart(text, entry, column);
  if (!isFirstOnLine(text, offset)) {
    if (index > 0 || !nextEntry) throw new EditError('It begins beside something else; remove it by hand.');
    return { start: offset, end: entryStart(text, nextEntry, column), insertedText: '' };
  }
  let start = lineStart(text, offset);
  let end = entryEnd(text, contentEnd(text, entry), column, { isLast: false });
  if (hasBlankLinesBetween(text, items)) {
    if (index > 0 && isBlankLine(text, lineStart(text, start - 1))) start = lineStart(text, start - 1);
    else if (index === 0 && isBlankLine(text, end)) end = nextLineStart(text, end);
  }
  if (end === text.length && !text.endsWith('\n') && start > 0)
    start = lineEnd(text, lineStart(text, start - 1));
  return { start, end, insertedText: '', removesComments: true };
}

function removeInFlow(
  text: string,
  previousEntry: Entry | undefined,
  entry: Entry,
  nextEntry: Entry | undefined,
): Splice {
  const [start, end] = [contentStart(entry), contentEnd(text, entry)];
  const comma = /^[ \t]*(|,[ \t]*)(?:#.*)?$/.exec(text.slice(end, lineEnd(text, end)))?.[1];
  if (comma === undefined || !isFirstOnLine(text, start))
    return previousEntry
      ? { start: contentEnd(text, previousEntry), end, insertedText: '' }
      : { start, end: contentStart(nextEntry ?? null), insertedText: '' };
  if (comma !== '' || !previousEntry)
    return {
      start: lineStart(text, start),
      end: nextLineStart(text, end),
      insertedText: '',
      removesComments: true,
    };
  const previousEnd = contentEnd(text, previousEntry);
  const textBetween = text.slice(previousEnd, lineEnd(text, lineStart(text, lineStart(text, start) - 1)));
  return {
    start: previousEnd,
    end: lineEnd(text, end),
    insertedText: textBetween.replace(/^\s*,/, ''),
    removesComments: true,
  };
}

const isBlankLine = (text: string, offset: number) => text.slice(offset, lineEnd(text, offset)).trim() === '';
