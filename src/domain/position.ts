/** Calculates the position of an action (its status, leads, dates and so on) at the end of a day from the events up to then. */

import type { Action } from './records/action.ts';
import { type Event, eventRow } from './records/event.ts';
import type { PositionDraft } from './records/event-row.ts';
import { isPlaceholder } from './text/placeholder.ts';
import type { ClosureRoute, Rag, Status } from './vocabulary.ts';

/** The state of an action on a day. Dates are YYYY-MM-DD; null where nothing was recorded. */
export interface Position {
  /** Null before it was issued. */
  readonly status: Status | null;
  readonly issued: string | null;
  readonly force_lead: string | null;
  readonly delivery_lead: string | null;
  readonly board: string | null;
  readonly target: string | null;
  readonly first_target: string | null;
  readonly target_changes: number;
  /** The last rating; null after a return until it is rated again. */
  readonly rag: Rag | null;
  /** The rating before the last return, until it is rated again. */
  readonly rag_before_return: Rag | null;
  /** The day of the return since which it has not been rated; null if it was rated since, or never returned. */
  readonly unrated_since: string | null;
  /** The batch and day of the last submission, whatever its outcome. */
  readonly batch: string | null;
  readonly submitted_on: string | null;
  readonly completed_on: string | null;
  /** The day of the return while the status is `returned`; null otherwise. */
  readonly returned_on: string | null;
  readonly closed_on: string | null;
  readonly route: ClosureRoute | null;
  /** The day of the last event of any kind. */
  readonly last_event: string | null;
}

const notIssued: Position = {
  status: null,
  issued: null,
  force_lead: null,
  delivery_lead: null,
  board: null,
  target: null,
  first_target: null,
  target_changes: 0,
  rag: null,
  rag_before_return: null,
  unrated_since: null,
  batch: null,
  submitted_on: null,
  completed_on: null,
  returned_on: null,
  closed_on: null,
  route: null,
  last_event: null,
};

/** Applies an event. One of an older format, without a row in the event table, changes only `last_event`. */
function applyEvent(position: PositionDraft, event: Event): void {
  const row = eventRow(event.event);
  if (position.last_event === null || event.on > position.last_event) position.last_event = event.on;
  if (row?.move) {
    position.status = row.move.newStatus;
    position.returned_on = null;
  }
  row?.effect(position, event);
}

/** The position at the end of `asAt` (YYYY-MM-DD). Before it is issued an action has no status, even if it has other events. */
export function positionOn(action: Action, asAt: string): Position {
  const draft: PositionDraft = { ...notIssued };
  for (const event of action.history) if (event.on <= asAt) applyEvent(draft, event);
  return draft.issued === null ? notIssued : draft;
}

/** Whether events are in the order of their dates, so that the position of a day can be calculated from that of the day before. */
export const isInDateOrder = ({ history }: Action): boolean =>
  history.every(({ on }, index) => on >= (history[index - 1]?.on ?? ''));

/** The positions at the ends of several days, which must be in order. Takes one pass if the history is in order too. */
export function positionsOn(action: Action, days: readonly string[]): readonly Position[] {
  if (!isInDateOrder(action)) return days.map((day) => positionOn(action, day));
  const draft: PositionDraft = { ...notIssued };
  let position = notIssued;
  let nextIndex = 0;
  return days.map((day) => {
    const startIndex = nextIndex;
    for (let event = action.history[nextIndex]; event && event.on <= day; event = action.history[nextIndex]) {
      applyEvent(draft, event);
      nextIndex += 1;
    }
    if (nextIndex > startIndex && draft.issued !== null) position = { ...draft };
    return position;
  });
}

/** Whether an action was issued and is not closed. */
export const isLive = ({ status }: Position): boolean => status !== null && status !== 'closed';

/** The fields of a position that an action needs in order to be assigned. */
export const ownerFields = ['force_lead', 'delivery_lead', 'board'] as const;
/** A field that names an owner of an action. */
export type OwnerField = (typeof ownerFields)[number];

/** The name of an owner; null where nothing is recorded, or only a placeholder such as `TBC`. */
export const ownerOf = (position: Position, field: OwnerField): string | null => {
  const name = position[field];
  return name === null || isPlaceholder(name) ? null : name;
};

/** The fields without an owner. */
export const missingOwners = (position: Position): readonly OwnerField[] =>
  ownerFields.filter((field) => ownerOf(position, field) === null);

/** Whether a lead or the board is missing. */
export const isUnassigned = (position: Position): boolean => missingOwners(position).length > 0;

/** The rating, or that it was returned and not rated since; null if it was never rated nor returned. */
export const ragGroupOf = <Rating extends string>({
  rag,
  unrated_since: lastReturnDay,
}: { readonly rag: Rating | null } & Pick<Position, 'unrated_since'>):
  | Rating
  | 'not-rated-since-returned'
  | null => (lastReturnDay === null ? rag : 'not-rated-since-returned');

/** Whether the force is the side to act: live, and not with HMICFRS. */
export const isWithForce = (position: Position): boolean =>
  isLive(position) && position.status !== 'submitted';
