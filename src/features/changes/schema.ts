/** Schema of the answer of `changes`: the movement in a period. */
import * as z from 'zod';
import {
  count,
  day,
  files,
  ids,
  objectWithKeys,
  type ResponseBody,
  responseSchema,
  type SchemaOutput,
  text,
} from '../../app/response-schema.ts';
import { batchParts, movementParts } from '../../domain/movement.ts';
import { actionTypes } from '../../domain/vocabulary.ts';

/** The figures of a movement; opening, issued and reopened, less closed, is closing. */
export const movementCounts = {
  opening: count,
  issued: count,
  reopened: count,
  closed: count,
  closing: count,
};

/** The actions behind each figure of a movement; one that was closed twice is in `closed` twice. */
export const movementIds = objectWithKeys(movementParts, ids);

/** The movement in a paper: by type, and of all types. */
export const movementPart = {
  movement: z.array(z.strictObject({ type: z.enum(actionTypes), ...movementCounts })),
  movement_total: z.strictObject(movementCounts),
};
export type MovementByType = SchemaOutput<z.ZodObject<typeof movementPart>>;

/** How often one kind of event happened in a period, for a sentence. */
export const eventCount = z.strictObject({ what: text, count });

const happening = z.strictObject({ id: text, on: day });
export type Happening = SchemaOutput<typeof happening>;

const inBatch = happening.extend({ batch: text.nullable() });

/** The outcomes of a batch's actions: how many of those referred. */
const outcomes = { referred: count, closed: count, returned: count, withdrawn: count, awaiting: count };

export const changes = responseSchema('changes', 'What moved after one day and up to another; it balances.', {
  since: day.describe('The end of this day opens the period.'),
  until: day.describe('The end of this day closes it.'),
  movement: z.array(
    z.strictObject({
      origin: text.nullable(),
      type: z.enum(actionTypes),
      ...movementCounts,
      ids: movementIds.describe('The actions behind each figure.'),
    }),
  ),
  batches: z.array(
    z.strictObject({
      id: text,
      ...outcomes,
      ids: objectWithKeys(batchParts, ids).describe('The actions behind each figure.'),
    }),
  ),
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

/** A batch in a paper. */
export const paperBatch = z.strictObject({
  id: text,
  title: text,
  sent: day.nullable(),
  ...outcomes,
  reopened: count.describe('Of the closed ones, those that are live again.'),
  ids: objectWithKeys(['closed', 'reopened', 'returned', 'withdrawn', 'awaiting'], ids),
});
export type PaperBatch = SchemaOutput<typeof paperBatch>;
