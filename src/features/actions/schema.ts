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

const statusSchema = z.enum(statuses).nullable().describe('Null before it was issued.');

const listedActionSchema = z.strictObject({
  id: textSchema,
  type: z.enum(actionTypes),
  origin: textSchema.nullable(),
  inspection: textSchema,
  title: textSchema,
  status: statusSchema,
  force_lead: textSchema.nullable(),
  delivery_lead: textSchema.nullable(),
  board: textSchema.nullable(),
  target: daySchema.nullable(),
  target_changes: countSchema,
  rag: z.enum(rags).nullable(),
  batch: textSchema.nullable().describe('Of the last submission.'),
  issued: daySchema.nullable(),
  submitted_on: daySchema.nullable().describe('Of the last submission.'),
  closed_on: daySchema.nullable(),
});
export type ListedAction = SchemaOutput<typeof listedActionSchema>;

export const listResponse = responseSchema('list', 'Actions, in the order of their ids.', {
  actions: z.array(listedActionSchema),
});

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
  rag: z.enum(rags).nullable(),
  batch: textSchema.nullable().describe('Of the last submission.'),
  submitted_on: daySchema.nullable().describe('Of the last submission.'),
  completed_on: daySchema.nullable(),
  closed_on: daySchema.nullable(),
  route: z.enum(closureRoutes).nullable().describe('How it was closed.'),
  last_event: daySchema.nullable(),
};
export const positionSchema = z.strictObject(positionShape) satisfies z.ZodType<Position>;

export const showResponse = responseSchema('show', 'One action whole.', {
  as_at: daySchema,
  action: completeSchema(actionRecord.schema),
  position: z
    .strictObject({
      ...positionShape,
      origin: textSchema.nullable().describe('The row of the summary.'),
      counted: z.boolean().describe('False where it is addressed to others only: listed, never counted.'),
      overdue_days: countSchema.describe('On the force’s clock.'),
    })
    .nullable()
    .describe('What is derived for it on that day; null before it was issued.'),
});
export type Show = ResponseBody<typeof showResponse>;

/** Migrated closures and submissions of an answer. */
export const migratedDataSchema = z
  .strictObject({
    closings: idListSchema,
    submissions: idListSchema,
    note: textSchema.nullable().describe('The sentence that says so; null where nothing was taken over.'),
  })
  .describe('From an earlier register: its days may not be those on which it happened.');
export type MigratedDataAnswer = SchemaOutput<typeof migratedDataSchema>;
