/** Schema of the answer of `due`: what needs the officer now. */
import * as z from 'zod';
import {
  countSchema,
  daySchema,
  fileCountsSchema,
  idListSchema,
  type ResponseBody,
  responseSchema,
  type SchemaOutput,
  textSchema,
} from '../../app/response-schema.ts';
import { rags, requestKinds } from '../../domain/vocabulary.ts';
import { daysPastFirstSchema } from '../actions/schema.ts';

const actionLabelSchema = z.strictObject({
  id: textSchema,
  title: textSchema,
  delivery_lead: textSchema.nullable(),
  board: textSchema.nullable(),
});
/** What identifies an action in a list of things to do. */
export type ActionLabel = SchemaOutput<typeof actionLabelSchema>;

const daysWithForceSchema = countSchema.describe(
  'Total days with the force. Days with HMICFRS are not counted.',
);

/** An action with a date to meet. */
export const datedActionSchema = actionLabelSchema.extend({
  due: daySchema,
  days: z
    .int()
    .describe(
      'Days with the force after the date to be met; before that date, the days until then as a negative number.',
    ),
  first_target: daySchema.nullable(),
  days_past_first: daysPastFirstSchema,
  target_changes: countSchema,
  returned_on: daySchema.nullable().describe('The day of the return while the status is `returned`.'),
  days_with_force: daysWithForceSchema,
});
/** An action with its dates, and its days overdue on the force's clock. */
export type DatedAction = SchemaOutput<typeof datedActionSchema>;

/** The days after or before which an entry is listed. */
export const thresholdsSchema = z.strictObject({
  near_days: countSchema,
  quiet_days: countSchema,
  waiting_days: countSchema,
  return_days: countSchema,
  response_days: countSchema,
});

/** What the force itself is to do. */
const listsShape = {
  unassigned: z.array(
    actionLabelSchema.extend({ missing: z.array(z.enum(['force_lead', 'delivery_lead', 'board'])) }),
  ),
  overdue: z.array(datedActionSchema).describe('Actions with the force whose date to be met has passed.'),
  needs_target: z
    .array(datedActionSchema)
    .describe(
      'Actions returned by HMICFRS that need a new target. They were on time before the return, and are not overdue.',
    ),
  not_rated_since_returned: z.array(
    actionLabelSchema.extend({
      returned_on: daySchema.describe('The day of the last return.'),
      rag_before_return: z.enum(rags).nullable(),
    }),
  ),
  near: z.array(datedActionSchema),
  quiet: z.array(
    actionLabelSchema.extend({ last_event: daySchema, days: z.int().describe('Days since the last event.') }),
  ),
};
export type DueLists = SchemaOutput<z.ZodObject<typeof listsShape>>;

/** The JSON answer `afi.due/1`. */
export const dueResponse = responseSchema('due', 'What needs attention, the longest overdue first.', {
  as_at: daySchema,
  thresholds: thresholdsSchema,
  ...listsShape,
  waiting: z
    .array(
      actionLabelSchema.extend({
        batch: textSchema.nullable(),
        submitted_on: daySchema,
        days: countSchema.describe('Days since the submission.'),
        days_with_force: daysWithForceSchema,
        days_with_hmicfrs: countSchema.describe('Total days with HMICFRS.'),
        late: z.boolean().describe('True if the wait is longer than the threshold.'),
      }),
    )
    .describe('Actions with HMICFRS for assessment.'),
  ready: z
    .array(actionLabelSchema.extend({ completed_on: daySchema.nullable() }))
    .describe('Actions that are ready to submit.'),
  requests: z
    .array(
      actionLabelSchema.extend({
        requested_on: daySchema,
        what: z.enum(requestKinds),
        by: daySchema.nullable().describe('The proposed target.'),
        target: daySchema.nullable().describe('The target on the day of the answer.'),
        target_changes: countSchema,
        reason: textSchema.nullable(),
        reported_by: textSchema.nullable().describe('The role that asked.'),
        days: countSchema.describe('Days since the request.'),
      }),
    )
    .describe('Requests that wait for a decision, the oldest first. Those about audit actions are included.'),
  audit: z
    .strictObject({ live: idListSchema, ...listsShape })
    .describe('The live actions of internal audit, which are in no other list.'),
  responses: z
    .array(
      z.strictObject({
        inspection: textSchema,
        title: textSchema,
        published: daySchema,
        last_day: daySchema,
        days_left: z.int().describe('Negative once the last day has passed.'),
      }),
    )
    .describe('Responses of the local policing body that are due (Police Act 1996, section 55).'),
  files: fileCountsSchema,
});
/** The answer `due`, without its schema name. */
export type Due = ResponseBody<typeof dueResponse>;
