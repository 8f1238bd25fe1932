/** An improvement action: what was issued, then what has happened since. */
import type * as z from 'zod';
import { actionFields } from './action-fields.ts';
import { defineRecord } from './field-table.ts';

export const actionRecord = defineRecord({
  title: 'Improvement action',
  description: 'One action: actions/<id>.yaml.',
  fields: actionFields,
});

export type Action = z.output<typeof actionRecord.schema>;

const order = Object.keys(actionFields);

/** The place of a key among those of an action, from 0. */
export const placeOfKey = (key: string): number => order.indexOf(key);

/** The keys before one: a new key is written after them. */
export const keysBefore = (key: string): readonly string[] => order.slice(0, Math.max(0, placeOfKey(key)));
