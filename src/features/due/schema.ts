/** Schema of the answer of `due`: what needs the officer now. */
import * as z from 'zod';
import {
  count,
  day,
  files,
  type ResponseBody,
  responseSchema,
  type SchemaOutput,
  text,
} from '../../app/response-schema.ts';

const actionLabel = z.strictObject({
  id: text,
  title: text,
  delivery_lead: text.nullable(),
  board: text.nullable(),
});
export type ActionLabel = SchemaOutput<typeof actionLabel>;

const withForce = count.describe('Of all its stints: what HMICFRS had it is not the force’s delay.');

/** An action with a date to meet. */
export const datedAction = actionLabel.extend({
  due: day,
  days: z.int().describe('From the date to be met to the day asked; negative while it lies ahead.'),
  first_target: day.nullable(),
  days_past_first: count.nullable().describe('Null where there was no first target or it lies ahead.'),
  target_changes: count,
  days_with_force: withForce,
});
export type DatedAction = SchemaOutput<typeof datedAction>;

/** The days after or before which an entry is listed. */
export const thresholds = z.strictObject({
  near_days: count,
  quiet_days: count,
  waiting_days: count,
  response_days: count,
});

export const due = responseSchema('due', 'What needs somebody now, the longest overdue first.', {
  as_at: day,
  thresholds,
  unassigned: z.array(
    actionLabel.extend({ missing: z.array(z.enum(['force_lead', 'delivery_lead', 'board'])) }),
  ),
  overdue: z.array(datedAction).describe('On the force’s clock.'),
  near: z.array(datedAction),
  quiet: z.array(actionLabel.extend({ last_event: day, days: z.int().describe('Since then.') })),
  waiting: z
    .array(
      actionLabel.extend({
        batch: text.nullable(),
        submitted_on: day,
        days: count.describe('Since it was sent.'),
        days_with_force: withForce,
        days_with_hmicfrs: count.describe('Of all its stints.'),
        late: z.boolean().describe('Longer than the threshold.'),
      }),
    )
    .describe('With HMICFRS.'),
  ready: z.array(actionLabel.extend({ completed_on: day.nullable() })).describe('To submit.'),
  responses: z
    .array(
      z.strictObject({
        inspection: text,
        title: text,
        published: day,
        last_day: day,
        days_left: z.int().describe('Negative once the last day has passed.'),
      }),
    )
    .describe('Of the local policing body, under section 55.'),
  files,
});
export type Due = ResponseBody<typeof due>;
