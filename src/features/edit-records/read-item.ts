/** Parses the text of an option that sets one item of a field: `Effectiveness: Good`, `November 2022: Force debrief`. */
import { readPartialDate } from '../../domain/dates/read-partial-date.ts';
import { fail, ok, type Result } from '../../domain/errors.ts';
import type { FieldRow, FieldTable } from '../../domain/records/field-table.ts';
import {
  acceptsValue,
  definitionOf,
  listWords,
  type Schema,
  schemaAt,
} from '../../domain/schema/schema-walk.ts';
import { normaliseName } from '../../domain/text/word-matching.ts';
import type { ValueMap } from '../../storage/yaml-edit/edit.ts';

/** An item of a list, or an entry of a map of texts. */
export type FieldItem =
  | { readonly kind: 'text'; readonly key: string }
  | { readonly kind: 'map'; readonly map: ValueMap; readonly key: string }
  | { readonly kind: 'entry'; readonly key: string; readonly text: string };

/** Whether a field is a map of texts with any keys. */
const isTextMap = ({ schema }: FieldRow): boolean => {
  const field = schemaAt(schema, undefined, []);
  return field !== undefined && definitionOf(field).valueType !== undefined;
};

/**
 * The item that a text describes; fails with a sentence that shows how to write it.
 * @param lookup returns the register's spelling of a text in a list of texts
 */
export function readItem(row: FieldRow, text: string): Result<FieldItem, string> {
  if (row.fields && row.item?.key !== undefined) return readMap(row.fields, row.item.key, text);
  if (isTextMap(row)) return readEntry(text);
  const element = schemaAt(row.schema, [text], [0]);
  const value = element ? readPart(element, text) : ok(text);
  return value.ok ? ok({ kind: 'text', key: value.value }) : value;
}

function readEntry(text: string): Result<FieldItem, string> {
  const [key = '', value = ''] = splitParts(text, 2);
  return key === '' || value === ''
    ? fail(`\`${text}\` has no name and text. Write the name, a colon and the text.`)
    : ok({ kind: 'entry', key, text: value });
}

function readMap(fields: FieldTable, keyField: string, text: string): Result<FieldItem, string> {
  const names = Object.keys(fields);
  const form = `Write it as "${names.join(': ')}".`;
  const parts = splitParts(text, names.length);
  if (parts.length < 2) return fail(`\`${text}\` is only one part. ${form}`);
  const map: Record<string, string> = {};
  for (const [index, name] of names.entries()) {
    const schema = fields[name]?.schema;
    const part = parts[index] ?? '';
    const isAbsent = part === '' || (schema && acceptsValue(schema, undefined) && isUnknown(part));
    if (!schema || isAbsent) continue;
    const value = readPart(schema, part);
    if (!value.ok) return value;
    map[name] = value.value;
  }
  const key = map[keyField];
  if (key === undefined) return fail(`\`${text}\` has no ${keyField}. ${form}`);
  return ok({ kind: 'map', map, key });
}

const unknownWords = new Set(['-', '?', 'none', 'no date', 'not known', 'unknown', 'tbc']);
const isUnknown = (part: string) => unknownWords.has(normaliseName(part));

/** The text in parts, separated by colons or equals signs; the last part may contain them. */
function splitParts(text: string, count: number): readonly string[] {
  const parts: string[] = [];
  let remaining = text;
  while (parts.length < count - 1) {
    const end = remaining.search(/[:=]/);
    if (end < 0) break;
    parts.push(remaining.slice(0, end).trim());
    remaining = remaining.slice(end + 1);
  }
  return [...parts, remaining.trim()];
}

/** A text as the schema accepts it: as it is, as a date in words, or as a fixed word in other letters. */
function readPart(schema: Schema, text: string): Result<string, string> {
  if (acceptsValue(schema, text)) return ok(text);
  const words = listWords(schema);
  const simplify = (word: string) => normaliseName(word).replaceAll(/[ -]/g, '');
  const word = words.find((candidate) => simplify(candidate) === simplify(text));
  if (word !== undefined) return ok(word);
  if (words.length > 0) return fail(`\`${text}\` must be one of ${words.join(', ')}.`);
  const date = readPartialDate(text);
  if (!date.ok || acceptsValue(schema, date.value)) return date;
  return fail(`\`${text}\` is not valid.`);
}
