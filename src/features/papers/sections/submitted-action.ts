/** Describes one action of a closure submission: its wording, dates, work, evidence, approval and earlier feedback. */

import * as z from 'zod';
import { daySchema, type SchemaOutput, textListSchema, textSchema } from '../../../app/response-schema.ts';
import { positionOn } from '../../../domain/position.ts';
import type { Action } from '../../../domain/records/action.ts';
import type { Event } from '../../../domain/records/event.ts';
import { indexById, type Register } from '../../../domain/register.ts';
import { rags, typeWords } from '../../../domain/vocabulary.ts';
import { boardName, datedNoteSchema, evidenceIn, evidenceSchema } from './action-summary.ts';

/** An action in a closure submission. */
export const submittedActionSchema = z.strictObject({
  id: textSchema,
  type: textSchema.describe('As a sentence names it.'),
  title: textSchema,
  inspection: textSchema,
  published: daySchema.nullable(),
  portal_refs: textListSchema,
  wording: textSchema,
  deadline: z.strictObject({ text: textSchema.nullable(), by: daySchema.nullable() }),
  first_target: daySchema.nullable(),
  target: daySchema.nullable(),
  target_changes: z.array(
    z.strictObject({
      on: daySchema,
      from: daySchema,
      to: daySchema,
      reason: textSchema.nullable(),
      approved_by: textSchema.nullable(),
    }),
  ),
  done: z.array(datedNoteSchema.extend({ rag: z.enum(rags).nullable() })),
  evidence: z.array(evidenceSchema),
  approval: z
    .strictObject({
      on: daySchema,
      by: textSchema.nullable(),
      minute: textSchema.nullable(),
      note: textSchema.nullable(),
    })
    .nullable(),
  feedback: z
    .array(
      z.strictObject({
        on: daySchema,
        note: textSchema.nullable(),
        batch: textSchema.nullable(),
        met: z.array(z.strictObject({ on: daySchema, what: textSchema })).describe('What was done after it.'),
      }),
    )
    .describe('The feedback of HMICFRS on an earlier submission.'),
});
/** An action of a closure submission, with its evidence. */
export type SubmittedAction = SchemaOutput<typeof submittedActionSchema>;

/** The day on which a batch was sent: the day of its letter. */
export const submissionDay = ({ batches }: Register, batch: string | null): string | undefined =>
  indexById(batches).get(batch ?? '')?.sent;

/** An action as it was when it was submitted in a batch; without a batch, as it is on a day. */
export function submittedAction(
  register: Register,
  action: Action,
  batch: string | null,
  asAt: string,
): SubmittedAction {
  const upTo = action.history.findLastIndex(
    (event) => event.event === 'submitted' && event.batch === batch && event.on <= asAt,
  );
  const eventsBefore =
    upTo < 0 ? action.history.filter(({ on }) => on <= asAt) : action.history.slice(0, upTo);
  const history = eventsBefore.filter(({ internal }) => internal !== true);
  const position = positionOn({ ...action, history: eventsBefore }, asAt);
  const inspection = indexById(register.inspections).get(action.inspection);
  return {
    id: action.id,
    type: typeWords[action.type].one,
    title: action.title,
    inspection: inspection?.title ?? action.inspection,
    published: inspection?.published ?? null,
    portal_refs: action.portal_refs ?? [],
    wording: action.wording.trimEnd(),
    deadline: { text: action.deadline?.text ?? null, by: action.deadline?.by ?? null },
    first_target: position.first_target,
    target: position.target,
    target_changes: targetChanges(register, history),
    done: history.flatMap((event) =>
      event.event === 'progress'
        ? [
            {
              on: event.on,
              rag: event.rag ?? null,
              note: event.note ?? 'Progress (text not recorded).',
            },
          ]
        : [],
    ),
    evidence: evidenceIn(history),
    approval: approvalIn(register, eventsBefore),
    feedback: feedbackIn(action, history),
  };
}

function targetChanges(register: Register, history: readonly Event[]): SubmittedAction['target_changes'] {
  const targets = history.flatMap((event) =>
    event.event === 'target' && event.by !== undefined ? [{ event, by: event.by }] : [],
  );
  return targets.slice(1).map(({ event, by: targetDay }, i) => ({
    on: event.on,
    from: targets[i]?.by ?? '',
    to: targetDay,
    reason: event.reason ?? null,
    approved_by: boardName(register, event.approved_by),
  }));
}

/** Events after which an earlier approval no longer covers the action. */
const endsApproval: ReadonlySet<string> = new Set(['returned', 'withdrawn', 'closed', 'reopened']);

/** The approval of this submission. An internal one has its day and approver only: the letter must not deny it. */
function approvalIn(register: Register, history: readonly Event[]): SubmittedAction['approval'] {
  const lastEndIndex = history.findLastIndex(({ event }) => endsApproval.has(event));
  const last = history.slice(lastEndIndex + 1).findLast((event) => event.event === 'completed');
  if (last?.event !== 'completed') return null;
  const { minute = null, note = null } = last.internal ? {} : last;
  return { on: last.on, by: boardName(register, last.approved_by), minute, note };
}

const workIn = (history: readonly Event[]) =>
  history.flatMap((event) => {
    if (event.event === 'progress')
      return [{ on: event.on, what: event.note ?? 'Progress (text not recorded).' }];
    if (event.event === 'evidence')
      return [{ on: event.on, what: `New evidence: ${event.title ?? 'title not recorded'}` }];
    return [];
  });

function feedbackIn(action: Action, history: readonly Event[]): SubmittedAction['feedback'] {
  const returns = history.flatMap((event, place) => (event.event === 'returned' ? [{ event, place }] : []));
  return returns.map(({ event, place }, returnIndex) => {
    const earlier = action.history.slice(0, action.history.indexOf(event));
    return {
      on: event.on,
      batch: positionOn({ ...action, history: earlier }, event.on).batch,
      note: event.note ?? null,
      met: workIn(history.slice(place + 1, returns[returnIndex + 1]?.place)),
    };
  });
}
