/** One closure submission. Its members are the actions with a `submitted` event naming it. */
import * as z from 'zod';
import { date, extra, id, text, word } from './field-types.ts';

export const batchSchema = z
  .strictObject({
    id: id('The same as the file name.'),
    title: text('As a paper calls it.'),
    sent: date('The day it was sent.'),
    to: text('To whom; a role.'),
    approved_by: word("A board's id or a role.").optional(),
    note: text('What matters about it.').optional(),
    extra,
  })
  .meta({ title: 'Batch', description: 'One closure submission: batches/<id>.yaml.' });

export type Batch = z.output<typeof batchSchema>;
