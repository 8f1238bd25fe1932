/** What of a figure was taken over from an earlier register. */
import * as z from 'zod';
import { ids, type Told, text } from '../../app/response-schema.ts';

export const takenOver = z
  .strictObject({
    closings: ids,
    submissions: ids,
    note: text.nullable().describe('The sentence that says so; null where nothing was taken over.'),
  })
  .describe('From an earlier register: its days may not be those on which it happened.');
export type TakenOverTold = Told<typeof takenOver>;
