/** Changes what stands in a text: another value in the place of one, or an entry taken out with its lines. */
import { isCollection, isPair, isScalar, type Node, type YAMLMap, type YAMLSeq } from 'yaml';
import {
  bodyIndent,
  colonEnd,
  columnIn,
  columnOf,
  contentEnd,
  type Entry,
  entryEnd,
  eolAt,
  isBlockText,
  isEmpty,
  lineEnd,
  lineStart,
  nextLine,
  openingOf,
  opensLine,
  spaced,
  startOf,
} from './text-positions.ts';
import { EditRefusal, type Splice } from './verify-edit.ts';
import { inDoubleQuotes, type OldText, restyle, type Written } from './write-scalar.ts';
import { endsInLine, inFlow, type Style, type Value, writeItem, writeValue } from './write-value.ts';

/** A list or map with the number of one of its entries. */
export interface Place {
  readonly container: YAMLMap | YAMLSeq;
  readonly index: number;
}

/** Where a value stands: beside its colon or dash, and perhaps on the lines under it. */
interface Spot {
  readonly node: Node | null;
  readonly key: Node | undefined;
  readonly start: number;
  /** Where it ends on its key's line. */
  readonly end: number;
  /** Where the lines under it end; undefined where there are none. */
  readonly bodyEnd: number | undefined;
}

/** Another value in the place of the one there. */
export function replaced(text: string, place: Place, value: Value, style: Style): Splice {
  const spot = spotOf(text, place);
  const eol = eolAt(text, nextLine(text, spot.start));
  const { head, body } = rewritten(text, place.container, spot, value, { ...style, eol });
  const { bodyEnd, end } = spot;
  let { start } = spot;
  if (head === '') while (text[start - 1] === ' ') start--;
  const beside = head !== '' && /[:-]/.test(text[start - 1] ?? '') ? ` ${head}` : head;
  if (bodyEnd === undefined && body.length === 0) return { start, end, put: beside };
  const line = lineEnd(text, end);
  const last = bodyEnd === undefined ? line : lineEnd(text, bodyEnd);
  const put = [beside + text.slice(end, line), ...body].join(eol);
  return { start, end: last, put: put + (last === text.length && endsInLine(value) ? eol : '') };
}

function spotOf(text: string, { container, index }: Place): Spot {
  const entry = container.items[index] as Entry;
  const node = (isPair(entry) ? entry.value : entry) as Node | null;
  const key = isPair(entry) ? (entry.key as Node) : undefined;
  const start = startOf(node);
  const under = key !== undefined && isCollection(node) && !node.flow;
  if (key !== undefined && (under || isEmpty(node))) {
    const at = colonEnd(text, key);
    return { node, key, start: at, end: at, bodyEnd: under ? contentEnd(text, node) : undefined };
  }
  const end = contentEnd(text, node);
  if (!isBlockText(node)) return { node, key, start, end, bodyEnd: undefined };
  const header = /^[|>][-+\d]*/.exec(text.slice(start, start + 4))?.[0] ?? '';
  return { node, key, start, end: start + header.length, bodyEnd: end };
}

function rewritten(
  text: string,
  container: Place['container'],
  spot: Spot,
  value: Value,
  style: Style,
): Written {
  const { node, key, start, end } = spot;
  const old = oldText(node);
  if (container.flow) {
    if (typeof value !== 'string' || !old) return { head: inFlow(value), body: [] };
    return restyle(value, old, undefined);
  }
  const column = columnIn(text, container);
  if (typeof value === 'string' && old) {
    const deep = isBlockText(node) ? bodyIndent(text, start) : 0;
    const usual = key ? column + style.step : column + 1 + style.gap.length;
    return restyle(value, old, { column, indent: deep > column ? deep : usual, eol: style.eol });
  }
  const used = columnOf(text, start) + 1;
  const fresh = key ? writeValue(value, column, used, style) : writeItem(value, column, style);
  const commented = /^[ \t]*#/.test(text.slice(end, lineEnd(text, end)));
  if (typeof value !== 'string' || fresh.body.length > 0 || !commented) return fresh;
  return { head: inDoubleQuotes(value), body: [] };
}

const oldText = (node: Node | null): OldText | undefined =>
  isScalar(node) && !isEmpty(node) && typeof node.type === 'string'
    ? { type: node.type, value: String(node.value) }
    : undefined;

/** An entry taken out, with its lines and the comments deeper than it; it must not be the only one. */
export function removed(text: string, { container, index }: Place): Splice {
  const items = container.items as Entry[];
  const [before, entry = null, next] = [items[index - 1], items[index], items[index + 1]];
  if (container.flow) return removedInFlow(text, before, entry, next);
  const column = columnIn(text, container);
  const at = openingOf(text, entry, column);
  if (!opensLine(text, at)) {
    if (index > 0 || !next) throw new EditRefusal('It begins beside something else; take it out by hand.');
    return { start: at, end: openingOf(text, next, column), put: '' };
  }
  let start = lineStart(text, at);
  let end = entryEnd(text, contentEnd(text, entry), column, false);
  if (spaced(text, items)) {
    if (index > 0 && isBlankLine(text, lineStart(text, start - 1))) start = lineStart(text, start - 1);
    else if (index === 0 && isBlankLine(text, end)) end = nextLine(text, end);
  }
  if (end === text.length && !text.endsWith('\n') && start > 0)
    start = lineEnd(text, lineStart(text, start - 1));
  return { start, end, put: '', drops: true };
}

function removedInFlow(
  text: string,
  before: Entry | undefined,
  entry: Entry,
  next: Entry | undefined,
): Splice {
  const [start, end] = [startOf(entry), contentEnd(text, entry)];
  const comma = /^[ \t]*(,?)[ \t]*(?:#.*)?$/.exec(text.slice(end, lineEnd(text, end)))?.[1];
  if (comma === undefined || !opensLine(text, start))
    return before
      ? { start: contentEnd(text, before), end, put: '' }
      : { start, end: startOf(next ?? null), put: '' };
  if (comma === ',' || !before)
    return { start: lineStart(text, start), end: nextLine(text, end), put: '', drops: true };
  const from = contentEnd(text, before);
  const between = text.slice(from, lineEnd(text, lineStart(text, lineStart(text, start) - 1)));
  return { start: from, end: lineEnd(text, end), put: between.replace(/^\s*,/, ''), drops: true };
}

const isBlankLine = (text: string, at: number) => text.slice(at, lineEnd(text, at)).trim() === '';
