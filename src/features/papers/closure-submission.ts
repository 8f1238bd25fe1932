/** A closure submission as it goes to the Force Liaison Lead: each action with its wording, dates, work, evidence and approval. */

import { type ActionState, statesAsAt } from '../../domain/filter.ts';
import { outcomeIn } from '../../domain/movement.ts';
import { byId, type Register } from '../../domain/register.ts';
import { actionTypes, typeTitle, typeWords } from '../../domain/vocabulary.ts';
import { createTable, flexibleColumn, rightAligned } from '../../output/table.ts';
import { dueOn } from '../due/due.ts';
import { defineReport, type ReportContext } from './report-definition.ts';
import type { Difference } from './schemas/shared-schemas.ts';
import type { Submitted } from './schemas/submission-schema.ts';
import { whoApproved } from './sections/action-summary.ts';
import { headOf } from './sections/paper-metadata.ts';
import { submissionDay, submittedAction } from './sections/submitted-action.ts';

function answer(question: ReportContext) {
  const { register, files, paper, subject, ready } = question;
  const asAt = paper.as_at;
  const batch = byId(register.batches).get(subject ?? '');
  const members = membersOf(register, subject, ready, asAt);
  const actions = members.map((state) => submittedAction(register, state, ready ? null : subject, asAt));
  const { waiting, thresholds } = dueOn(register, files, asAt, {});
  const elsewhere = waiting.filter((one) => one.batch !== subject);
  return {
    ...headOf(question),
    ready,
    batch: {
      id: subject,
      title: batch?.title ?? null,
      sent: batch?.sent ?? null,
      to: batch?.to ?? null,
      approved_by: whoApproved(register, batch?.approved_by),
      note: batch?.note ?? null,
    },
    types: actionTypes
      .map((type) => ({
        type,
        ...typeWords[type],
        count: members.filter(({ action }) => action.type === type).length,
      }))
      .filter(({ count }) => count > 0),
    inspections: tally(actions),
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
    differences: lacking(actions, ready),
  };
}

/** The actions of a batch that was sent, or all that are complete where one is to be. */
function membersOf(
  register: Register,
  batch: string | null,
  ready: boolean,
  asAt: string,
): readonly ActionState[] {
  const states = statesAsAt(register, asAt);
  if (ready) return states.filter(({ counted, position }) => counted && position.status === 'complete');
  return states.filter(({ action }) => batch !== null && outcomeIn(action, batch, asAt) !== undefined);
}

/** How many of each inspection, in the order in which they appear. */
function tally(actions: readonly Submitted[]) {
  const counts = new Map<string, number>();
  for (const { inspection } of actions) counts.set(inspection, (counts.get(inspection) ?? 0) + 1);
  return [...counts].map(([title, count]) => ({ title, count }));
}

/** What HMICFRS would ask for first. */
function lacking(actions: readonly Submitted[], ready: boolean): readonly Difference[] {
  const without = (message: string, those: readonly Submitted[]): readonly Difference[] =>
    those.length === 0 ? [] : [{ about: 'the submission', message, ids: those.map(({ id }) => id) }];
  const are = ready ? 'would be sent' : 'were sent';
  return [
    ...without(
      `actions ${are} without evidence`,
      actions.filter(({ evidence }) => evidence.length === 0),
    ),
    ...without(
      `actions ${are} without a Board’s approval`,
      actions.filter(({ approval }) => approval === null),
    ),
    ...without(
      `actions ${are} again, and nothing was recorded after HMICFRS’s feedback`,
      actions.filter(({ feedback }) => feedback.some(({ met }) => met.length === 0)),
    ),
  ];
}

export const closureSubmission = defineReport({
  name: 'closure-submission',
  about: 'a batch as it goes to HMICFRS for closure; --ready: as it would be',
  title: 'Closure submission',
  internal: true,
  subject: { word: 'BATCH', known: ({ batches }) => batches.map(({ id }) => id) },
  day: submissionDay,
  answer,
  tables: ({ types, inspections, actions, waiting }) => ({
    types: createTable(
      ['Type', rightAligned('Number')],
      types.map(({ type, count }) => [typeTitle(type), String(count)]),
    ),
    inspections: createTable(
      ['Inspection', rightAligned('Number')],
      inspections.map(({ title, count }) => [title, String(count)]),
    ),
    contents: createTable(
      [rightAligned('No.'), 'Action', 'Portal', flexibleColumn('Title'), rightAligned('Items of evidence')],
      actions.map((one, i) => [
        String(i + 1),
        one.id,
        one.portal_refs.join(', '),
        one.title,
        String(one.evidence.length),
      ]),
    ),
    waiting: createTable(
      ['Batch', 'Action', flexibleColumn('Title'), rightAligned('Days waiting')],
      waiting.actions.map(({ batch, id, title, days }) => [batch ?? 'None', id, title, String(days)]),
    ),
  }),
});
