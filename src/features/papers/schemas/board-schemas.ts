/** The pack for the Board, and that of one of its groups. */
import * as z from 'zod';
import { byWord, count, day, type Infer, ids, text, texts } from '../../../app/response-schema.ts';
import { rags } from '../../../domain/vocabulary.ts';
import { migratedData } from '../../actions/migrated-data-schema.ts';
import { movementByType, paperBatch } from '../../changes/schema.ts';
import { dated, thresholds } from '../../due/schema.ts';
import { portalPart } from '../../portal/portal-paper-schemas.ts';
import { groupedProgramme } from '../../programme/schema.ts';
import { topicStanding } from '../../self-assessment/schema.ts';
import { summaryPart } from '../../summary/schema.ts';
import { actionLine, causeProgress, move, paper, said, totalLive } from './shared-schemas.ts';

const decisions = z.strictObject({
  unassigned: z.array(
    z.strictObject({
      id: text,
      title: text,
      inspection: text,
      issued: day.nullable(),
      deadline: text.nullable(),
      missing: texts,
    }),
  ),
  ready: z.array(
    z.strictObject({
      id: text,
      title: text,
      delivery_lead: text.nullable(),
      completed_on: day.nullable(),
      approved_by: text.nullable(),
      evidence: count,
    }),
  ),
  targets: z
    .array(
      z.strictObject({
        id: text,
        title: text,
        on: day,
        from: day,
        to: day,
        reason: text.nullable(),
        approved_by: text.nullable(),
      }),
    )
    .describe('Of live actions, changed since the last meeting and approved elsewhere.'),
});
export type Decisions = Infer<typeof decisions>;

const toSettle = z.strictObject({
  groups: z.array(
    z.strictObject({
      wanted: text.describe('What is to be decided, in words.'),
      count,
      places: z.array(z.strictObject({ file: text, name: text, message: text })).describe('The first few.'),
    }),
  ),
  others: z.strictObject({ count, files: count }).describe('On which no decision is wanted.'),
});

const late = z.array(dated.extend({ why: said.nullable().describe('What was last said of it.') }));

export const boardPack = paper('board-pack', {
  board: z.strictObject({ id: text, name: text, chair: text.nullable() }).nullable(),
  today: day,
  since: day,
  thresholds,
  decisions,
  to_settle: toSettle,
  position: summaryPart,
  live: totalLive,
  ...movementByType,
  moved: z.array(move),
  moved_audit: z.array(move).describe('Of audit actions.'),
  taken_over: migratedData,
  target_changes: count,
  overdue: late,
  near: late,
  waiting: z.array(z.strictObject({ batch: text.nullable(), actions: count, days: count, late: count })),
  awaiting: count,
  batches: z.array(paperBatch),
  causes: z.array(causeProgress),
  paf: z
    .strictObject({
      framework: text,
      topics: count,
      assessed: count,
      worries: z.array(
        topicStanding.pick({ topic: true, title: true, judgement: true, note: true, risk: true }),
      ),
    })
    .nullable(),
  programme: groupedProgramme,
  portal: portalPart.nullable(),
});

export const groupPack = paper('group-pack', {
  board: z.strictObject({ id: text.nullable(), name: text.nullable(), chair: text.nullable() }),
  live: count,
  submitted: count,
  overdue: count,
  rag: byWord([...rags, 'none'], count),
  moved: z.array(move).nullable().describe('Since the last paper; null where there is none.'),
  actions: z.array(actionLine).describe('Those with the force.'),
  waiting: z.array(actionLine).describe('Those with HMICFRS.'),
});

export const reconciliation = paper('reconciliation', {
  portal: portalPart.nullable(),
  unplaced: ids,
});
