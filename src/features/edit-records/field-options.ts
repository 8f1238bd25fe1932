/** Lists the fields of a record that commands set, each with its option, from its field table. */
import type { FieldRow, FieldTable } from '../../domain/records/field-table.ts';
import { capitalise } from '../../domain/text/capitalise.ts';

/** A field that an option sets, or one item of it. */
export interface SettableField {
  /** The name of the option in camel case. */
  readonly option: string;
  /** The keys that lead to the field: `['response', 'published']`. */
  readonly path: readonly string[];
  readonly row: FieldRow;
  /** The fields before it in each map of the path, in the order of the table. */
  readonly fieldsBefore: readonly (readonly string[])[];
}

const camelCase = (name: string) => name.replace(/_(.)/g, (_, letter: string) => letter.toUpperCase());

/** The fields of a table with their options, in its order. */
export function listSettableFields(table: FieldTable): readonly SettableField[] {
  const names = Object.keys(table);
  return Object.entries(table).flatMap(([name, row], index): readonly SettableField[] => {
    const fieldsBefore = names.slice(0, index);
    if (row.item) return [{ option: row.item.option, path: [name], row, fieldsBefore: [fieldsBefore] }];
    if (!row.fields) return [{ option: camelCase(name), path: [name], row, fieldsBefore: [fieldsBefore] }];
    return listSettableFields(row.fields).map((inner) => ({
      ...inner,
      option: camelCase(name) + capitalise(inner.option),
      path: [name, ...inner.path],
      fieldsBefore: [fieldsBefore, ...inner.fieldsBefore],
    }));
  });
}

/** The name of a field in a sentence: `response published`. */
export const fieldName = ({ path }: SettableField): string => path.join(' ').replaceAll('_', ' ');
