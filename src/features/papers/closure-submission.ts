/** Makes a closure submission for the Force Liaison Lead: each action with its wording, dates, work, evidence and approval. */

import * as z from 'zod';
import { countSchema, daySchema, textSchema } from '../../app/response-schema.ts';
import { type ActionState, statesAsAt } from '../../domain/filter.ts';
import { findBatchOutcome } from '../../domain/movement.ts';
import { indexById, type Register } from '../../domain/register.ts';
import { typeTitle, typeWords } from '../../domain/vocabulary.ts';
import { createTable, flexibleColumn, rightAlignedColumn } from '../../output/document.ts';
import { dueOn } from '../due/due.ts';
import { typeCountSchema } from '../summary/schema.ts';
import { defineReport, type ReportContext } from './report-definition.ts';
import { boardName, countTypes } from './sections/action-summary.ts';
import { type Difference, type PaperFields, paperSchema } from './sections/paper-metadata.ts';
import {
  type SubmittedAction,
  submissionDay,
  submittedAction,
  submittedActionSchema,
} from './sections/submitted-action.ts';

const schema = paperSchema('closure-submission', {
  ready: z.boolean().describe('Whether it is still to be sent.'),
  batch: z.strictObject({
    id: textSchema.nullable(),
    title: textSchema.nullable(),
    sent: daySchema.nullable(),
    to: textSchema.nullable(),
    approved_by: textSchema.nullable(),
    note: textSchema.nullable(),
  }),
  types: z.array(typeCountSchema),
  inspections: z.array(z.strictObject({ title: textSchema, count: countSchema })),
  actions: z.array(submittedActionSchema),
  waiting: z.strictObject({
    days: countSchema.describe('After which an answer is late.'),
    late: countSchema,
    actions: z.array(
      z.strictObject({
        id: textSchema,
        title: textSchema,
        batch: textSchema.nullable(),
        submitted_on: daySchema,
        days: countSchema,
        late: z.boolean(),
      }),
    ),
  }),
});

function answer(context: ReportContext): PaperFields<typeof schema> {
  const { register, files, paper, subject, ready } = context;
  const asAt = paper.as_at;
  const batch = indexById(register.batches).get(subject ?? '');
  const members = submissionMembers(register, { batch: subject, ready, asAt });
  const actions = members.map((state) => submittedAction(register, state, ready ? null : subject, asAt));
  const { waiting, thresholds } = dueOn(register, files, asAt, {});
  const elsewhere = waiting.filter((entry) => entry.batch !== subject);
  return {
    ready,
    batch: {
      id: subject,
      title: batch?.title ?? null,
      sent: batch?.sent ?? null,
      to: batch?.to ?? null,
      approved_by: boardName(register, batch?.approved_by),
      note: batch?.note ?? null,
    },
    types: countTypes(members.map(({ action }) => action)).map(({ type, count }) => ({
      ...{ type, ...typeWords[type] },
      count,
    })),
    inspections: countByInspection(actions),
    actions,
    waiting: {
      days: thresholds.waiting_days,
      late: elsewhere.filter(({ late }) => late).length,
      actions: elsewhere.map(({ id, title, batch: other, submitted_on, days, late }) => ({
        id,
        title,
        batch: other,
        submitted_on,
        days,
        late,
      })),
    },
    differences: missingParts(actions, { ready }),
  };
}

/** The actions of a batch that was sent; all complete actions if it is still to be sent. */
function submissionMembers(
  register: Register,
  { batch, ready, asAt }: { readonly batch: string | null; readonly ready: boolean; readonly asAt: string },
): readonly ActionState[] {
  const states = statesAsAt(register, asAt);
  if (ready) return states.filter(({ counted, position }) => counted && position.status === 'complete');
  return states.filter(({ action }) => batch !== null && findBatchOutcome(action, batch, asAt) !== undefined);
}

/** How many actions each inspection has, in the order in which they appear. */
function countByInspection(actions: readonly SubmittedAction[]) {
  const counts = new Map<string, number>();
  for (const { inspection } of actions) counts.set(inspection, (counts.get(inspection) ?? 0) + 1);
  return [...counts].map(([title, count]) => ({ title, count }));
}

/** The parts that HMICFRS would ask for first. */
function missingParts(
  actions: readonly SubmittedAction[],
  { ready }: { readonly ready: boolean },
): readonly Difference[] {
  const difference = (message: string, affected: readonly SubmittedAction[]): readonly Difference[] =>
    affected.length === 0 ? [] : [{ about: 'the submission', message, ids: affected.map(({ id }) => id) }];
  const are = ready ? 'would be sent' : 'were sent';
  return [
    ...difference(
      `actions ${are} without evidence`,
      actions.filter(({ evidence }) => evidence.length === 0),
    ),
    ...difference(
      `actions ${are} without a Board’s approval`,
      actions.filter(({ approval }) => approval === null),
    ),
    ...difference(
      `actions ${are} again, and nothing was recorded after HMICFRS’s feedback`,
      actions.filter(({ feedback }) => feedback.some(({ met }) => met.length === 0)),
    ),
  ];
}

export const closureSubmission = defineReport({
  schema,
  about: 'a batch as it goes to HMICFRS for closure; --ready: as it would be',
  title: 'Closure submission',
  internal: true,
  subject: { word: 'BATCH', values: ({ batches }) => batches.map(({ id }) => id) },
  day: submissionDay,
  answer,
  captions: () => ({
    types: 'Actions submitted for closure, by type',
    inspections: 'Actions submitted for closure, by inspection',
    contents: 'Actions in this submission, with their items of evidence',
    waiting: 'Actions from earlier batches that await an answer',
  }),
  tables: ({ types, inspections, actions, waiting }) => ({
    types: createTable(
      ['Type', rightAlignedColumn('Number')],
      types.map(({ type, count }) => [typeTitle(type), String(count)]),
    ),
    inspections: createTable(
      ['Inspection', rightAlignedColumn('Number')],
      inspections.map(({ title, count }) => [title, String(count)]),
    ),
    contents: createTable(
      [
        rightAlignedColumn('No.'),
        'Action',
        'Portal',
        flexibleColumn('Title'),
        rightAlignedColumn('Items of evidence'),
      ],
      actions.map((entry, i) => [
        String(i + 1),
        entry.id,
        entry.portal_refs.join(', '),
        entry.title,
        String(entry.evidence.length),
      ]),
    ),
    waiting: createTable(
      ['Batch', 'Action', flexibleColumn('Title'), rightAlignedColumn('Days waiting')],
      waiting.actions.map(({ batch, id, title, days }) => [batch ?? 'None', id, title, String(days)]),
    ),
  }),
});
