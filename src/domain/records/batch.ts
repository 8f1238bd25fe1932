/** Defines the record of a closure submission (a batch). Its actions are those with a `submitted` event for it. */
import type * as z from 'zod';
import { defineRecord, privateField, publicField, roleField } from './field-table.ts';
import { date, extra, freeLine, freeText, id, word } from './field-types.ts';

/** The schema and publicity of a batch. */
export const batchRecord = defineRecord({
  title: 'Batch',
  description: 'One closure submission: batches/<id>.yaml.',
  fields: {
    id: publicField(id('The same as the file name.')),
    title: publicField(freeLine('Its title in papers.')),
    sent: publicField(date('The day it was sent.')),
    to: publicField(freeLine('The role to which it was sent.')),
    approved_by: roleField(word('The id of a board, or a role.').optional()),
    note: privateField(freeText('A note.').optional()),
    extra: privateField(extra),
  },
});

/** A closure submission. */
export type Batch = z.output<typeof batchRecord.schema>;
