/** Schemas of the answers of `list` and `show`. */
import * as z from 'zod';
import { completeSchema } from '../../app/complete-record.ts';
import {
  countSchema,
  daySchema,
  idListSchema,
  type ResponseBody,
  responseSchema,
  type SchemaOutput,
  textSchema,
} from '../../app/response-schema.ts';
import type { Position } from '../../domain/position.ts';
import { actionRecord } from '../../domain/records/action.ts';
import { actionTypes, closureRoutes, rags, statuses } from '../../domain/vocabulary.ts';

const statusSchema = z.enum(statuses).nullable().describe('Null before the action was issued.');
const ragSchema = z.enum(rags).nullable().describe('Null after a return, until the action is rated again.');
const ragBeforeReturnSchema = z
  .enum(rags)
  .nullable()
  .describe('The rating before the last return, until the action is rated again.');
export const unratedSinceSchema = daySchema
  .nullable()
  .describe('The day of the return, if the action has not been rated since. Otherwise null.');
export const returnedOnSchema = daySchema
  .nullable()
  .describe('The day of the return while the status is `returned`.');
const dateToBeMetSchema = daySchema
  .nullable()
  .describe('The last target or, without one, the inspectorate’s deadline.');
export const needsTargetSchema = z
  .boolean()
  .describe(
    'True if the action was on time when HMICFRS returned it and has no new target. It is then not overdue.',
  );

const countedSchema = z
  .boolean()
  .describe(
    'True if the figures of HMICFRS count the action. They exclude audit actions and actions addressed only to other bodies.',
  );

const listedActionSchema = z.strictObject({
  id: textSchema,
  type: z.enum(actionTypes),
  origin: textSchema.nullable(),
  inspection: textSchema,
  title: textSchema,
  status: statusSchema,
  counted: countedSchema,
  force_lead: textSchema.nullable(),
  delivery_lead: textSchema.nullable(),
  board: textSchema.nullable(),
  target: daySchema.nullable().describe('The last target recorded.'),
  target_changes: countSchema,
  date_to_be_met: dateToBeMetSchema,
  needs_target: needsTargetSchema,
  rag: ragSchema,
  rag_before_return: ragBeforeReturnSchema,
  batch: textSchema.nullable().describe('The batch of the last submission.'),
  issued: daySchema.nullable(),
  submitted_on: daySchema.nullable().describe('The day of the last submission.'),
  returned_on: returnedOnSchema,
  closed_on: daySchema.nullable(),
});
/** An action in the answer of `list`. */
export type ListedAction = SchemaOutput<typeof listedActionSchema>;

/** The JSON answer `afi.list/1`. */
export const listResponse = responseSchema('list', 'Actions, in the order of their ids.', {
  actions: z.array(listedActionSchema),
});

export const daysPastFirstSchema = countSchema
  .nullable()
  .describe(
    'Days with the force after the first target. Null if there was no target, or if the first is in the future.',
  );

/** The fields that are derived for an action on a day. */
const positionShape = {
  status: statusSchema,
  issued: daySchema.nullable(),
  force_lead: textSchema.nullable(),
  delivery_lead: textSchema.nullable(),
  board: textSchema.nullable(),
  target: daySchema.nullable(),
  first_target: daySchema.nullable(),
  target_changes: countSchema,
  rag: ragSchema,
  rag_before_return: ragBeforeReturnSchema,
  unrated_since: unratedSinceSchema,
  batch: textSchema.nullable().describe('The batch of the last submission.'),
  submitted_on: daySchema.nullable().describe('The day of the last submission.'),
  completed_on: daySchema.nullable(),
  returned_on: returnedOnSchema,
  closed_on: daySchema.nullable(),
  route: z.enum(closureRoutes).nullable().describe('How the action was closed.'),
  last_event: daySchema.nullable(),
};
/** An action's position on a day, as `show` prints it. */
export const positionSchema = z.strictObject(positionShape) satisfies z.ZodType<Position>;

/** The JSON answer `afi.show/1`. */
export const showResponse = responseSchema('show', 'One action in full.', {
  as_at: daySchema,
  action: completeSchema(actionRecord.schema),
  position: z
    .strictObject({
      ...positionShape,
      origin: textSchema.nullable().describe('The origin, which is the row of the summary.'),
      counted: countedSchema,
      date_to_be_met: dateToBeMetSchema,
      needs_target: needsTargetSchema,
      overdue_days: countSchema.describe(
        'Days with the force after the date to be met. 0 if the action is not overdue.',
      ),
      days_past_first: daysPastFirstSchema,
      last_update: z
        .strictObject({ on: daySchema, note: textSchema })
        .nullable()
        .describe('The newest event with a note, other than a correction.'),
    })
    .nullable()
    .describe('What is derived for the action on that day. Null before it was issued.'),
});
/** The answer `show`, without its schema name. */
export type Show = ResponseBody<typeof showResponse>;

/** Migrated closures and submissions of an answer. */
export const migratedDataSchema = z
  .strictObject({
    closings: idListSchema,
    submissions: idListSchema,
    note: textSchema
      .nullable()
      .describe('The note that papers print about migrated dates. Null if nothing was migrated.'),
  })
  .describe(
    'Actions migrated from an earlier register. Their dates may not be the dates on which the events happened.',
  );
/** What was migrated from an earlier register, as an answer has it. */
export type MigratedDataAnswer = SchemaOutput<typeof migratedDataSchema>;
