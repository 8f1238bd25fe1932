/** Schema of the answer of `changes`: the movement in a period. */
import * as z from 'zod';
import {
  countSchema,
  daySchema,
  fileCountsSchema,
  idListSchema,
  objectWithKeys,
  type ResponseBody,
  responseSchema,
  type SchemaOutput,
  textSchema,
} from '../../app/response-schema.ts';
import { batchParts, movementParts } from '../../domain/movement.ts';
import { actionTypes } from '../../domain/vocabulary.ts';

/** The figures of a movement; opening, issued and reopened, less closed, is closing. */
export const movementCounts = {
  opening: countSchema,
  issued: countSchema,
  reopened: countSchema,
  closed: countSchema,
  closing: countSchema,
};

/** The actions behind each figure of a movement; one that was closed twice is in `closed` twice. */
export const movementIds = objectWithKeys(movementParts, idListSchema);

/** The movement in a paper: by type, and of all types. */
export const movementPart = {
  movement: z.array(z.strictObject({ type: z.enum(actionTypes), ...movementCounts })),
  movement_total: z.strictObject(movementCounts),
};
export type MovementByType = SchemaOutput<z.ZodObject<typeof movementPart>>;

/** How often one kind of event happened in a period, for a sentence. */
export const eventCount = z.strictObject({ what: textSchema, count: countSchema });

const happening = z.strictObject({ id: textSchema, on: daySchema });
export type Happening = SchemaOutput<typeof happening>;

const inBatch = happening.extend({ batch: textSchema.nullable() });

/** The outcomes of a batch's actions: how many of those referred. */
const outcomes = {
  referred: countSchema,
  closed: countSchema,
  returned: countSchema,
  withdrawn: countSchema,
  awaiting: countSchema,
};

export const changes = responseSchema('changes', 'What moved after one day and up to another; it balances.', {
  since: daySchema.describe('The end of this day opens the period.'),
  until: daySchema.describe('The end of this day closes it.'),
  movement: z.array(
    z.strictObject({
      origin: textSchema.nullable(),
      type: z.enum(actionTypes),
      ...movementCounts,
      ids: movementIds.describe('The actions behind each figure.'),
    }),
  ),
  batches: z.array(
    z.strictObject({
      id: textSchema,
      ...outcomes,
      ids: objectWithKeys(batchParts, idListSchema).describe('The actions behind each figure.'),
    }),
  ),
  issued: z.array(happening),
  reopened: z.array(happening).describe('After they were closed.'),
  closed: z.array(happening.extend({ route: textSchema.nullable() })),
  submitted: z.array(inBatch),
  returned: z.array(inBatch),
  withdrawn: z.array(inBatch),
  target_changes: z.array(
    happening.extend({
      from: daySchema,
      to: daySchema,
      reason: textSchema.nullable(),
      approved_by: textSchema.nullable(),
    }),
  ),
  unbalanced: idListSchema.describe('Actions whose unlawful history keeps their row from balancing.'),
  files: fileCountsSchema,
});
export type Changes = ResponseBody<typeof changes>;

/** A batch in a paper. */
export const paperBatch = z.strictObject({
  id: textSchema,
  title: textSchema,
  sent: daySchema.nullable(),
  ...outcomes,
  reopened: countSchema.describe('Of the closed ones, those that are live again.'),
  ids: objectWithKeys(['closed', 'reopened', 'returned', 'withdrawn', 'awaiting'], idListSchema),
});
export type PaperBatch = SchemaOutput<typeof paperBatch>;
