/** Makes the pack for the Inspection and Audit Monitoring Board: decisions first, then the position and the risks. */

import * as z from 'zod';
import { countSchema, daySchema, frameworkNoteShape, textSchema } from '../../app/response-schema.ts';
import { formatDate, monthsBefore } from '../../domain/dates/calendar.ts';
import { auditPopulation } from '../../domain/population.ts';
import { indexById, isCounted } from '../../domain/register.ts';
import { blankIfZero, createTable, rightAlignedColumn } from '../../output/document.ts';
import { describeMigratedData } from '../actions/migrated-data.ts';
import { migratedDataSchema } from '../actions/schema.ts';
import { changesBetween } from '../changes/changes.ts';
import { eventCounts, movementByType, movementTable } from '../changes/movement-table.ts';
import { eventCountSchema, movementShape, paperBatchSchema } from '../changes/schema.ts';
import { dueOn } from '../due/due.ts';
import { thresholdsSchema } from '../due/schema.ts';
import { portalPartSchema } from '../portal/schema.ts';
import { groupProgramme, programmeTables } from '../programme/programme.ts';
import { groupedProgrammeSchema } from '../programme/schema.ts';
import { topicAssessmentSchema } from '../self-assessment/schema.ts';
import { summaryTable, summaryTotals } from '../summary/document.ts';
import { liveTotalsSchema, summarySchema } from '../summary/schema.ts';
import { defineReport, type ReportContext } from './report-definition.ts';
import { auditCaption, auditSection, auditSectionSchema, auditTable } from './sections/audit-section.ts';
import {
  leadingBoard,
  offerGroupPack,
  risksTable,
  selfAssessmentRisks,
  waitingByBatch,
} from './sections/board-sections.ts';
import { causeProgressSchema, causesOn, causesTable } from './sections/causes-of-concern.ts';
import { checkConsistency } from './sections/consistency.ts';
import { dataQualitySchema, groupContradictions } from './sections/data-quality.ts';
import { datedActionsSchema, datedTable, updateReader } from './sections/dated-actions.ts';
import { decisionTables } from './sections/decision-tables.ts';
import { decisionsSchema, listDecisions } from './sections/decisions.ts';
import { type PaperFields, paperSchema } from './sections/paper-metadata.ts';
import { portalCaption, portalSection, portalTables } from './sections/portal-section.ts';
import { positionTables } from './sections/position-tables.ts';
import { batchesBetween, readyToSubmit } from './sections/since-last-update.ts';

const schema = paperSchema('board-pack', {
  board: z.strictObject({ id: textSchema, name: textSchema, chair: textSchema.nullable() }).nullable(),
  today: daySchema,
  since: daySchema,
  thresholds: thresholdsSchema,
  decisions: decisionsSchema,
  to_settle: dataQualitySchema,
  position: summarySchema,
  live: liveTotalsSchema,
  ...movementShape,
  moved: z.array(eventCountSchema),
  moved_audit: z.array(eventCountSchema).describe('Of audit actions.'),
  audit: auditSectionSchema,
  taken_over: migratedDataSchema,
  target_changes: countSchema,
  overdue: datedActionsSchema,
  needs_target: datedActionsSchema.describe('Returned, new target needed: not overdue.'),
  near: datedActionsSchema,
  waiting: z.array(
    z.strictObject({
      batch: textSchema.nullable(),
      actions: countSchema,
      days: countSchema,
      late: countSchema,
    }),
  ),
  awaiting: countSchema,
  batches: z.array(paperBatchSchema),
  causes: z.array(causeProgressSchema),
  paf: z
    .strictObject({
      framework: textSchema,
      source: frameworkNoteShape.source,
      wording: frameworkNoteShape.wording,
      period_note: frameworkNoteShape.period_note,
      topics: countSchema,
      assessed: countSchema.describe('Of the topics.'),
      characteristics: z.strictObject({ total: countSchema, assessed: countSchema }),
      worries: z.array(
        topicAssessmentSchema.pick({ topic: true, title: true, judgement: true, note: true, risk: true }),
      ),
    })
    .nullable(),
  programme: groupedProgrammeSchema,
  portal: portalPartSchema.nullable(),
});

function answer(context: ReportContext): PaperFields<typeof schema> {
  const { register, files, paper, subject, findings } = context;
  const asAt = paper.as_at;
  const since = paper.since ?? monthsBefore(asAt, 1);
  const period = { since, until: asAt, filter: {}, allTypes: false };
  const board = indexById(register.boards).get(subject ?? '') ?? leadingBoard(register);
  const { position, visible } = positionTables(context);
  const changes = changesBetween(register, files, period);
  const due = dueOn(register, files, asAt, {});
  const decisions = listDecisions(register, asAt, board?.id ?? null, {
    due,
    changes,
  });
  const batches = batchesBetween(register, since, asAt);
  const addUpdates = updateReader(register, asAt);
  return {
    board: board ? { id: board.id, name: board.name, chair: board.chair ?? null } : null,
    today: register.today,
    since,
    thresholds: due.thresholds,
    decisions,
    to_settle: groupContradictions(findings(), context.rewrittenRecords, register.boards),
    position,
    live: summaryTotals(position),
    ...movementByType(changes),
    moved: eventCounts(changes),
    moved_audit: eventCounts(changesBetween(register, files, { ...period, ...auditPopulation({}) })),
    audit: auditSection(register, asAt),
    taken_over: describeMigratedData(register.actions.filter(isCounted), since, asAt),
    target_changes: changes.target_changes.length,
    overdue: addUpdates(due.overdue),
    needs_target: addUpdates(due.needs_target),
    near: addUpdates(due.near),
    waiting: waitingByBatch(due.waiting),
    awaiting: due.waiting.length,
    batches,
    causes: causesOn(register, asAt).filter(({ status }) => status !== 'closed'),
    paf: selfAssessmentRisks(register, paper),
    programme: groupProgramme(register),
    portal: portalSection(context),
    differences: checkConsistency({
      position,
      visible,
      changes,
      batches,
      ready: readyToSubmit(register, asAt),
      boards: board ? [board] : [],
      narrative: paper.narrative,
      lists: [
        due.overdue,
        due.needs_target,
        due.near,
        due.waiting,
        decisions.unassigned,
        decisions.targets,
      ].map(({ length }) => length),
    }),
  };
}

/** The pack of a governance board. */
export const boardPack = defineReport({
  schema,
  about: 'The pack for the Board: decisions required, position, overdue actions and risks',
  needsAuditFindings: true,
  subject: {
    word: 'BOARD',
    optional: true,
    values: ({ boards }) => boards.filter(({ parent }) => parent === undefined).map(({ id }) => id),
    whatInstead: offerGroupPack,
  },
  since: (asAt) => monthsBefore(asAt, 1),
  answer,
  captions: ({ since, paper, thresholds, portal, paf }) => ({
    unassigned: 'Live actions without a lead or a board',
    ready: 'Complete actions proposed for closure',
    requests: 'Requests for the Board to approve or refuse, the oldest first',
    targets: 'Target dates changed, for the Board to confirm',
    position: 'Live actions by inspection and type',
    movement: `Actions opened and closed by type, ${formatDate(since)} to ${formatDate(paper.as_at)}`,
    overdue: 'Actions past the date to be met, longest overdue first',
    needs_target: 'Returned actions that need a new target',
    near: `Actions due within ${thresholds.near_days} days`,
    waiting: 'Closure submissions awaiting assessment by HMICFRS, by batch',
    causes: 'Live causes of concern and their recommendations',
    paf: `${paf?.characteristics.assessed ? 'Topics and characteristics' : 'Topics'} of the self-assessment with a gap or a risk`,
    peel: 'PEEL inspection programme',
    dated: 'Other inspections with dates',
    audit: auditCaption,
    portal: portalCaption(portal),
    unexplained: 'Differences from the portal without a stated reason',
  }),
  tables: ({
    decisions,
    position,
    overdue,
    needs_target: needsTarget,
    near,
    waiting,
    causes,
    audit,
    paf,
    programme,
    portal,
    ...others
  }) => ({
    ...decisionTables(decisions),
    position: summaryTable(position),
    movement: movementTable(others),
    overdue: datedTable(overdue, 'Days overdue'),
    needs_target: datedTable(needsTarget, 'Days with the force since'),
    near: datedTable(near, 'Days left'),
    waiting: createTable(
      ['Batch', ...['Actions', 'Longest wait in days', 'Late'].map(rightAlignedColumn)],
      waiting.map((row) => [
        row.batch ?? 'not recorded',
        String(row.actions),
        String(row.days),
        blankIfZero(row.late),
      ]),
    ),
    causes: causesTable(causes),
    paf: risksTable(paf),
    ...programmeTables(programme),
    audit: auditTable(audit),
    portal: portalTables(portal).totals,
    unexplained: portalTables(portal).unexplained,
  }),
});
