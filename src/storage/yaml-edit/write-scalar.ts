/** Writes a text in YAML: plain, in quotes, or as block text, so that it reads back as the same text. */

import { isMap } from '../../domain/plain-data.ts';
import { parseYaml } from '../yaml/parse-yaml.ts';
import { decodeRecordText } from '../yaml/yaml-text.ts';

/** What follows a key's colon or an item's dash: the rest of that line, and the lines under it. */
export interface WrittenValue {
  readonly head: string;
  readonly body: readonly string[];
}

/** Where block text can be written: the column of its map or list, the column of its own lines, and the line end. */
export interface BlockPosition {
  readonly column: number;
  readonly indent: number;
  readonly eol: string;
}

/** Whether a value is on its own lines, or within brackets. */
type Layout = 'block' | 'flow';

/** The column at which long text is wrapped. */
export const maxWidth = 112;

const ambiguousWord = /^(?:y|n|yes|no|on|off|true|false|null|~|=|<<)$/i;
const numberLike = /^[-+]?(?:[\d.][\d_.,:]*(?:e[-+]?\d+)?|0[box][\da-f_]+|\.inf|\.nan)$/i;
const indicator = /^[\s\-?:,[\]{}#&*!|>'"%@`]/;
const ambiguousPart = /[\n\t]|\s$| #|:(?= |$)/;

/** Whether a text can be written without quotes: no reader of YAML 1.1 or 1.2 reads it as a number or a truth value. */
const canBePlain = (text: string, layout: Layout): boolean =>
  text !== '' &&
  !indicator.test(text) &&
  !ambiguousPart.test(text) &&
  !ambiguousWord.test(text) &&
  !numberLike.test(text) &&
  !(layout === 'flow' && /[,[\]{}]/.test(text));

/** A text in double quotes: JSON's form is valid in YAML. */
export const quoteText = (text: string): string => JSON.stringify(text);

const inSingleQuotes = (text: string): string => `'${text.replaceAll("'", "''")}'`;

/** A text on one line, quoted if necessary. */
export const writeOnOneLine = (text: string, layout: Layout): string =>
  canBePlain(text, layout) ? text : quoteText(text);

/** Writes a text in a new place: on its key's line if it fits after `used` columns, else as block text. */
export function writeText(text: string, position: BlockPosition, usedWidth: number): WrittenValue {
  const line = { head: writeOnOneLine(text, 'block'), body: [] };
  if (text.includes('\n')) return literalBlock(text, position) ?? line;
  if (usedWidth + line.head.length <= maxWidth) return line;
  return foldedBlock(text, position) ?? line;
}

/** Writes a text in place of another, in the same style if possible. Without a position it stays on one line. */
export function rewriteText(
  text: string,
  oldText: OldText,
  position: BlockPosition | undefined,
): WrittenValue {
  const isMultiline = text.includes('\n');
  const quotedValue = { head: quoteText(text), body: [] };
  if (position && oldText.type === 'BLOCK_FOLDED' && !isMultiline)
    return foldedBlock(text, position) ?? quotedValue;
  const linesInQuotes = oldText.type === 'QUOTE_DOUBLE' && oldText.value.includes('\n');
  if (position && (oldText.type === 'BLOCK_LITERAL' || (isMultiline && !linesInQuotes)))
    return literalBlock(text, position) ?? quotedValue;
  if (oldText.type === 'QUOTE_SINGLE' && !isMultiline) return { head: inSingleQuotes(text), body: [] };
  return oldText.type === 'PLAIN'
    ? { head: writeOnOneLine(text, position ? 'block' : 'flow'), body: [] }
    : quotedValue;
}

/** A text that is replaced. */
export interface OldText {
  /** The parser's name of its style. */
  readonly type: string;
  readonly value: string;
}

/** A text as `|` block text, line for line; undefined if that would not read back. */
function literalBlock(text: string, position: BlockPosition): WrittenValue | undefined {
  if (text.trim() === '') return undefined;
  const hasLineEnd = text.endsWith('\n');
  const lines = (hasLineEnd ? text.slice(0, -1) : text).split('\n');
  const first = lines.find((line) => line.trim() !== '');
  const count = first?.startsWith(' ') ? String(position.indent - position.column) : '';
  return ifReadsBack(
    text,
    { head: `|${count}${hasLineEnd ? '' : '-'}`, body: indentLines(lines, position) },
    position,
  );
}

/** A text as `>-` block text, wrapped between words; undefined if that would not read back. */
function foldedBlock(text: string, position: BlockPosition): WrittenValue | undefined {
  const lines: string[] = [];
  for (const word of text.split(/(?<![ \t]) (?![ \t])/)) {
    const last = lines.at(-1);
    const joinedLine = last === undefined ? word : `${last} ${word}`;
    if (last === undefined || position.indent + joinedLine.length > maxWidth) lines.push(word);
    else lines[lines.length - 1] = joinedLine;
  }
  return ifReadsBack(text, { head: '>-', body: indentLines(lines, position) }, position);
}

const indentLines = (lines: readonly string[], { indent }: BlockPosition) =>
  lines.map((line) => (line === '' ? '' : ' '.repeat(indent) + line));

function ifReadsBack(
  text: string,
  candidate: WrittenValue,
  { column, eol }: BlockPosition,
): WrittenValue | undefined {
  const source = [`${' '.repeat(column)}text: ${candidate.head}`, ...candidate.body, ''].join(eol);
  const { data, faults } = parseYaml(source);
  if (faults.length > 0 || decodeRecordText(Buffer.from(source)).faults.length > 0) return undefined;
  return isMap(data) && data['text'] === text ? candidate : undefined;
}
