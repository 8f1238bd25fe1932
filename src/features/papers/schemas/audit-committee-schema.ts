/** The Audit Committee's update. */
import * as z from 'zod';
import { completeSchema } from '../../../app/complete-record.ts';
import { count, day, type Infer, ids, text, texts } from '../../../app/response-schema.ts';
import { boardRecord } from '../../../domain/records/board.ts';
import { actionTypes, closureRoutes, engagementStages, priorities } from '../../../domain/vocabulary.ts';
import { migratedData } from '../../actions/migrated-data-schema.ts';
import { ageingPart } from '../../ageing/schema.ts';
import { movementCounts, movementIds, paperBatch } from '../../changes/schema.ts';
import { late } from '../../history/schema.ts';
import { portalTold } from '../../portal/portal-paper-schemas.ts';
import { groupedProgramme } from '../../programme/schema.ts';
import { summaryPart } from '../../summary/schema.ts';
import { trendPart } from '../../trend/schema.ts';
import { paper, totalLive, typeCount } from './shared-schemas.ts';

const revisited = z.strictObject({
  inspection: text,
  title: text,
  causes_of_concern: count,
  recommendations: count.describe('Under those causes of concern, whatever became of them.'),
  closed_by_revisit: count,
  closed_otherwise: count.describe('Before the period, or by another route.'),
  remaining: count,
  submitted: count.describe('Of the remaining, those sent for closure.'),
  ids: z.strictObject({ closed: ids, remaining: ids }),
});
export type Revisited = Infer<typeof revisited>;

const ofType = z.strictObject({ type: z.enum(actionTypes), count });

const newSource = z.strictObject({
  inspection: text,
  title: text,
  published: day.nullable(),
  origin: text.nullable(),
  counts: z.array(ofType),
  total: count,
  ids,
});
export type NewSource = Infer<typeof newSource>;

const auditTold = z.strictObject({
  inspection: text,
  title: text,
  body: text,
  issued: count,
  priorities: z.array(z.strictObject({ priority: z.enum(priorities), count })),
  closed: count,
  implemented: count.describe('Of the closed ones.'),
  open: count,
  last_closed: day.nullable(),
  ids,
});
export type AuditTold = Infer<typeof auditTold>;

const balance = z.strictObject({
  ...movementCounts,
  routes: z.array(
    z.strictObject({
      route: z.enum(closureRoutes).nullable().describe('Null where none is recorded.'),
      words: text.describe('As a sentence goes on after “6 were closed”.'),
      count,
      ids,
    }),
  ),
  ids: movementIds,
});
export type PeriodBalance = Infer<typeof balance>;

const characteristic = z.strictObject({ number: text, title: text.nullable() });
const topic = characteristic.extend({ characteristics: z.array(characteristic) });
const question = characteristic.extend({ graded: z.boolean(), topics: z.array(topic) });

/** The parts that look along time; a paper may leave each out. */
const overTime = z.strictObject({
  trend: trendPart.nullable().describe('Eight quarters; null where it is left out.'),
  ageing: ageingPart.nullable(),
  late: z.array(late).describe('Events of days that the last update spoke for, recorded since.'),
});
export type OverTime = Infer<typeof overTime>;

export const auditCommittee = paper('audit-committee', {
  engagement: z
    .strictObject({ on: day, stage: z.enum(engagementStages), note: text.nullable() })
    .nullable()
    .describe('The stage of monitoring.'),
  position: summaryPart,
  portal: portalTold.nullable(),
  live: totalLive,
  ...overTime.shape,
  since_last: z.strictObject({
    revisited: z.array(revisited),
    batches: z.array(paperBatch),
    new: z.array(newSource.extend({ counts: z.array(typeCount) })),
    new_total: count,
    audit: z.array(auditTold),
    balance: balance.nullable().describe('Null where there was no last update.'),
    taken_over: migratedData,
  }),
  ready: ids,
  programme: groupedProgramme,
  boards: z.array(completeSchema(boardRecord.schema)),
  framework: z
    .strictObject({
      id: text,
      title: text,
      questions: z.array(question),
      count: z.strictObject({
        questions: count,
        ungraded: texts,
        topics: count,
        characteristics: count,
      }),
    })
    .nullable(),
});
