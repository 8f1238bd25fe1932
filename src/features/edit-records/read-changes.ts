/** Reads what a call changes in a record from the values of its options, and collects every fault. */
import { optionFlag, readTextFile } from '../../app/change-options.ts';
import type { CommandContext } from '../../app/command.ts';
import { fail, ok, type Result } from '../../domain/errors.ts';
import { acceptsValue } from '../../domain/schema/schema-walk.ts';
import { nearestWord, normaliseName, suggestValues } from '../../domain/text/word-matching.ts';
import type { FieldEdit } from './apply-changes.ts';
import { fieldName, type SettableField } from './field-options.ts';
import { readItem } from './read-item.ts';

/** The values of a call by the names of its options. */
export type OptionValues = Readonly<Record<string, unknown>>;

/** Returns what names the items of a field of the record; undefined if the field has one value. */
type ItemKeys = (field: SettableField) => readonly string[] | undefined;

/** What changes in a record, and what is wrong with the call. */
export interface RequestedChanges {
  readonly changes: readonly FieldEdit[];
  readonly faults: readonly string[];
}

/** The changes that a call asks for: fields to remove, then values in the order of the field table. */
export function readChanges(
  context: CommandContext,
  fields: readonly SettableField[],
  values: OptionValues,
  itemKeys: ItemKeys = () => [],
): RequestedChanges {
  const faults: string[] = [];
  const accept = <Value>(option: string, result: Result<Value, string>): readonly Value[] => {
    if (result.ok) return [result.value];
    faults.push(`${optionFlag(option)}: ${result.error}`);
    return [];
  };
  const after = typeof values['after'] === 'string' ? values['after'] : undefined;
  const changes = fields.flatMap((field): readonly FieldEdit[] => {
    const { option, row } = field;
    const value = values[option];
    if (Array.isArray(value)) {
      const items = value.flatMap((text) => accept(option, readItem(row, String(text))));
      const keys = items.map(({ key }) => normaliseName(key));
      for (const [index, { key }] of items.entries())
        if (keys.indexOf(normaliseName(key)) < index)
          faults.push(`${optionFlag(option)}: \`${key}\` is given twice. Give it once.`);
      return items.map((item, index) => ({
        field,
        kind: 'item',
        item,
        after: after === undefined ? undefined : (items[index - 1]?.key ?? after),
      }));
    }
    if (typeof value === 'boolean' || typeof value === 'number') return [{ field, kind: 'value', value }];
    return accept(option, readText(context, option, values)).flatMap((text) =>
      text === undefined ? [] : [{ field, kind: 'value', value: text }],
    );
  });
  const removals = readRemovals(fields, values['unset'], itemKeys).flatMap((removal) =>
    accept('unset', removal),
  );
  return { changes: [...removals, ...changes], faults };
}

/** The value of an option, or the text of the file that the option with `File` in its name names. */
function readText(
  context: CommandContext,
  option: string,
  values: OptionValues,
): Result<string | undefined, string> {
  const [value, file] = [values[option], values[`${option}File`]];
  if (value !== undefined && file !== undefined)
    return fail(`enter ${optionFlag(option)} or ${optionFlag(`${option}File`)}, not both.`);
  const source = option === 'note' && value === '-' ? '-' : file;
  const text = typeof source === 'string' ? readTextFile(context, source) : value;
  if (typeof text === 'string' && text.trim() === '')
    return fail('the text is empty. Leave the option out, or remove the field with --unset.');
  return ok(typeof text === 'string' ? text : undefined);
}

function readRemovals(
  fields: readonly SettableField[],
  texts: unknown,
  itemKeys: ItemKeys,
): readonly Result<FieldEdit, string>[] {
  if (!Array.isArray(texts)) return [];
  return texts.map((text): Result<FieldEdit, string> => {
    const removal = readRemoval(fields, String(text));
    if (!removal.ok || removal.value.kind !== 'removal' || removal.value.key === undefined) return removal;
    const { field, key } = removal.value;
    const keys = itemKeys(field);
    if (keys === undefined)
      return fail(
        `the ${fieldName(field)} is one value. Write --unset ${optionFlag(field.option).slice(2)}.`,
      );
    if (keys.some((each) => normaliseName(each) === normaliseName(key))) return removal;
    const suggestion = keys.length === 0 ? 'There are none.' : suggestValues(key, keys);
    return fail(`\`${key}\` is not among the ${fieldName(field)}. ${suggestion}`);
  });
}

/** The field, or the item of a field, that a text names for removal: `grade: Efficiency`. Fails with a sentence. */
export function readRemoval(fields: readonly SettableField[], text: string): Result<FieldEdit, string> {
  const [name = '', ...keyParts] = text.split(/[:=]/);
  const key = keyParts.join(':').trim();
  const field = fields.find((candidate) => namesOf(candidate).includes(simplify(name)));
  if (!field) {
    const names = fields.map(({ option }) => optionFlag(option).slice(2));
    const suggestion = nearestWord(name.trim(), names);
    return fail(
      `no field is called \`${name.trim()}\`. ${suggestion ? `Did you mean \`${suggestion}\`? ` : ''}The fields are: ${names.join(', ')}.`,
    );
  }
  if (key === '' && !acceptsValue(field.row.schema, undefined))
    return fail(`the ${fieldName(field)} cannot be removed.`);
  return ok({ field, kind: 'removal', key: key === '' ? undefined : key });
}

const simplify = (name: string) => name.toLowerCase().replace(/[^a-z0-9]/g, '');

/** What a field may be called: by its option, or by its key in the record. */
const namesOf = ({ option, path }: SettableField): readonly string[] => [
  simplify(option),
  simplify(path.join('')),
];
