/** Reads the form in which records are mostly written, line by line. Whatever is not plainly of that form is left to the YAML library. */

type Value = string | boolean | readonly Value[] | ValueMap;
interface ValueMap {
  [key: string]: Value;
}

/** The lines not read yet. A line is changed in one way only: an item's dash, once seen, becomes a blank. */
interface Page {
  readonly lines: string[];
  at: number;
}

/** Far below what the format bears in size and depth, so that neither need be counted here. */
const [longest, deepest] = [64 * 1024, 12];

const blankOrComment = /^(?:$| *#)/;
const entry = /^( *)(?!(?:null|true|false):)([a-z][a-z_]*):(?: (.+))?$/;
const item = /^( *)- (?=[^ ])/;
const blockText = /^([|>])(-?)$/;
const doubleQuoted = /^"(?:[^"\\]|\\["\\])*"$/;
const singleQuoted = /^'(?:[^']|'')*'$/;

/** How text begins that is no number, no truth value and no sign of YAML. */
const beginsText = /^(?:(?!(?:null|true|false)$)[a-z]|\d{4}-\d\d)/i;

/** A value in braces or brackets, with its key in braces, up to the comma or the end. */
const inFlow = /(?:([a-z][a-z_]*): )?(?:("(?:[^"\\]|\\["\\])*")|([A-Za-z0-9][\w .;()'/-]*))(?:, |([\]}])$)/y;

/** The data of a text: what the YAML library would read, or undefined where this would need another look. */
export function readUsual(text: string): ValueMap | undefined {
  if (text.length > longest || !text.endsWith('\n') || /\t| \r?\n/.test(text)) return undefined;
  const page = { lines: text.split(/\r?\n/), at: 0 };
  if (next(page) === undefined) return undefined;
  const map = mapAt(page, 0);
  return next(page) === undefined ? map : undefined;
}

/** The next line that holds something; undefined at the end. */
function next(page: Page): string | undefined {
  for (let line = page.lines[page.at]; line !== undefined; line = page.lines[++page.at])
    if (!blankOrComment.test(line)) return line;
  return undefined;
}

const indentOf = (line: string): number => line.search(/[^ ]/);

function mapAt(page: Page, indent: number): ValueMap | undefined {
  if (indent > deepest) return undefined;
  const map: ValueMap = {};
  for (let line = next(page); line !== undefined && indentOf(line) >= indent; line = next(page)) {
    const [, before, key, written] = entry.exec(line) ?? [];
    if (before?.length !== indent || key === undefined || Object.hasOwn(map, key)) return undefined;
    page.at++;
    const value = written === undefined ? below(page, indent) : valueAt(written, page, indent);
    if (value === undefined) return undefined;
    map[key] = value;
  }
  return map;
}

/** What stands on the lines below a key. */
function below(page: Page, indent: number): Value | undefined {
  const line = next(page) ?? '';
  const column = indentOf(line);
  if (item.test(line) && column >= indent) return listAt(page, column);
  return column > indent ? mapAt(page, column) : undefined;
}

function listAt(page: Page, indent: number): readonly Value[] | undefined {
  if (indent > deepest) return undefined;
  const list: Value[] = [];
  for (let line = next(page); line !== undefined && indentOf(line) >= indent; line = next(page)) {
    if (item.exec(line)?.[1]?.length !== indent) return indentOf(line) === indent ? list : undefined;
    const written = line.slice(indent + 2);
    const isMap = entry.test(written);
    if (isMap) page.lines[page.at] = ' '.repeat(indent + 2) + written;
    else page.at++;
    const value = isMap ? mapAt(page, indent + 2) : valueAt(written, page, indent);
    if (value === undefined) return undefined;
    list.push(value);
  }
  return list;
}

/** What begins on the line of its key or dash. */
function valueAt(written: string, page: Page, indent: number): Value | undefined {
  const [, style, strip] = blockText.exec(written) ?? [];
  if (style) return block(page, indent, style === '>', strip === '-');
  if (doubleQuoted.test(written)) return unquoted(written);
  if (singleQuoted.test(written)) return written.slice(1, -1).replaceAll("''", "'");
  return /^[[{]/.test(written) ? flow(written) : plain(written);
}

const unquoted = (written: string) => written.slice(1, -1).replace(/\\(.)/g, '$1');

function plain(written: string): string | boolean | undefined {
  if (written === 'true' || written === 'false') return written === 'true';
  const text = beginsText.test(written) && !/[: ]$/.test(written);
  return text && !written.includes(': ') && !written.includes(' #') ? written : undefined;
}

/** A text on lines of its own; with a gap in it, or folded with lines that stand out, it is left. */
function block(page: Page, indent: number, folded: boolean, strip: boolean): string | undefined {
  const column = indentOf(page.lines[page.at] ?? '');
  if (column <= indent) return undefined;
  const lines: string[] = [];
  for (let line = page.lines[page.at] ?? ''; indentOf(line) >= column; line = page.lines[++page.at] ?? '')
    lines.push(line.slice(column));
  if (folded && lines.some((line) => line.startsWith(' '))) return undefined;
  let after = page.at;
  while (page.lines[after] === '') after++;
  if (after > page.at && indentOf(page.lines[after] ?? '') > indent) return undefined;
  return lines.join(folded ? ' ' : '\n') + (strip ? '' : '\n');
}

function flow(written: string): Value | undefined {
  const map: ValueMap = {};
  const list: Value[] = [];
  const closing = written.startsWith('[') ? ']' : '}';
  inFlow.lastIndex = 1;
  while (inFlow.lastIndex > 0) {
    const [, key, quoted, bare, end] = inFlow.exec(written) ?? [];
    const value = quoted === undefined ? plain(bare ?? '') : unquoted(quoted);
    if (value === undefined || (key === undefined) !== (closing === ']')) return undefined;
    if (key === undefined) list.push(value);
    else if (Object.hasOwn(map, key) || plain(key) !== key) return undefined;
    else map[key] = value;
    if (end !== undefined) return end !== closing ? undefined : closing === ']' ? list : map;
  }
  return undefined;
}
