/** A closure submission, and the response under section 55. */
import * as z from 'zod';
import { count, day, type Infer, text, texts } from '../../../app/response-schema.ts';
import { rags } from '../../../domain/vocabulary.ts';
import { evidence, paper, said, typeCount } from './shared-schemas.ts';

const submitted = z.strictObject({
  id: text,
  type: text.describe('As a sentence names it.'),
  title: text,
  inspection: text,
  published: day.nullable(),
  portal_refs: texts,
  wording: text,
  deadline: z.strictObject({ text: text.nullable(), by: day.nullable() }),
  first_target: day.nullable(),
  target: day.nullable(),
  target_changes: z.array(
    z.strictObject({
      on: day,
      from: day,
      to: day,
      reason: text.nullable(),
      approved_by: text.nullable(),
    }),
  ),
  done: z.array(said.extend({ rag: z.enum(rags).nullable() })),
  evidence: z.array(evidence),
  approval: z
    .strictObject({ on: day, by: text.nullable(), minute: text.nullable(), note: text.nullable() })
    .nullable(),
  feedback: z
    .array(
      z.strictObject({
        on: day,
        note: text.nullable(),
        batch: text.nullable(),
        met: z.array(z.strictObject({ on: day, what: text })).describe('What was done after it.'),
      }),
    )
    .describe('What HMICFRS said of an earlier submission.'),
});
export type Submitted = Infer<typeof submitted>;

export const closureSubmission = paper('closure-submission', {
  ready: z.boolean().describe('Whether it is still to be sent.'),
  batch: z.strictObject({
    id: text.nullable(),
    title: text.nullable(),
    sent: day.nullable(),
    to: text.nullable(),
    approved_by: text.nullable(),
    note: text.nullable(),
  }),
  types: z.array(typeCount),
  inspections: z.array(z.strictObject({ title: text, count })),
  actions: z.array(submitted),
  waiting: z.strictObject({
    days: count.describe('After which an answer is late.'),
    late: count,
    actions: z.array(
      z.strictObject({
        id: text,
        title: text,
        batch: text.nullable(),
        submitted_on: day,
        days: count,
        late: z.boolean(),
      }),
    ),
  }),
});

const answered = z.strictObject({
  id: text,
  type: text,
  title: text,
  wording: text,
  addressed_to: texts,
  ours: z.boolean(),
  status: text,
  closed_on: day.nullable(),
  submitted_on: day.nullable(),
  taken: z.array(said).describe('What was done, as it was recorded.'),
  proposed: z
    .strictObject({ lead: text.nullable(), by: day.nullable() })
    .nullable()
    .describe('What is to be done.'),
});

export const section55 = paper('section-55', {
  inspection: z.strictObject({
    id: text.nullable(),
    title: text.nullable(),
    published: day.nullable(),
    last_day: day.nullable(),
    days_left: z.int().nullable(),
    response: day.nullable(),
    response_location: text.nullable(),
  }),
  recipients: texts,
  recommendations: z.array(answered),
  others: z.array(answered),
});
