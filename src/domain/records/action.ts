/** Defines the record of an improvement action from its field table, with its labels, references and spreadsheet columns. */

import type * as z from 'zod';
import { listKeys } from '../collections.ts';
import type { ActionFieldRow, FieldColumn } from './action-field-row.ts';
import { actionFields } from './action-fields.ts';
import { defineRecord, referenceFields } from './field-table.ts';

/** The schema and publicity of an action. */
export const actionRecord = defineRecord({
  title: 'Improvement action',
  description: 'One action: actions/<id>.yaml.',
  fields: actionFields,
});

/** An improvement action: what the inspectorate issued, and its history since. */
export type Action = z.output<typeof actionRecord.schema>;

/** The name of a field. */
export type ActionField = keyof typeof actionFields;

const rows: Readonly<Record<ActionField, ActionFieldRow>> = actionFields;

/** The fields of an action, in the order of the table. */
export const actionFieldNames = listKeys(actionFields);

/** The fields with the id of another action. */
export const actionReferences: readonly string[] = referenceFields(actionFields);

/** The fields that the inspectorate set. The audit accepts a change of them only with a `correction`. */
export const issuedFields: readonly ActionField[] = actionFieldNames.filter(
  (field) => rows[field].audit === 'issued',
);

/** The name of a field on pages. */
export const fieldLabel = (field: ActionField): string => actionFields[field].label;

type AnyColumn = {
  [Field in ActionField]: (typeof actionFields)[Field]['columns'][keyof (typeof actionFields)[Field]['columns']];
}[ActionField];
/** The names of the options of `add` for fields. */
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

/** The position of a field in the table, from 0; -1 for an unknown field. */
export const fieldPosition = (key: string): number => keys.indexOf(key);

/** The fields before this one in the table: in a file, a new field is written after them. */
export const fieldsBefore = (key: string): readonly string[] =>
  keys.slice(0, Math.max(0, fieldPosition(key)));
