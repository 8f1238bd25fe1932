/** What moved in a period. */
import * as z from 'zod';
import {
  byWord,
  count,
  day,
  files,
  type Infer,
  ids,
  type ResponseBody,
  responseSchema,
  text,
} from '../../app/response-schema.ts';
import { actionTypes } from '../../domain/vocabulary.ts';

export const flow = { opening: count, issued: count, reopened: count, closed: count, closing: count };

const typeMovement = z.strictObject({ type: z.enum(actionTypes), ...flow });

/** As papers tell it: by type, and of all types. */
export const movementTold = {
  movement: z.array(typeMovement),
  movement_total: z.strictObject(flow),
};
export type MovementTold = Infer<z.ZodObject<typeof movementTold>>;

const happening = z.strictObject({ id: text, on: day });
export type Happening = Infer<typeof happening>;

const inBatch = happening.extend({ batch: text.nullable() });

/** What became of the actions of a batch: how many of those referred. */
const fate = { referred: count, closed: count, returned: count, withdrawn: count, awaiting: count };

export const changes = responseSchema('changes', 'What moved after one day and up to another; it balances.', {
  since: day.describe('The end of this day opens the period.'),
  until: day.describe('The end of this day closes it.'),
  movement: z.array(z.strictObject({ origin: text.nullable(), type: z.enum(actionTypes), ...flow })),
  batches: z.array(z.strictObject({ id: text, ...fate })),
  issued: z.array(happening),
  reopened: z.array(happening).describe('After they were closed.'),
  closed: z.array(happening.extend({ route: text.nullable() })),
  submitted: z.array(inBatch),
  returned: z.array(inBatch),
  withdrawn: z.array(inBatch),
  target_changes: z.array(
    happening.extend({ from: day, to: day, reason: text.nullable(), approved_by: text.nullable() }),
  ),
  unbalanced: ids.describe('Actions whose unlawful history keeps their row from balancing.'),
  files,
});
export type Changes = ResponseBody<typeof changes>;

export const batchTold = z.strictObject({
  id: text,
  title: text,
  sent: day.nullable(),
  ...fate,
  reopened: count.describe('Of the closed ones, those that are live again.'),
  ids: byWord(['closed', 'reopened', 'returned', 'withdrawn', 'awaiting'], ids),
});
export type BatchTold = Infer<typeof batchTold>;
