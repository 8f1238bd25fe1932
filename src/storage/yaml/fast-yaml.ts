/** Parses the form in which most records are written, line by line. The YAML library parses every other form. */

type FastValue = string | boolean | readonly FastValue[] | FastMap;
interface FastMap {
  [key: string]: FastValue;
}

/** The lines not read yet. A line changes in one way only: an item's dash becomes a blank once it is read. */
interface LineReader {
  readonly lines: string[];
  index: number;
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
  const reader = { lines: text.split(/\r?\n/), index: 0 };
  if (skipToContent(reader) === undefined) return undefined;
  const map = readMap(reader, 0);
  return skipToContent(reader) === undefined ? map : undefined;
}

/** The next line that is not blank or a comment; undefined at the end. */
function skipToContent(reader: LineReader): string | undefined {
  for (let line = reader.lines[reader.index]; line !== undefined; line = reader.lines[++reader.index])
    if (!blankOrComment.test(line)) return line;
  return undefined;
}

const indentOf = (line: string): number => line.search(/[^ ]/);

function readMap(reader: LineReader, indent: number): FastMap | undefined {
  if (indent > maxDepth) return undefined;
  const map: FastMap = {};
  for (
    let line = skipToContent(reader);
    line !== undefined && indentOf(line) >= indent;
    line = skipToContent(reader)
  ) {
    const [, indentation, key, valueText] = entryPattern.exec(line) ?? [];
    if (indentation?.length !== indent || key === undefined || Object.hasOwn(map, key)) return undefined;
    reader.index++;
    const value =
      valueText === undefined ? readValueBelow(reader, indent) : readInlineValue(valueText, reader, indent);
    if (value === undefined) return undefined;
    map[key] = value;
  }
  return map;
}

/** The value on the lines below a key. */
function readValueBelow(reader: LineReader, indent: number): FastValue | undefined {
  const line = skipToContent(reader) ?? '';
  const column = indentOf(line);
  if (itemPattern.test(line) && column >= indent) return readList(reader, column);
  return column > indent ? readMap(reader, column) : undefined;
}

function readList(reader: LineReader, indent: number): readonly FastValue[] | undefined {
  if (indent > maxDepth) return undefined;
  const list: FastValue[] = [];
  for (
    let line = skipToContent(reader);
    line !== undefined && indentOf(line) >= indent;
    line = skipToContent(reader)
  ) {
    if (itemPattern.exec(line)?.[1]?.length !== indent) return indentOf(line) === indent ? list : undefined;
    const valueText = line.slice(indent + 2);
    const isMap = entryPattern.test(valueText);
    if (isMap) reader.lines[reader.index] = ' '.repeat(indent + 2) + valueText;
    else reader.index++;
    const value = isMap ? readMap(reader, indent + 2) : readInlineValue(valueText, reader, indent);
    if (value === undefined) return undefined;
    list.push(value);
  }
  return list;
}

/** The value that begins on the line of its key or dash. */
function readInlineValue(valueText: string, reader: LineReader, indent: number): FastValue | undefined {
  const [, style, stripSign] = blockText.exec(valueText) ?? [];
  if (style) return readBlockText(reader, indent, { isFolded: style === '>', isStripped: stripSign === '-' });
  if (doubleQuoted.test(valueText)) return unescapeQuoted(valueText);
  if (singleQuoted.test(valueText)) return valueText.slice(1, -1).replaceAll("''", "'");
  return /^[[{]/.test(valueText) ? parseFlowValue(valueText) : parsePlainValue(valueText);
}

const unescapeQuoted = (valueText: string) => valueText.slice(1, -1).replace(/\\(.)/g, '$1');

function parsePlainValue(valueText: string): string | boolean | undefined {
  if (valueText === 'true' || valueText === 'false') return valueText === 'true';
  const isText = beginsText.test(valueText) && !/[: ]$/.test(valueText);
  return isText && !valueText.includes(': ') && !valueText.includes(' #') ? valueText : undefined;
}

/** A block text; undefined if it has a gap, or is folded with lines that are indented further. */
function readBlockText(
  reader: LineReader,
  indent: number,
  { isFolded, isStripped }: { readonly isFolded: boolean; readonly isStripped: boolean },
): string | undefined {
  const column = indentOf(reader.lines[reader.index] ?? '');
  if (column <= indent) return undefined;
  const lines: string[] = [];
  for (
    let line = reader.lines[reader.index] ?? '';
    indentOf(line) >= column;
    line = reader.lines[++reader.index] ?? ''
  )
    lines.push(line.slice(column));
  if (isFolded && lines.some((line) => line.startsWith(' '))) return undefined;
  let endIndex = reader.index;
  while (reader.lines[endIndex] === '') endIndex++;
  if (endIndex > reader.index && indentOf(reader.lines[endIndex] ?? '') > indent) return undefined;
  return lines.join(isFolded ? ' ' : '\n') + (isStripped ? '' : '\n');
}

function parseFlowValue(valueText: string): FastValue | undefined {
  const map: FastMap = {};
  const list: FastValue[] = [];
  const closing = valueText.startsWith('[') ? ']' : '}';
  flowItem.lastIndex = 1;
  while (flowItem.lastIndex > 0) {
    const [, key, quotedText, plainText, end] = flowItem.exec(valueText) ?? [];
    const value = quotedText === undefined ? parsePlainValue(plainText ?? '') : unescapeQuoted(quotedText);
    if (value === undefined || (key === undefined) !== (closing === ']')) return undefined;
    if (key === undefined) list.push(value);
    else if (Object.hasOwn(map, key) || parsePlainValue(key) !== key) return undefined;
    else map[key] = value;
    if (end !== undefined) return end !== closing ? undefined : closing === ']' ? list : map;
  }
  return undefined;
}
