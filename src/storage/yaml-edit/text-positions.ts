/** Finds positions in a text: lines and columns, where an entry ends, which comments belong to it, and the layout of the file. */
import {
  isCollection,
  isMap,
  isPair,
  isScalar,
  isSeq,
  type Node,
  type Pair,
  type YAMLMap,
  type YAMLSeq,
} from 'yaml';
import type { Path } from '../../domain/finding.ts';
import type { Tree } from '../yaml/parse-yaml.ts';
import type { Style } from './write-value.ts';

/** The offset at which the line of an offset begins. */
export const lineStart = (text: string, offset: number): number =>
  offset === 0 ? 0 : text.lastIndexOf('\n', offset - 1) + 1;

/** The offset at which a line's characters end, before its line end. */
export function lineEnd(text: string, offset: number): number {
  const end = text.indexOf('\n', offset);
  if (end < 0) return text.length;
  return text[end - 1] === '\r' && end > offset ? end - 1 : end;
}

/** The offset at which the next line begins; the end of the text after the last line. */
export function nextLineStart(text: string, offset: number): number {
  const end = text.indexOf('\n', offset);
  return end < 0 ? text.length : end + 1;
}

/** The column of an offset, from 0. */
export const columnAt = (text: string, offset: number): number => offset - lineStart(text, offset);

/** Whether only spaces precede an offset on its line. */
export const isFirstOnLine = (text: string, offset: number): boolean =>
  /^ *$/.test(text.slice(lineStart(text, offset), offset));

/** The line end used around an offset. */
export function detectLineEnd(text: string, offset: number): string {
  const above = offset === 0 ? -1 : text.lastIndexOf('\n', offset - 1);
  const end = above < 0 ? text.indexOf('\n') : above;
  return end > 0 && text[end - 1] === '\r' ? '\r\n' : '\n';
}

/** A map or a list. */
export type Container = YAMLMap | YAMLSeq;

/** A key with its value, or an item of a list; null is a value that is not written. */
export type Entry = Pair<Node, Node | null> | Node | null;

/** A text that was parsed for an edit. */
export interface OpenText {
  /** Without a byte order mark. */
  readonly text: string;
  readonly tree: Tree;
  readonly data: unknown;
  readonly style: Style;
}

/** The entries of a map or list. The library does not limit their type, but a parsed document has only these. */
export const containerEntries = (container: Container): readonly Entry[] => container.items as Entry[];

/** The value of a key, or the item of a list. */
export const entryValue = (entry: Entry): Node | null => (isPair(entry) ? entry.value : entry);

/** The offset at which a key or an item's value begins; 0 for a value that is not written. */
export const contentStart = (entry: Entry): number => ((isPair(entry) ? entry.key : entry)?.range ?? [0])[0];

/** Where an entry begins, at its key or its dash. */
export function entryStart(text: string, entry: Entry, column: number): number {
  if (isPair(entry)) return contentStart(entry);
  let line = lineStart(text, contentStart(entry));
  while (line > 0 && text[line + column] !== '-') line = lineStart(text, line - 1);
  return line + column;
}

/** The column of a block map's keys or of a block list's dashes. */
export const containerColumn = (text: string, container: Container) =>
  columnAt(text, contentStart(isMap(container) ? (containerEntries(container)[0] ?? null) : container));

/** The node at a path; undefined if there is none, null for a key without a value. */
export function findNode(tree: Tree, path: Path): Node | null | undefined {
  let node: Node | null = tree.contents;
  for (const step of path) {
    const position = findEntry(node, step);
    if (position === undefined) return undefined;
    node = entryValue(position.entry);
  }
  return node;
}

/** The entry of a key or an index, with its container and index; undefined if it does not exist. */
export function findEntry(container: unknown, step: string | number | undefined) {
  if (!isCollection(container)) return undefined;
  const index = isMap(container)
    ? container.items.findIndex(({ key }) => isScalar(key) && key.value === String(step))
    : Number(step);
  const entry = containerEntries(container)[index];
  return entry === undefined ? undefined : { container, entry, index };
}

/** The offset after the colon of a key; after the key itself if it has no colon. */
export function colonEnd(text: string, key: Node): number {
  const end = key.range?.[1] ?? 0;
  return end + (/^[ \t]*:/.exec(text.slice(end, end + 1000))?.[0].length ?? 0);
}

/** Whether a value is not written. */
export const isEmpty = (node: unknown): boolean =>
  node === null || (isScalar(node) && node.type === 'PLAIN' && node.range?.[0] === node.range?.[1]);

/** Whether a value is written as `|` or `>` block text. */
export const isBlockText = (node: unknown): boolean => isScalar(node) && /^BLOCK/.test(node.type ?? '');

/** The last of an entry's own characters, before any comment or blank line that follows. */
export function contentEnd(text: string, entry: Entry): number {
  if (isPair(entry)) return isEmpty(entry.value) ? colonEnd(text, entry.key) : contentEnd(text, entry.value);
  if (isCollection(entry) && !entry.flow && entry.items.length > 0)
    return contentEnd(text, containerEntries(entry).at(-1) ?? null);
  const [start = 0, end = 0] = entry?.range ?? [];
  return isBlockText(entry) ? blockTextEnd(text, start, end) : end;
}

/** Block text without the blank lines that follow it, unless they are part of it. */
function blockTextEnd(text: string, start: number, end: number): number {
  if (text[end - 1] === '\n') end -= text[end - 2] === '\r' ? 2 : 1;
  if (/^[|>]\d?\+/.test(text.slice(start, start + 3))) return end;
  const indent = bodyIndent(text, start);
  const blank = new RegExp(`^ {0,${indent}}$`);
  while (end > start) {
    const line = lineStart(text, end);
    if (line <= start || !blank.test(text.slice(line, end))) break;
    end = lineEnd(text, lineStart(text, line - 1));
  }
  return end;
}

/** The indent of a block text's lines; 0 if it has none. */
export function bodyIndent(text: string, start: number): number {
  const body = text.slice(nextLineStart(text, start));
  return /^(?:[ \t]*\r?\n)*( *)/.exec(body)?.[1]?.length ?? 0;
}

/**
 * Where the lines of an entry end that is at a column and whose content ends at `end`. Comments deeper than its column are its own; the last
 * entry also has comments at its column that follow without a blank line, if nothing at that column follows them.
 */
export function entryEnd(
  text: string,
  end: number,
  column: number,
  { isLast }: { readonly isLast: boolean },
): number {
  let ownEnd = nextLineStart(text, end);
  for (const { blank, comment, indent, next } of linesFrom(text, ownEnd)) {
    if (blank) continue;
    if (!comment || indent <= column) break;
    ownEnd = next;
  }
  if (!isLast) return ownEnd;
  let [withComments, adjacent] = [ownEnd, true];
  for (const { blank, comment, indent, next } of linesFrom(text, ownEnd)) {
    if (blank) adjacent = false;
    else if (indent < column) return withComments;
    else if (!comment) return ownEnd;
    else if (adjacent) withComments = next;
  }
  return withComments;
}

function* linesFrom(text: string, start: number) {
  for (let offset = start; offset < text.length; offset = nextLineStart(text, offset)) {
    const shown = text.slice(offset, lineEnd(text, offset));
    const indent = shown.search(/[^ ]/);
    const blank = shown.trim() === '';
    yield { blank, comment: shown.trimStart().startsWith('#'), indent, next: nextLineStart(text, offset) };
  }
}

/** Where the comments directly above a line begin, at its column. */
export function commentsStart(text: string, offset: number, column: number): number {
  const line = lineStart(text, offset);
  if (line === 0) return line;
  const above = lineStart(text, line - 1);
  const comment = new RegExp(`^ {${column}}#`).test(text.slice(above, line));
  return comment ? commentsStart(text, above, column) : line;
}

/** Whether there is a blank line between every two entries. */
export const hasBlankLinesBetween = (text: string, entries: readonly Entry[]): boolean =>
  entries.length > 1 &&
  entries.every((entry, i) => {
    const previousEntry = entries[i - 1];
    return (
      previousEntry === undefined ||
      /\n[ \t]*\r?\n/.test(text.slice(contentEnd(text, previousEntry), contentStart(entry)))
    );
  });

/** The layout of a file, as far as it shows. */
export function detectStyle(text: string, tree: Tree): Style {
  const layout: { map?: number; list?: number; body?: number; gap?: string } = {};
  const visit = (node: Entry): void => {
    if (isSeq(node)) {
      const [first] = containerEntries(node);
      const gap = first && /^-( +)/.exec(text.slice(node.range?.[0] ?? 0, contentStart(first)))?.[1];
      if (gap && !node.flow) layout.gap ??= gap;
      containerEntries(node).forEach(visit);
    }
    if (!isMap(node)) return;
    const column = columnAt(text, contentStart(node));
    for (const value of containerEntries(node).map(entryValue)) {
      const offset = contentStart(value);
      if (isBlockText(value) && !node.flow) layout.body ??= Math.max(1, bodyIndent(text, offset) - column);
      if (isCollection(value) && !value.flow)
        layout[isMap(value) ? 'map' : 'list'] ??= columnAt(text, offset) - column;
      visit(value);
    }
  };
  visit(tree.contents);
  const step = layout.map ?? layout.body ?? (layout.list || 2);
  return { step, listStep: layout.list ?? step, gap: layout.gap ?? ' ', eol: detectLineEnd(text, 0) };
}
