/** Edits the text of a record: sets and removes fields and items, and leaves every other line as it is. */
import type { Path } from '../../domain/finding.ts';
import { isMap } from '../../domain/plain-data.ts';
import { normaliseName } from '../../domain/text/word-matching.ts';
import { valueAt } from '../../storage/yaml-edit/data-paths.ts';
import {
  addItem,
  readRecordData,
  removeEntry,
  setValue,
  type Value,
  type ValueMap,
} from '../../storage/yaml-edit/edit.ts';
import type { SettableField } from './field-options.ts';
import type { FieldItem } from './read-item.ts';

/** What a call does to one field. */
export type FieldEdit = { readonly field: SettableField } & (
  | { readonly kind: 'value'; readonly value: Value }
  /** `after` is the key of the item after which a new one comes; at the end if undefined. */
  | { readonly kind: 'item'; readonly item: FieldItem; readonly after?: string | undefined }
  /** Removes an item by its key, or the field if the key is undefined. */
  | { readonly kind: 'removal'; readonly key: string | undefined }
);

/** The text of a record with one change; the same text if it is so already. */
export function applyChange(text: string, change: FieldEdit): string {
  const { field } = change;
  switch (change.kind) {
    case 'value':
      return setField(text, field, change.value);
    case 'item':
      return setItem(text, field, change);
    case 'removal':
      return removeField(text, field, change.key);
  }
}

/** Sets a field; one that is new comes after the fields before it in the table. */
function setField(text: string, { path, fieldsBefore }: SettableField, value: Value): string {
  const data = readRecordData(text);
  // Where a map is missing it is made, and then its own place counts.
  const depth = path.findIndex((_, index) => valueAt(data, path.slice(0, index + 1)) === undefined);
  return setValue(text, path, value, fieldsBefore[depth < 0 ? path.length - 1 : depth]);
}

function setItem(
  text: string,
  field: SettableField,
  { item, after }: Pick<Extract<FieldEdit, { readonly kind: 'item' }>, 'item' | 'after'>,
): string {
  const { path } = field;
  const items = valueAt(readRecordData(text), path);
  if (item.kind === 'entry')
    return items === undefined
      ? setField(text, field, { [item.key]: item.text })
      : setValue(text, [...path, item.key], item.text);
  const value = item.kind === 'text' ? item.key : item.map;
  if (!Array.isArray(items) || items.length === 0) return setField(text, field, [value]);
  const index = findItem(field, items, item.key);
  if (index >= 0)
    return item.kind === 'text'
      ? setValue(text, [...path, index], item.key)
      : replaceMap(text, [...path, index], field, item.map);
  const afterIndex = after === undefined ? -1 : findItem(field, items, after);
  return addItem(text, path, value, afterIndex < 0 ? items.length : afterIndex + 1);
}

/** Sets each part of a map in a list, and removes the parts that its new value does not have. */
function replaceMap(text: string, path: Path, { row }: SettableField, map: ValueMap): string {
  const names = Object.keys(row.fields ?? {});
  return names.reduce((editedText, name, index) => {
    const value = map[name];
    if (value !== undefined) return setValue(editedText, [...path, name], value, names.slice(0, index));
    return valueAt(readRecordData(editedText), [...path, name]) === undefined
      ? editedText
      : removeEntry(editedText, [...path, name]);
  }, text);
}

/** The index of an item by its text, or by the value of its key field; -1 if there is none. Case and spaces do not matter. */
function findItem({ row }: SettableField, items: readonly unknown[], key: string): number {
  const keyField = row.item?.key;
  return items.findIndex((item) => {
    const value = keyField === undefined ? item : valueAt(item, [keyField]);
    return typeof value === 'string' && normaliseName(value) === normaliseName(key);
  });
}

function removeField(text: string, field: SettableField, key: string | undefined): string {
  const { path } = field;
  const present = valueAt(readRecordData(text), path);
  if (present === undefined) return text;
  if (key === undefined) return removeEntry(text, path);
  if (!Array.isArray(present))
    return valueAt(present, [key]) === undefined ? text : removeLastOrEntry(text, path, key);
  const index = findItem(field, present, key);
  return index < 0 ? text : removeLastOrEntry(text, path, index);
}

/** Removes an item; with the last one, the field. */
function removeLastOrEntry(text: string, path: readonly string[], step: string | number): string {
  const items = valueAt(readRecordData(text), path);
  const count = typeof items === 'object' ? Object.keys(items).length : 0;
  return removeEntry(text, count === 1 ? path : [...path, step]);
}

/** What names the items of a field in the text of a record: none if it is absent; undefined if the field has one value. */
export function listItemKeys(text: string, { path, row }: SettableField): readonly string[] | undefined {
  if (!row.item) return undefined;
  const items = valueAt(readRecordData(text), path);
  const keyField = row.item.key;
  if (isMap(items)) return Object.keys(items);
  return (Array.isArray(items) ? items : []).flatMap((item) => {
    const key: unknown = keyField === undefined ? item : valueAt(item, [keyField]);
    return typeof key === 'string' ? [key] : [];
  });
}
