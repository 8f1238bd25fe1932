/** Makes the Audit Committee's update: the position on a date, the movement since the last update, and the programme ahead. */

import * as z from 'zod';
import { completeSchema, withAllFields } from '../../app/complete-record.ts';
import {
  countSchema,
  daySchema,
  frameworkNoteShape,
  idListSchema,
  textListSchema,
  textSchema,
} from '../../app/response-schema.ts';
import { compareBy } from '../../domain/collections.ts';
import { formatPartialDate } from '../../domain/dates/calendar.ts';
import { describeFramework } from '../../domain/framework.ts';
import { boardRecord } from '../../domain/records/board.ts';
import type { Framework } from '../../domain/records/framework.ts';
import type { Paper } from '../../domain/records/paper.ts';
import { isCounted, type Register } from '../../domain/register.ts';
import { engagementStages, typeWords } from '../../domain/vocabulary.ts';
import { createTable } from '../../output/document.ts';
import { describeMigratedData } from '../actions/migrated-data.ts';
import { migratedDataSchema } from '../actions/schema.ts';
import { changesBetween } from '../changes/changes.ts';
import { paperBatchSchema } from '../changes/schema.ts';
import { summarisePortal } from '../portal/portal-summary.ts';
import { portalSummarySchema } from '../portal/schema.ts';
import { groupProgramme, programmeTables } from '../programme/programme.ts';
import { groupedProgrammeSchema } from '../programme/schema.ts';
import { summaryTable, summaryTotals } from '../summary/document.ts';
import { liveTotalsSchema, summarySchema, typeCountSchema } from '../summary/schema.ts';
import { defineReport, type ReportContext } from './report-definition.ts';
import { auditProgressBetween, auditProgressSchema } from './sections/audit-progress.ts';
import { hasTerms } from './sections/board-sections.ts';
import { checkConsistency } from './sections/consistency.ts';
import {
  overTime,
  overTimeCaptions,
  overTimeCharts,
  overTimeDifferences,
  overTimeSchema,
  overTimeTables,
} from './sections/over-time.ts';
import { frameworkOfPaper, leavesOutFramework } from './sections/paper-framework.ts';
import { type PaperFields, paperSchema } from './sections/paper-metadata.ts';
import { type PeriodBalance, periodBalance, periodBalanceSchema } from './sections/period-balance.ts';
import { positionTables } from './sections/position-tables.ts';
import { restatementSchema } from './sections/restatement.ts';
import {
  batchesBetween,
  newSourceSchema,
  newSourcesBetween,
  readyToSubmit,
  revisitSchema,
  revisitsBetween,
} from './sections/since-last-update.ts';

const characteristic = z.strictObject({ number: textSchema, title: textSchema.nullable() });
const topic = characteristic.extend({ characteristics: z.array(characteristic) });
const question = characteristic.extend({ graded: z.boolean(), topics: z.array(topic) });

const schema = paperSchema('audit-committee', {
  engagement: z
    .strictObject({ on: daySchema, stage: z.enum(engagementStages), note: textSchema.nullable() })
    .nullable()
    .describe('The stage of monitoring.'),
  position: summarySchema,
  portal: portalSummarySchema.nullable(),
  live: liveTotalsSchema,
  ...overTimeSchema.shape,
  since_last: z.strictObject({
    revisited: z.array(revisitSchema),
    batches: z.array(paperBatchSchema),
    new: z.array(newSourceSchema.extend({ counts: z.array(typeCountSchema) })),
    new_total: countSchema,
    restated: restatementSchema
      .nullable()
      .describe('Null where the figures of the last paper are unchanged.'),
    audit: z.array(auditProgressSchema),
    balance: periodBalanceSchema.nullable().describe('Null where there was no last update.'),
    taken_over: migratedDataSchema,
  }),
  ready: idListSchema,
  programme: groupedProgrammeSchema,
  boards: z.array(completeSchema(boardRecord.schema)),
  framework: z
    .strictObject({
      id: textSchema,
      ...frameworkNoteShape,
      questions: z.array(question),
      count: z.strictObject({
        questions: countSchema,
        ungraded: textListSchema,
        topics: countSchema,
        characteristics: countSchema,
      }),
    })
    .nullable(),
});

/** Begins a period that contains nothing: the paper has no last update. */
const noPeriod = '9999-12-31';

function answer(context: ReportContext): PaperFields<typeof schema> {
  const { register, files, paper } = context;
  const asAt = paper.as_at;
  const since = paper.since ?? null;
  const { position, visible } = positionTables(context);
  const start = since ?? noPeriod;
  const sources = newSourcesBetween(register, start, asAt);
  const question = { since: start, until: asAt, filter: {}, allTypes: false };
  const changes = since === null ? null : changesBetween(register, files, question);
  const balance = changes && periodBalance(register, changes);
  const since_last = {
    revisited: revisitsBetween(register, start, asAt),
    batches: batchesBetween(register, start, asAt),
    new: sources.map((source) => ({
      ...source,
      counts: source.counts.map((typeCount) => ({ ...typeCount, ...typeWords[typeCount.type] })),
    })),
    restated: context.restatement,
    new_total: sources.reduce((sum, { total }) => sum + total, 0),
    audit: auditProgressBetween(register, start, asAt),
    balance,
    taken_over: describeMigratedData(register.actions.filter(isCounted), start, asAt),
  };
  const ready = readyToSubmit(register, asAt);
  const boards = register.boards.filter(hasTerms);
  const parts = overTime(context);
  const live = summaryTotals(position);
  return {
    engagement: findEngagement(register, asAt),
    position,
    portal: summarisePortal(context.reconcilePortal(), register),
    live,
    ...parts,
    since_last,
    ready,
    programme: groupProgramme(register),
    boards: boards.map((board) => withAllFields(boardRecord.schema, board)),
    framework: leavesOutFramework(paper) ? null : describeAppendix(register, paper),
    differences: [
      ...overTimeDifferences(parts, summaryTotals(visible).all),
      ...checkConsistency({
        position,
        visible,
        changes,
        batches: since_last.batches,
        revisits: since_last.revisited,
        sources,
        ready,
        audit: since_last.audit,
        boards,
        narrative: paper.narrative,
        lists: balance === null ? [] : balanceFigures(balance),
      }),
    ],
  };
}

/** The figures of the period that a narrative may repeat. */
const balanceFigures = ({
  opening,
  issued: issuedCount,
  reopened: reopenedCount,
  closed: closedCount,
  closing,
  routes,
}: PeriodBalance) => [
  ...[opening, issuedCount, reopenedCount, closedCount, closing],
  ...routes.map(({ count }) => count),
];

/** The stage of monitoring on a day; internal entries are not for a paper. */
function findEngagement({ settings }: Register, asAt: string) {
  const stages = (settings.engagement ?? []).filter(({ on, internal }) => on <= asAt && internal !== true);
  const last = [...stages].sort(compareBy(({ on }) => on)).at(-1);
  return last ? { on: last.on, stage: last.stage, note: last.note ?? null } : null;
}

/** The framework that the paper prints, with its counts; null where the register has none. */
function describeAppendix(register: Register, paper: Paper) {
  const framework = frameworkOfPaper(register, paper);
  if (!framework) return null;
  const questions = framework.questions ?? [];
  const topics = questions.flatMap((question) => question.topics ?? []);
  return {
    ...describeFramework(register, framework, paper.as_at),
    questions: questions.map(describeQuestion),
    count: {
      questions: questions.length,
      ungraded: questions.filter(({ graded: isGraded }) => isGraded === false).map(({ number }) => number),
      topics: topics.length,
      characteristics: topics.flatMap((topic) => topic.characteristics ?? []).length,
    },
  };
}

const describeQuestion = ({
  number,
  title,
  graded: isGraded,
  topics,
}: NonNullable<Framework['questions']>[number]) => ({
  number,
  title: title ?? null,
  graded: isGraded !== false,
  topics: (topics ?? []).map((topic) => ({
    number: topic.number,
    title: topic.title ?? null,
    characteristics: (topic.characteristics ?? []).map((typeCount) => ({
      number: typeCount.number,
      title: typeCount.title ?? null,
    })),
  })),
});

/** The paper for the audit committee. */
export const auditCommittee = defineReport({
  schema,
  about: 'The update for the Audit Committee',
  answer,
  needsLateEntries: true,
  charts: overTimeCharts,
  captions: () => ({
    ...overTimeCaptions,
    position: 'Current position',
    peel: 'PEEL inspection programme',
    dated: 'Other inspection activity',
    versions: 'Document control',
  }),
  tables: ({ position, programme, boards, trend, ageing, late: lateEntries }) => ({
    ...overTimeTables({ trend, ageing, late: lateEntries }),
    position: summaryTable(position),
    ...programmeTables(programme),
    versions: createTable(
      ['Version', 'Date', 'Status'],
      boards.flatMap(({ versions }) =>
        (versions ?? []).map(({ version, when, status }) => [
          version,
          when ? formatPartialDate(when) : 'not recorded',
          status ?? 'not recorded',
        ]),
      ),
    ),
  }),
});
