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
import { batchParts } from '../../domain/batch-outcomes.ts';
import { buildRecord } from '../../domain/collections.ts';
import { movementParts } from '../../domain/movement.ts';
import { actionTypes } from '../../domain/vocabulary.ts';

/** The figures of a movement; opening, issued, reopened and moved in, less closed and moved out, is closing. */
export const movementCountShape = buildRecord(movementParts, () => countSchema);

/** The actions behind each figure of a movement; one that was closed twice is in `closed` twice. */
export const movementIdsSchema = objectWithKeys(movementParts, idListSchema);

/** The movement in a paper: by type, and of all types. */
export const movementShape = {
  movement: z.array(z.strictObject({ type: z.enum(actionTypes), ...movementCountShape })),
  movement_total: z.strictObject(movementCountShape),
};
/** The movement of a period by type of action, with its total. */
export type MovementByType = SchemaOutput<z.ZodObject<typeof movementShape>>;

/** How often one kind of event happened in a period, for a sentence. */
export const eventCountSchema = z.strictObject({ what: textSchema, count: countSchema, ids: idListSchema });

const datedActionIdSchema = z.strictObject({ id: textSchema, on: daySchema });
/** An action, and the day on which something happened to it. */
export type DatedActionId = SchemaOutput<typeof datedActionIdSchema>;

const datedBatchActionSchema = datedActionIdSchema.extend({ batch: textSchema.nullable() });

/** The figures of a batch: the actions referred, and how many of them have each outcome. */
export const batchOutcomeShape = {
  referred: countSchema,
  closed: countSchema,
  returned: countSchema,
  withdrawn: countSchema,
  awaiting: countSchema,
};

/** The JSON answer `afi.changes/1`. */
export const changesResponse = responseSchema(
  'changes',
  'Movement after one day, up to and including another. The figures balance.',
  {
    since: daySchema.describe('The period begins at the end of this day.'),
    until: daySchema.describe('The period ends at the end of this day.'),
    movement: z.array(
      z.strictObject({
        origin: textSchema.nullable(),
        type: z.enum(actionTypes),
        ...movementCountShape,
        ids: movementIdsSchema.describe('The actions behind each figure.'),
      }),
    ),
    batches: z.array(
      z.strictObject({
        id: textSchema,
        ...batchOutcomeShape,
        ids: objectWithKeys(batchParts, idListSchema).describe('The actions behind each figure.'),
      }),
    ),
    issued: z.array(datedActionIdSchema),
    reopened: z.array(datedActionIdSchema).describe('Closed actions that were reopened.'),
    closed: z.array(datedActionIdSchema.extend({ route: textSchema.nullable() })),
    submitted: z.array(datedBatchActionSchema),
    returned: z.array(datedBatchActionSchema),
    withdrawn: z.array(datedBatchActionSchema),
    target_changes: z.array(
      datedActionIdSchema.extend({
        from: daySchema,
        to: daySchema,
        reason: textSchema.nullable(),
        approved_by: textSchema.nullable(),
      }),
    ),
    unbalanced: idListSchema.describe(
      'Actions whose events are not in a permitted order, so their row does not balance.',
    ),
    files: fileCountsSchema,
  },
);
/** The answer `changes`, without its schema name. */
export type Changes = ResponseBody<typeof changesResponse>;

/** A batch in a paper. */
export const paperBatchSchema = z.strictObject({
  id: textSchema,
  title: textSchema,
  sent: daySchema.nullable(),
  ...batchOutcomeShape,
  reopened: countSchema.describe('Closed actions that are live again.'),
  ids: objectWithKeys(['closed', 'reopened', 'returned', 'withdrawn', 'awaiting'], idListSchema),
});
/** A batch in a paper, with the number of actions for each outcome. */
export type PaperBatch = SchemaOutput<typeof paperBatchSchema>;
