/** Summarises an action for a paper: what it is, who leads it, its status, its last note and its evidence. */

import * as z from 'zod';
import { countSchema, daySchema, type SchemaOutput, textSchema } from '../../../app/response-schema.ts';
import { compareBy } from '../../../domain/collections.ts';
import { formatDate } from '../../../domain/dates/calendar.ts';
import type { ActionState } from '../../../domain/filter.ts';
import { lastUpdate } from '../../../domain/last-update.ts';
import {
  countDaysOverdue,
  countDaysPastFirstTarget,
  dateToBeMet,
  isOverdue,
  needsNewTarget,
} from '../../../domain/lateness.ts';
import { isFirstTargetHidden, isTargetHidden } from '../../../domain/publication/hidden-target.ts';
import { notPublished } from '../../../domain/publication/not-published.ts';
import type { Action } from '../../../domain/records/action.ts';
import type { Event } from '../../../domain/records/event.ts';
import { indexById, type Register } from '../../../domain/register.ts';
import { actionTypes, rags, statuses, typeWords } from '../../../domain/vocabulary.ts';
import {
  daysPastFirstSchema,
  needsTargetSchema,
  returnedOnSchema,
  unratedSinceSchema,
} from '../../actions/schema.ts';

/** A note of an event, with its day. */
export const datedNoteSchema = z.strictObject({ on: daySchema, note: textSchema });
/** A note of an event, with its day. */
export type DatedNote = SchemaOutput<typeof datedNoteSchema>;

const publicRagSchema = z.enum([...rags, notPublished]).nullable();

/** An action in a row of a paper’s table. */
export const actionLineSchema = z.strictObject({
  id: textSchema,
  type: textSchema.describe('The type in words: recommendation.'),
  title: textSchema,
  inspection: textSchema,
  status: z.enum(statuses).nullable(),
  force_lead: textSchema.nullable(),
  delivery_lead: textSchema.nullable(),
  board: textSchema.nullable(),
  rag: publicRagSchema,
  rag_before_return: publicRagSchema.describe('The rating before the last return, until it is rated again.'),
  unrated_since: unratedSinceSchema,
  due: daySchema.nullable().describe('The force’s target, else the inspectorate’s deadline.'),
  due_published: z.boolean().describe('False where the public may not read the date; then it is null.'),
  is_overdue: z.boolean(),
  overdue_days: countSchema
    .nullable()
    .describe(
      'Days with the force after that date; null where it is not overdue, or the date is not published.',
    ),
  days_past_first: daysPastFirstSchema,
  needs_target: needsTargetSchema,
  returned_on: returnedOnSchema,
  target_changes: countSchema,
  last: datedNoteSchema.nullable().describe('The last update by then: the newest event with a note.'),
});
/** An action in a row of a paper's table. */
export type ActionLine = SchemaOutput<typeof actionLineSchema>;

/** An item of evidence that an action was done. */
export const evidenceSchema = z.strictObject({
  on: daySchema,
  title: textSchema.nullable(),
  location: textSchema.nullable(),
  reference: textSchema.nullable(),
  sha256: textSchema.nullable(),
  tested_by: textSchema.nullable(),
});
/** An item of evidence that an action was done. */
export type Evidence = SchemaOutput<typeof evidenceSchema>;

/** The last update of an action as a paper prints it; null if there is none. */
export function lastNote(action: Action, asAt: string): DatedNote | null {
  const update = lastUpdate(action, asAt);
  return update ? { on: update.on, note: update.note } : null;
}

/** `8 October 2021: Returned by HMICFRS: …`; `not recorded` without an update. */
export const updateText = (update: DatedNote | null): string =>
  update === null ? 'not recorded' : `${formatDate(update.on)}: ${update.note}`;

/** Returns a function that turns the state of an action on a day into its row. */
export function actionLines(register: Register, asAt: string): (state: ActionState) => ActionLine {
  const inspections = indexById(register.inspections);
  const boards = indexById(register.boards);
  return (state) => {
    const { action, position } = state;
    const isHidden = isTargetHidden(register, action, asAt);
    return {
      id: action.id,
      type: typeWords[action.type].one,
      title: action.title,
      inspection: inspections.get(action.inspection)?.title ?? action.inspection,
      status: position.status,
      force_lead: position.force_lead,
      delivery_lead: position.delivery_lead,
      board: position.board === null ? null : (boards.get(position.board)?.name ?? position.board),
      rag: position.rag,
      rag_before_return: position.rag_before_return,
      unrated_since: position.unrated_since,
      due: isHidden ? null : dateToBeMet(action, position),
      due_published: !isHidden,
      is_overdue: isOverdue(state, asAt),
      overdue_days: isHidden ? null : countDaysOverdue(state, asAt),
      days_past_first: isFirstTargetHidden(register, action) ? null : countDaysPastFirstTarget(state, asAt),
      needs_target: needsNewTarget(state, asAt),
      returned_on: position.returned_on,
      target_changes: position.target_changes,
      last: lastNote(action, asAt),
    };
  };
}

/** How many actions there are of each type; types without any are left out. */
export const countTypes = (actions: readonly Pick<Action, 'type'>[]) =>
  actionTypes
    .map((type) => ({ type, count: actions.filter((action) => action.type === type).length }))
    .filter(({ count }) => count > 0);

/** Orders rows by the date to be met; those without one are last. */
export const compareDue = compareBy(({ due }: { readonly due: string | null }) => due ?? '9999-12-31');

/** A board's name by its id; another word as it is, null if nothing is recorded. */
export const boardName = (register: Register, name: string | undefined): string | null =>
  name === undefined
    ? null
    : name === notPublished
      ? 'a role that is not published'
      : (indexById(register.boards).get(name)?.name ?? name);

/** A status in the words of a paper. */
export const statusWords = (status: string | null): string =>
  status === null ? '' : (wordsOfStatus[status] ?? status);

const wordsOfStatus: Readonly<Record<string, string>> = {
  complete: 'complete, ready to submit',
  submitted: 'with HMICFRS',
  returned: 'returned by HMICFRS',
};

/** The items of evidence in a history, oldest first. */
export const evidenceIn = (history: readonly Event[]): readonly Evidence[] =>
  history.flatMap((event) =>
    event.event === 'evidence'
      ? [
          {
            on: event.on,
            title: event.title ?? null,
            location: event.location ?? null,
            reference: event.reference ?? null,
            sha256: event.sha256 ?? null,
            tested_by: event.tested_by ?? null,
          },
        ]
      : [],
  );
