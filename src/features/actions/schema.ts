/** Schemas of the answers of `list` and `show`. */
import * as z from 'zod';
import { completeSchema } from '../../app/complete-record.ts';
import {
  count,
  day,
  ids,
  type ResponseBody,
  responseSchema,
  type SchemaOutput,
  text,
} from '../../app/response-schema.ts';
import type { Position } from '../../domain/position.ts';
import { actionRecord } from '../../domain/records/action.ts';
import { actionTypes, closureRoutes, rags, statuses } from '../../domain/vocabulary.ts';

const status = z.enum(statuses).nullable().describe('Null before it was issued.');

const listedAction = z.strictObject({
  id: text,
  type: z.enum(actionTypes),
  origin: text.nullable(),
  inspection: text,
  title: text,
  status,
  force_lead: text.nullable(),
  delivery_lead: text.nullable(),
  board: text.nullable(),
  target: day.nullable(),
  target_changes: count,
  rag: z.enum(rags).nullable(),
  batch: text.nullable().describe('Of the last submission.'),
  issued: day.nullable(),
  submitted_on: day.nullable().describe('Of the last submission.'),
  closed_on: day.nullable(),
});
export type ListedAction = SchemaOutput<typeof listedAction>;

export const list = responseSchema('list', 'Actions, in the order of their ids.', {
  actions: z.array(listedAction),
});

/** The fields that are derived for an action on a day. */
const derived = {
  status,
  issued: day.nullable(),
  force_lead: text.nullable(),
  delivery_lead: text.nullable(),
  board: text.nullable(),
  target: day.nullable(),
  first_target: day.nullable(),
  target_changes: count,
  rag: z.enum(rags).nullable(),
  batch: text.nullable().describe('Of the last submission.'),
  submitted_on: day.nullable().describe('Of the last submission.'),
  completed_on: day.nullable(),
  closed_on: day.nullable(),
  route: z.enum(closureRoutes).nullable().describe('How it was closed.'),
  last_event: day.nullable(),
};
export const position = z.strictObject(derived) satisfies z.ZodType<Position>;

export const show = responseSchema('show', 'One action whole.', {
  as_at: day,
  action: completeSchema(actionRecord.schema),
  position: z
    .strictObject({
      ...derived,
      origin: text.nullable().describe('The row of the summary.'),
      counted: z.boolean().describe('False where it is addressed to others only: listed, never counted.'),
      overdue_days: count.describe('On the force’s clock.'),
    })
    .nullable()
    .describe('What is derived for it on that day; null before it was issued.'),
});
export type Show = ResponseBody<typeof show>;

/** Migrated closures and submissions of an answer. */
export const migratedDataSchema = z
  .strictObject({
    closings: ids,
    submissions: ids,
    note: text.nullable().describe('The sentence that says so; null where nothing was taken over.'),
  })
  .describe('From an earlier register: its days may not be those on which it happened.');
export type MigratedDataAnswer = SchemaOutput<typeof migratedDataSchema>;
