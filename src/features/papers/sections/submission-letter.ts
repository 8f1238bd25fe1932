/** Makes the letter of a closure submission as at its day, with the actions of its batch and those of earlier batches. */

import * as z from 'zod';
import { countSchema, daySchema, type SchemaOutput, textSchema } from '../../../app/response-schema.ts';
import { findBatchOutcome } from '../../../domain/batch-outcomes.ts';
import { statesAsAt } from '../../../domain/filter.ts';
import { isReadyToSubmit } from '../../../domain/population.ts';
import type { Action } from '../../../domain/records/action.ts';
import { type FileAccount, indexById, isCounted, type Register } from '../../../domain/register.ts';
import { dueOn } from '../../due/due.ts';
import { boardName } from './action-summary.ts';
import { submittedAction, submittedActionSchema } from './submitted-action.ts';

/** The fields of a letter: the facts of its batch, its actions, and the annex of earlier submissions. */
export const letterShape = {
  batch: z.strictObject({
    id: textSchema.nullable(),
    title: textSchema.nullable(),
    sent: daySchema.nullable(),
    to: textSchema.nullable(),
    approved_by: textSchema.nullable(),
    note: textSchema.nullable(),
  }),
  actions: z.array(submittedActionSchema),
  waiting: z
    .strictObject({
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
    })
    .describe('Actions of batches that were sent earlier, with HMICFRS on the day of the letter.'),
};
/** A letter. */
export type Letter = SchemaOutput<z.ZodObject<typeof letterShape>>;

/** The register as recorded when a batch was sent. */
export interface RecordedSubmission {
  /** The commit, in full, and the day it was made. */
  readonly commit: string;
  readonly day: string;
  /** Without the actions that are marked above the paper. */
  readonly register: Register;
  /** New ids of actions that were renamed since, by their ids then. */
  readonly newIds: ReadonlyMap<string, string>;
}

/** Which letter: of a batch, or the draft of one that is still to be sent. */
export interface LetterQuestion {
  readonly batch: string | null;
  readonly members: readonly Action[];
  /** The day of the letter, YYYY-MM-DD. */
  readonly day: string;
}

/** The letter as a register records it. */
export function makeLetter(
  register: Register,
  files: FileAccount,
  { batch: id, members, day }: LetterQuestion,
): Letter {
  const batches = indexById(register.batches);
  const batch = batches.get(id ?? '');
  const { waiting, thresholds } = dueOn(register, files, day, {});
  // A draft is later than everything that was sent.
  const earlier = waiting.filter(
    (entry) => batch === undefined || (batches.get(entry.batch ?? '')?.sent ?? entry.submitted_on) < day,
  );
  return {
    batch: {
      id,
      title: batch?.title ?? null,
      sent: batch?.sent ?? null,
      to: batch?.to ?? null,
      approved_by: boardName(register, batch?.approved_by),
      note: batch?.note ?? null,
    },
    actions: members.map((action) => submittedAction(register, action, id, day)),
    waiting: {
      days: thresholds.waiting_days,
      late: earlier.filter(({ late: isLate }) => isLate).length,
      actions: earlier.map((entry) => ({
        id: entry.id,
        title: entry.title,
        batch: entry.batch,
        submitted_on: entry.submitted_on,
        days: entry.days,
        late: entry.late,
      })),
    },
  };
}

/** The counted actions that are complete on a day, in the order of ids. */
export const completeOn = (register: Register, day: string): readonly Action[] =>
  statesAsAt(register, day)
    .filter(isReadyToSubmit)
    .map(({ action }) => action);

/** The counted actions that were submitted in a batch by a day, in the order of ids. */
export const membersOn = (register: Register, batch: string | null, day: string): readonly Action[] =>
  statesAsAt(register, day)
    .map(({ action }) => action)
    .filter((action) => isCounted(action) && findBatchOutcome(action, batch ?? '', day) !== undefined);
