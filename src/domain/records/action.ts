/** An improvement action: what was issued, then what has happened since. */
import type * as z from 'zod';
import type { ActionFieldRow, FieldColumn } from './action-field-row.ts';
import { actionFields } from './action-fields.ts';
import { defineRecord, referenceFields } from './field-table.ts';

export const actionRecord = defineRecord({
  title: 'Improvement action',
  description: 'One action: actions/<id>.yaml.',
  fields: actionFields,
});

export type Action = z.output<typeof actionRecord.schema>;

export type ActionField = keyof typeof actionFields;

const rows: Readonly<Record<ActionField, ActionFieldRow>> = actionFields;

/** The fields of an action, in the order of the table. */
export const actionFieldNames = Object.keys(actionFields) as readonly ActionField[]; // `Object.keys` forgets the names.

/** The fields that are the id of another action. */
export const actionReferences: readonly string[] = referenceFields(actionFields);

/** What the inspectorate issued: an audit accepts a change of it only with a `correction`. */
export const issuedFields: readonly ActionField[] = actionFieldNames.filter(
  (field) => rows[field].audit === 'issued',
);

/** The name of a field on pages. */
export const fieldLabel = (field: ActionField): string => actionFields[field].label;

type AnyColumn = {
  [Field in ActionField]: (typeof actionFields)[Field]['columns'][keyof (typeof actionFields)[Field]['columns']];
}[ActionField];
/** The names of the options of `add` that give a field. */
export type FieldOption = Extract<AnyColumn, { readonly option: string }>['option'];

/** The spreadsheet columns for the fields of an action, in the order of the table. */
export const fieldColumns: readonly (FieldColumn & {
  readonly name: string;
  readonly field: ActionField;
  readonly heading: string;
})[] = actionFieldNames.flatMap((field) =>
  Object.entries(rows[field].columns).map(([name, column]) => ({
    heading: fieldLabel(field),
    ...column,
    name,
    field,
  })),
);

const keys: readonly string[] = actionFieldNames;

/** The place of a key among those of an action, from 0; -1 where it has none. */
export const fieldPosition = (key: string): number => keys.indexOf(key);

/** The keys before one: a new key is written after them. */
export const fieldsBefore = (key: string): readonly string[] =>
  keys.slice(0, Math.max(0, fieldPosition(key)));
