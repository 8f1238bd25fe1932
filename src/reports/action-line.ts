/** One action as the papers tell of it: what it is, whose it is, how it stands, and what was last said of it. */
import type { ActionLine, Said } from '../model/answers/papers/parts.ts';
import { daysBetween } from '../model/calendar.ts';
import type { Standing } from '../model/filter.ts';
import { dueDate, isOverdue } from '../model/position.ts';
import type { Action } from '../model/records/action.ts';
import { byId, type Register } from '../model/register.ts';
import { typeWords } from '../model/vocabulary.ts';

/** The last of some events that said something by a day. */
export function lastSaid(action: Action, asAt: string, events: readonly string[]): Said | null {
  for (const event of [...action.history].reverse())
    if (event.on <= asAt && events.includes(event.event) && 'note' in event && event.note !== undefined)
      return { on: event.on, note: event.note };
  return null;
}

/** Makes lines of the standings of a register on a day. */
export function lineMaker(register: Register, asAt: string): (standing: Standing) => ActionLine {
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
export const byDue = (a: { readonly due: string | null }, b: { readonly due: string | null }): number => {
  const [x, y] = [a.due ?? '9999-12-31', b.due ?? '9999-12-31'];
  return x < y ? -1 : x > y ? 1 : 0;
};

/** A board's name, or the word that stands in its place. */
export const whoApproved = (register: Register, name: string | undefined): string | null =>
  name === undefined ? null : (byId(register.boards).get(name)?.name ?? name);
