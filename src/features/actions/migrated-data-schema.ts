/** What of a figure was taken over from an earlier register. */
import * as z from 'zod';
import { type Infer, ids, text } from '../../app/response-schema.ts';

export const migratedData = z
  .strictObject({
    closings: ids,
    submissions: ids,
    note: text.nullable().describe('The sentence that says so; null where nothing was taken over.'),
  })
  .describe('From an earlier register: its days may not be those on which it happened.');
export type MigratedDataAnswer = Infer<typeof migratedData>;
