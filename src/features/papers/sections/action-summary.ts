/** One action as the papers tell of it: what it is, whose it is, how it stands, what was last said of it and what shows it. */

import { compareBy } from '../../../domain/collections.ts';
import { daysBetween } from '../../../domain/dates/calendar.ts';
import type { ActionState } from '../../../domain/filter.ts';
import { dueDate, isOverdue } from '../../../domain/position.ts';
import type { Action } from '../../../domain/records/action.ts';
import type { Event } from '../../../domain/records/event.ts';
import { byId, type Register } from '../../../domain/register.ts';
import { typeWords } from '../../../domain/vocabulary.ts';
import type { ActionLine, Said } from '../schemas/shared-schemas.ts';

/** The last of some events that said something by a day. */
export function lastSaid(action: Action, asAt: string, events: readonly string[]): Said | null {
  for (const event of [...action.history].reverse())
    if (event.on <= asAt && events.includes(event.event) && 'note' in event && event.note !== undefined)
      return { on: event.on, note: event.note };
  return null;
}

/** Makes lines of the standings of a register on a day. */
export function lineMaker(register: Register, asAt: string): (state: ActionState) => ActionLine {
  const inspections = byId(register.inspections);
  const boards = byId(register.boards);
  return ({ action, position }) => {
    const due = dueDate(action, position);
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
      due,
      overdue_days: due !== null && isOverdue(action, position, asAt) ? daysBetween(due, asAt) : null,
      target_changes: position.target_changes,
      last: lastSaid(action, asAt, ['progress']),
    };
  };
}

/** Soonest to be met first, those without a date last; the order of ids where they are equal. */
export const byDue = compareBy(({ due }: { readonly due: string | null }) => due ?? '9999-12-31');

/** A board's name, or the word that stands in its place. */
export const whoApproved = (register: Register, name: string | undefined): string | null =>
  name === undefined ? null : (byId(register.boards).get(name)?.name ?? name);

/** A status as a reader of papers is told it. */
export const statusWords = (status: string | null): string =>
  status === 'submitted'
    ? 'with HMICFRS'
    : status === 'complete'
      ? 'complete, to be submitted'
      : (status ?? '');

/** Something that shows that an action was done. */
export interface Evidence {
  readonly on: string;
  readonly title: string;
  readonly location: string | null;
  readonly reference: string | null;
  readonly sha256: string | null;
  readonly tested_by: string | null;
}

export const evidenceIn = (history: readonly Event[]): readonly Evidence[] =>
  history.flatMap((event) =>
    event.event === 'evidence'
      ? [
          {
            on: event.on,
            title: event.title ?? '',
            location: event.location ?? null,
            reference: event.reference ?? null,
            sha256: event.sha256 ?? null,
            tested_by: event.tested_by ?? null,
          },
        ]
      : [],
  );
