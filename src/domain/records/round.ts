/** Defines the record of a round of update requests: which roles were asked about which actions, and by when they answer. */
import type * as z from 'zod';
import { defineRecord, nestedField, privateField } from './field-table.ts';
import { commitId, date, freeText, id, list, word } from './field-types.ts';

const requestFields = {
  role: privateField(word('The role that was asked.')),
  actions: privateField(list(id('One action.'), 'The actions it was asked about.')),
};

/** The schema and publicity of a round. */
export const roundRecord = defineRecord({
  title: 'Round',
  description: 'One round of update requests: rounds/<id>.yaml.',
  fields: {
    id: privateField(id('The same as the file name.')),
    asked_on: privateField(date('The day of the request.')),
    answer_by: privateField(date('The last day for the answers.').optional()),
    base: privateField(commitId('The commit that the forms were made from.').optional()),
    leads: nestedField(requestFields, (request) => list(request, 'One entry for each role that was asked.')),
    note: privateField(freeText('A note.').optional()),
  },
});

/** A round of update requests. */
export type Round = z.output<typeof roundRecord.schema>;
