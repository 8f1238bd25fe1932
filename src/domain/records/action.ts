/** An improvement action: what was issued, then what has happened since. */
import type * as z from 'zod';
import type { ActionFieldRow, FieldColumn } from './action-field-row.ts';
import { actionFields } from './action-fields.ts';
import { defineRecord } from './field-table.ts';

export const actionRecord = defineRecord({
  title: 'Improvement action',
  description: 'One action: actions/<id>.yaml.',
  fields: actionFields,
});

export type Action = z.output<typeof actionRecord.schema>;

type ActionFields = typeof actionFields;
export type ActionField = keyof ActionFields;

/** The fields that are the id of another action. */
export type ActionReference = {
  [Field in ActionField]: ActionFields[Field] extends { readonly references: 'action' } ? Field : never;
}[ActionField];

const rows: Readonly<Record<string, ActionFieldRow>> = actionFields;
const order = Object.keys(actionFields) as readonly ActionField[]; // `Object.keys` forgets the names of the table.

const isReference = (field: ActionField): field is ActionReference => rows[field]?.references === 'action';

export const actionReferences: readonly ActionReference[] = order.filter(isReference);

/** What the inspectorate issued: an audit accepts a change of it only with a `correction`. */
export const issuedFields: readonly ActionField[] = order.filter((field) => rows[field]?.audit === 'issued');

/** The name of a field on pages. */
export const fieldLabel = (field: ActionField): string => actionFields[field].label;

/** The spreadsheet columns for the fields of an action, in the order of the table. */
export const fieldColumns: readonly (FieldColumn & {
  readonly name: string;
  readonly field: ActionField;
  readonly heading: string;
})[] = order.flatMap((field) =>
  Object.entries(rows[field]?.columns ?? {}).map(([name, column]) => ({
    heading: fieldLabel(field),
    ...column,
    name,
    field,
  })),
);

/** The place of a key among those of an action, from 0. */
export const placeOfKey = (key: string): number => Object.keys(actionFields).indexOf(key);

/** The keys before one: a new key is written after them. */
export const keysBefore = (key: string): readonly string[] => order.slice(0, Math.max(0, placeOfKey(key)));
