/** Makes a closure submission for the Force Liaison Lead: a letter of the day it was sent, with what was recorded since after it. */

import * as z from 'zod';
import {
  countSchema,
  daySchema,
  idListSchema,
  objectWithKeys,
  textSchema,
} from '../../app/response-schema.ts';
import { batchParts } from '../../domain/batch-outcomes.ts';
import { formatDate } from '../../domain/dates/calendar.ts';
import type { Register } from '../../domain/register.ts';
import { typeTitle, typeWords } from '../../domain/vocabulary.ts';
import { createTable, flexibleColumn, rightAlignedColumn } from '../../output/document.ts';
import { batchesSentBy } from '../changes/changes.ts';
import { batchOutcomeShape } from '../changes/schema.ts';
import { typeCountSchema } from '../summary/schema.ts';
import { defineReport, type ReportContext } from './report-definition.ts';
import { countTypes } from './sections/action-summary.ts';
import {
  compareLetters,
  type LetterDifference,
  letterDifferenceSchema,
} from './sections/letter-differences.ts';
import { type Inconsistency, type PaperFields, paperSchema } from './sections/paper-metadata.ts';
import { completeOn, type Letter, letterShape, makeLetter, membersOn } from './sections/submission-letter.ts';
import { type SubmittedAction, submissionDay } from './sections/submitted-action.ts';

const schema = paperSchema('closure-submission', {
  ready: z.boolean().describe('Whether it is still to be sent.'),
  day: daySchema.describe('The day of the letter.'),
  recorded: z
    .strictObject({ commit: textSchema, day: daySchema })
    .nullable()
    .describe(
      'The commit that the letter is read from; null where it is read from the register as it is now.',
    ),
  ...letterShape,
  types: z.array(typeCountSchema),
  inspections: z.array(z.strictObject({ title: textSchema, count: countSchema })),
  since_letter: z.array(letterDifferenceSchema).describe('What the register now records otherwise.'),
  outcomes: z
    .strictObject({ ...batchOutcomeShape, ids: objectWithKeys(batchParts, idListSchema) })
    .nullable()
    .describe('Of the batch on the day of the paper; null up to the day of the letter.'),
});

function answer(context: ReportContext): PaperFields<typeof schema> {
  const { register, files, paper, subject: batch, ready, submission } = context;
  const asAt = paper.as_at;
  const recordedRegister = submission?.register ?? register;
  const day = ready ? asAt : (submissionDay(recordedRegister, batch) ?? asAt);
  const members = ready ? completeOn(register, day) : membersOn(recordedRegister, batch, day);
  const letter = makeLetter(recordedRegister, files, { batch, members, day });
  return {
    ready,
    day,
    recorded: submission && { commit: submission.commit, day: submission.day },
    ...letter,
    types: countTypes(members).map(({ type, count }) => ({ ...{ type, ...typeWords[type] }, count })),
    inspections: countByInspection(letter.actions),
    since_letter: ready ? [] : changesSince(context, letter, day),
    outcomes: ready || asAt <= day ? null : outcomesOn(register, batch, asAt),
    differences: missingParts(letter.actions, { ready }),
  };
}

/** What the register now records otherwise than a letter; its members now are the actions submitted on any day. */
function changesSince(
  { register, files, subject: batch, submission }: ReportContext,
  letter: Letter,
  day: string,
): readonly LetterDifference[] {
  const presentLetter = makeLetter(register, files, { batch, members: membersOn(register, batch, day), day });
  const allMembers = membersOn(register, batch, lastDay).map(({ id }) => id);
  return compareLetters(letter, presentLetter, submission?.newIds ?? new Map(), allMembers);
}

/** After every day that a record can have. */
const lastDay = '9999-12-31';

/** The outcomes of a batch's actions by the end of a day. */
function outcomesOn(register: Register, batch: string | null, asAt: string) {
  const row = batchesSentBy(register, asAt).find(({ id }) => id === batch);
  if (row === undefined) return null;
  const { id: _, ...outcomes } = row;
  return outcomes;
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
): readonly Inconsistency[] {
  const difference = (
    message: string,
    affectedActions: readonly SubmittedAction[],
  ): readonly Inconsistency[] =>
    affectedActions.length === 0
      ? []
      : [{ about: 'the submission', message, ids: affectedActions.map(({ id }) => id) }];
  const verb = ready ? 'would be sent' : 'were sent';
  return [
    ...difference(
      `actions ${verb} without evidence`,
      actions.filter(({ evidence }) => evidence.length === 0),
    ),
    ...difference(
      `actions ${verb} without the approval of a board`,
      actions.filter(({ approval }) => approval === null),
    ),
    ...difference(
      `actions ${verb} again with no progress or evidence recorded since HMICFRS’s feedback`,
      actions.filter(({ feedback }) => feedback.some(({ met: workAfter }) => workAfter.length === 0)),
    ),
  ];
}

const outcomeWords = {
  closed: 'Closed',
  returned: 'Returned with feedback',
  withdrawn: 'Withdrawn by the force',
  awaiting: 'With HMICFRS',
};

const factText = (texts: readonly string[]) => texts.join(' / ') || 'not recorded';

/** The letter that asks HMICFRS to close the actions of a batch. */
export const closureSubmission = defineReport({
  schema,
  about: 'A batch of actions sent to HMICFRS for closure; with --ready, a draft of the next one',
  subject: { word: 'BATCH', values: ({ batches }) => batches.map(({ id }) => id) },
  day: submissionDay,
  needsSubmission: true,
  answer,
  captions: ({ paper }) => ({
    types: 'Actions submitted for closure, by type',
    inspections: 'Actions submitted for closure, by inspection',
    contents: 'Actions in this submission, with their items of evidence',
    waiting: 'Actions from earlier batches, with HMICFRS on the day of this letter',
    outcomes: `Actions of this batch by outcome, at the end of ${formatDate(paper.as_at)}`,
    since_letter: 'Facts that are now different in the register',
  }),
  tables: ({ types, inspections, actions, waiting, outcomes, since_letter }) => ({
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
      waiting.actions.map(({ batch, id, title, days }) => [batch ?? 'not recorded', id, title, String(days)]),
    ),
    outcomes: createTable(
      ['Outcome', rightAlignedColumn('Actions'), flexibleColumn('Which')],
      (['closed', 'returned', 'withdrawn', 'awaiting'] as const).map((outcome) => [
        outcomeWords[outcome],
        String(outcomes?.[outcome] ?? 0),
        outcomes?.ids[outcome].join(', ') ?? '',
      ]),
    ),
    since_letter: createTable(
      ['Record', 'Fact', flexibleColumn('In this letter'), flexibleColumn('In the register now')],
      since_letter.map(({ id, fact, was: textsBefore, is: textsNow }) => [
        id,
        fact,
        factText(textsBefore),
        factText(textsNow),
      ]),
    ),
  }),
});
