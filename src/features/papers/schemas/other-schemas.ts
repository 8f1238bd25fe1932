/** One cause of concern, what one lead is asked, the self-assessment, the programme, and the year in figures. */
import * as z from 'zod';
import { count, day, type Infer, text } from '../../../app/response-schema.ts';
import { migratedData } from '../../actions/migrated-data-schema.ts';
import { movementByType, paperBatch } from '../../changes/schema.ts';
import { thresholds } from '../../due/schema.ts';
import { groupedProgramme } from '../../programme/schema.ts';
import { paf, questionStanding, topicStanding } from '../../self-assessment/schema.ts';
import { summaryPart } from '../../summary/schema.ts';
import { actionLine, causeProgress, evidence, paper, route, totalLive } from './shared-schemas.ts';

const happened = z.strictObject({
  on: day,
  id: text,
  title: text,
  what: text,
  internal: z.boolean().describe('Kept out of every paper for the public.'),
});
export type Happened = Infer<typeof happened>;

export const causeOfConcern = paper('cause-of-concern', {
  subject: text.nullable(),
  cause: causeProgress
    .extend({
      wording: text,
      accelerated: z.boolean(),
      deadline: text.nullable(),
      published: day.nullable(),
      open: count,
    })
    .nullable(),
  recommendations: z.array(
    actionLine.extend({
      wording: text,
      deadline: text.nullable(),
      live: z.boolean(),
      closed_on: day.nullable(),
      route,
    }),
  ),
  timeline: z.array(happened),
  evidence: z.array(evidence.extend({ id: text, of: text.describe('The action’s title.') })),
});

export const chase = paper('chase', {
  lead: text.nullable(),
  thresholds,
  overdue: count,
  near: count,
  quiet: count,
  actions: z.array(
    actionLine.extend({
      delivers: z.boolean().describe('Whether the lead is its delivery lead.'),
      deadline: text.nullable(),
      quiet_days: count.nullable(),
      near: z.boolean(),
      unproven: z.boolean().describe('Without any evidence.'),
    }),
  ),
  waiting: count.describe('With HMICFRS.'),
});

const linked = z.strictObject({ id: text, title: text, status: text });

export const selfAssessment = paper('self-assessment', {
  assessment: paf
    .omit({ schema: true })
    .extend({
      questions: z.array(
        questionStanding.extend({
          judged: z.array(topicStanding.extend({ words: text, old: z.boolean(), linked: z.array(linked) })),
          unjudged: z.array(topicStanding),
        }),
      ),
    })
    .nullable(),
  coverage: z.strictObject({
    topics: count,
    assessed: count,
    not_assessed: count,
    months: count,
    old: count.describe('Judgements older than so many months.'),
  }),
  gaps: count,
  risks: count,
  changes: z.array(
    z.strictObject({ topic: text, title: text.nullable(), on: day.nullable(), from: text, to: text }),
  ),
});

export const programmePaper = paper('programme', { programme: groupedProgramme });

export const annual = paper('annual', {
  since: day,
  live: totalLive,
  position: summaryPart,
  ...movementByType,
  submitted: count,
  returned: count,
  taken_over: migratedData,
  target_changes: count,
  closings: z
    .array(z.strictObject({ route, closed: count, median: z.number().nullable(), least: count, most: count }))
    .describe('By route; and the days from issue to closing.'),
  batches: z.array(paperBatch),
  ageing: summaryPart,
  months: z.array(z.strictObject({ end: day, live: count, submitted: count, closed: count })),
});
