/** Writes values in YAML: in block style, or on one line within brackets. */

import { characterName, findForbiddenCharacters } from '../yaml/yaml-text.ts';
import { EditError } from './verify-edit.ts';
import { maxWidth, type WrittenValue, writeOnOneLine, writeText } from './write-scalar.ts';

/** A value that can be written to a record. */
export type Value = string | number | boolean | readonly Value[] | ValueMap;

/** Keys whose value is undefined are left out. */
export interface ValueMap {
  readonly [key: string]: Value | undefined;
}

/** The layout of a file. */
export interface Style {
  /** The indent of a map or a text below its key. */
  readonly step: number;
  /** The indent of a list's dashes below its key. */
  readonly listStep: number;
  /** The space between a dash and its item. */
  readonly gap: string;
  readonly eol: string;
}

/**
 * A value as it will be parsed again: with line feeds and without undefined values.
 * @throws EditError for a character that records must not contain.
 */
export function normaliseValue(value: Value, name = 'the value'): Value {
  if (typeof value === 'string') return assertAllowedText(value.replaceAll('\r\n', '\n'), name);
  if (isList(value)) return value.map((element) => normaliseValue(element, name));
  if (value === null || (typeof value === 'number' && !Number.isFinite(value)))
    throw new EditError(`There is no value for ${name}.`);
  return isValueMap(value) ? normaliseMap(value) : value;
}

/** A map of values that YAML can contain. @throws EditError for a value or a character that it cannot. */
export const normaliseMap = (map: ValueMap): ValueMap =>
  Object.fromEntries(
    mapEntries(map).map(([key, innerValue]) => [
      assertAllowedText(key, 'a key'),
      normaliseValue(innerValue, `\`${key}\``),
    ]),
  );

function assertAllowedText(text: string, name: string): string {
  const [found] = findForbiddenCharacters(text);
  if (found)
    throw new EditError(
      `The text of ${name} contains the character ${characterName(found.character)}, which is not allowed in a record.`,
    );
  return text;
}

/** Whether a value is a list. */
export const isList = (value: unknown): value is readonly Value[] => Array.isArray(value);
/** Whether a value is a map. */
export const isValueMap = (value: unknown): value is ValueMap =>
  typeof value === 'object' && value !== null && !isList(value);

/** Whether the last text of a value has its own line end. */
export function endsWithLineEnd(value: Value): boolean {
  if (typeof value === 'string') return value.endsWith('\n');
  const last = typeof value === 'object' ? Object.values(value).at(-1) : undefined;
  return last !== undefined && endsWithLineEnd(last);
}

const mapEntries = (map: ValueMap) =>
  Object.entries(map).flatMap(([key, value]) => (value === undefined ? [] : [[key, value] as const]));

/** `on`, the day of every event, is written without quotes as in every register, though YAML 1.1 reads it as a boolean. */
const keyText = (key: string) => (key === 'on' ? key : writeOnOneLine(key, 'flow'));

/** A value on one line, as within braces or brackets. */
export function flowText(value: Value): string {
  if (typeof value === 'string') return writeOnOneLine(value, 'flow');
  if (isList(value)) return `[${value.map(flowText).join(', ')}]`;
  if (isValueMap(value))
    return `{${mapEntries(value)
      .map(([key, innerValue]) => flowEntry(key, innerValue))
      .join(', ')}}`;
  return String(value);
}

/** A key and its value on one line. */
export const flowEntry = (key: string, value: Value): string => `${keyText(key)}: ${flowText(value)}`;

/** A value after the colon or dash of an entry at a column; `usedWidth` is how much of the line is used by then. */
export function writeValue(value: Value, column: number, usedWidth: number, style: Style): WrittenValue {
  if (typeof value === 'string')
    return writeText(value, { column, indent: column + style.step, eol: style.eol }, usedWidth);
  if (isList(value)) {
    const line = flowText(value);
    if (value.every(isWord) && usedWidth + line.length <= maxWidth) return { head: line, body: [] };
    return { head: '', body: writeItems(value, column + style.listStep, style) };
  }
  if (isValueMap(value) && Object.keys(value).length > 0)
    return { head: '', body: writeEntries(value, column + style.step, style) };
  return { head: flowText(value), body: [] };
}

const isWord = (value: Value) => typeof value === 'string' && /^\S+$/.test(value);

const writeItems = (values: readonly Value[], column: number, style: Style) =>
  values.flatMap((value) => writeItemLines(value, column, style));

const writeEntries = (map: ValueMap, column: number, style: Style) =>
  mapEntries(map).flatMap(([key, value]) => writeEntryLines(key, value, column, style));

/** A key with its value, as lines at a column. */
export function writeEntryLines(key: string, value: Value, column: number, style: Style): string[] {
  const name = `${' '.repeat(column)}${keyText(key)}:`;
  const { head, body } = writeValue(value, column, name.length + 1, style);
  return [head === '' ? name : `${name} ${head}`, ...body];
}

/** An item of a list, as lines at the column of its dash. A map's first key is on the line of the dash. */
export function writeItemLines(value: Value, column: number, style: Style): string[] {
  const dash = `${' '.repeat(column)}-${style.gap}`;
  const { head, body } = writeItem(value, column, style);
  return [dash + head, ...body];
}

/** An item of a list, as what follows its dash. */
export function writeItem(value: Value, column: number, style: Style): WrittenValue {
  const innerColumn = column + 1 + style.gap.length;
  const writtenValue = writeValue(value, column, innerColumn, {
    ...style,
    step: Math.max(innerColumn - column, 1),
  });
  if (writtenValue.head !== '') return writtenValue;
  const [first = '', ...body] = isList(value)
    ? writeItems(value, innerColumn, style)
    : writeEntries(isValueMap(value) ? value : {}, innerColumn, style);
  return { head: first.slice(innerColumn), body };
}

/** A record as lines. */
export const writeRecordLines = (record: ValueMap, style: Style): string[] =>
  Object.values(record).every((value) => value === undefined) ? ['{}'] : writeEntries(record, 0, style);
