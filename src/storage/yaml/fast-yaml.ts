/** Parses the form in which most records are written, line by line. The YAML library parses every other form. */

type FastValue = string | boolean | readonly FastValue[] | FastMap;
interface FastMap {
  [key: string]: FastValue;
}

/** The lines not read yet. A line changes in one way only: an item's dash becomes a blank once it is read. */
interface LineReader {
  readonly lines: string[];
  at: number;
}

/** Far below the format's limits of size and depth, so that neither needs to be measured here. */
const [maxLength, maxDepth] = [64 * 1024, 12];

const blankOrComment = /^(?:$| *#)/;
const entryPattern = /^( *)(?!(?:null|true|false):)([a-z][a-z_]*):(?: (.+))?$/;
const itemPattern = /^( *)- (?=[^ ])/;
const blockText = /^([|>])(-?)$/;
const doubleQuoted = /^"(?:[^"\\]|\\["\\])*"$/;
const singleQuoted = /^'(?:[^']|'')*'$/;

/** How text begins that is not a number, a truth value or a sign of YAML. */
const beginsText = /^(?:(?!(?:null|true|false)$)[a-z]|\d{4}-\d\d)/i;

/** A value in braces or brackets, with its key if in braces, up to the comma or the end. */
const flowItem =
  /(?:([a-z][a-z_]*): )?(?:("(?:[^"\\]|\\["\\])*")|([A-Za-z0-9][\w .;()'/-]*))(?:, |([\]}])$)/y;

/** The data of a text as the YAML library would parse it, or undefined if it is not surely in the common form. */
export function parseFastYaml(text: string): FastMap | undefined {
  if (text.length > maxLength || !text.endsWith('\n') || /\t| \r?\n/.test(text)) return undefined;
  const reader = { lines: text.split(/\r?\n/), at: 0 };
  if (nextLine(reader) === undefined) return undefined;
  const map = mapAt(reader, 0);
  return nextLine(reader) === undefined ? map : undefined;
}

/** The next line that is not blank or a comment; undefined at the end. */
function nextLine(reader: LineReader): string | undefined {
  for (let line = reader.lines[reader.at]; line !== undefined; line = reader.lines[++reader.at])
    if (!blankOrComment.test(line)) return line;
  return undefined;
}

const indentOf = (line: string): number => line.search(/[^ ]/);

function mapAt(reader: LineReader, indent: number): FastMap | undefined {
  if (indent > maxDepth) return undefined;
  const map: FastMap = {};
  for (let line = nextLine(reader); line !== undefined && indentOf(line) >= indent; line = nextLine(reader)) {
    const [, before, key, written] = entryPattern.exec(line) ?? [];
    if (before?.length !== indent || key === undefined || Object.hasOwn(map, key)) return undefined;
    reader.at++;
    const value = written === undefined ? valueBelow(reader, indent) : valueAt(written, reader, indent);
    if (value === undefined) return undefined;
    map[key] = value;
  }
  return map;
}

/** The value on the lines below a key. */
function valueBelow(reader: LineReader, indent: number): FastValue | undefined {
  const line = nextLine(reader) ?? '';
  const column = indentOf(line);
  if (itemPattern.test(line) && column >= indent) return listAt(reader, column);
  return column > indent ? mapAt(reader, column) : undefined;
}

function listAt(reader: LineReader, indent: number): readonly FastValue[] | undefined {
  if (indent > maxDepth) return undefined;
  const list: FastValue[] = [];
  for (let line = nextLine(reader); line !== undefined && indentOf(line) >= indent; line = nextLine(reader)) {
    if (itemPattern.exec(line)?.[1]?.length !== indent) return indentOf(line) === indent ? list : undefined;
    const written = line.slice(indent + 2);
    const isMap = entryPattern.test(written);
    if (isMap) reader.lines[reader.at] = ' '.repeat(indent + 2) + written;
    else reader.at++;
    const value = isMap ? mapAt(reader, indent + 2) : valueAt(written, reader, indent);
    if (value === undefined) return undefined;
    list.push(value);
  }
  return list;
}

/** The value that begins on the line of its key or dash. */
function valueAt(written: string, reader: LineReader, indent: number): FastValue | undefined {
  const [, style, strip] = blockText.exec(written) ?? [];
  if (style) return blockValue(reader, indent, { folded: style === '>', strip: strip === '-' });
  if (doubleQuoted.test(written)) return unescapeQuoted(written);
  if (singleQuoted.test(written)) return written.slice(1, -1).replaceAll("''", "'");
  return /^[[{]/.test(written) ? flowValue(written) : plainValue(written);
}

const unescapeQuoted = (written: string) => written.slice(1, -1).replace(/\\(.)/g, '$1');

function plainValue(written: string): string | boolean | undefined {
  if (written === 'true' || written === 'false') return written === 'true';
  const text = beginsText.test(written) && !/[: ]$/.test(written);
  return text && !written.includes(': ') && !written.includes(' #') ? written : undefined;
}

/** A block text; undefined if it has a gap, or is folded with lines that are indented further. */
function blockValue(
  reader: LineReader,
  indent: number,
  { folded, strip }: { readonly folded: boolean; readonly strip: boolean },
): string | undefined {
  const column = indentOf(reader.lines[reader.at] ?? '');
  if (column <= indent) return undefined;
  const lines: string[] = [];
  for (
    let line = reader.lines[reader.at] ?? '';
    indentOf(line) >= column;
    line = reader.lines[++reader.at] ?? ''
  )
    lines.push(line.slice(column));
  if (folded && lines.some((line) => line.startsWith(' '))) return undefined;
  let after = reader.at;
  while (reader.lines[after] === '') after++;
  if (after > reader.at && indentOf(reader.lines[after] ?? '') > indent) return undefined;
  return lines.join(folded ? ' ' : '\n') + (strip ? '' : '\n');
}

function flowValue(written: string): FastValue | undefined {
  const map: FastMap = {};
  const list: FastValue[] = [];
  const closing = written.startsWith('[') ? ']' : '}';
  flowItem.lastIndex = 1;
  while (flowItem.lastIndex > 0) {
    const [, key, quoted, bare, end] = flowItem.exec(written) ?? [];
    const value = quoted === undefined ? plainValue(bare ?? '') : unescapeQuoted(quoted);
    if (value === undefined || (key === undefined) !== (closing === ']')) return undefined;
    if (key === undefined) list.push(value);
    else if (Object.hasOwn(map, key) || plainValue(key) !== key) return undefined;
    else map[key] = value;
    if (end !== undefined) return end !== closing ? undefined : closing === ']' ? list : map;
  }
  return undefined;
}
