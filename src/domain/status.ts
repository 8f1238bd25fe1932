/** Answers which events change the status of an action, and which moves are not allowed, from the event table. */
import { type EventName, eventRow, eventRows } from './records/event.ts';
import type { Status } from './vocabulary.ts';

/** The status after an event; undefined if the event does not change it. */
export const statusAfter = (event: string): Status | undefined => eventRow(event)?.move?.newStatus;

/** Whether an event changes the status. */
export const isMove = (event: string): boolean => statusAfter(event) !== undefined;

/** The moves allowed from a status. `issued` comes first and exactly once, so it is not included. */
export const movesFrom = (status: Status): readonly EventName[] =>
  eventRows.flatMap(({ name, move }) => (move?.allowedStatuses.includes(status) ? [name] : []));

/** A move that is not allowed from the status before it. */
export interface UnlawfulMove {
  /** The index of the event in the history. */
  readonly index: number;
  /** The status before the event. */
  readonly status: Status;
}

/** The moves of a history that are not allowed. A second `issued` is not included: another rule finds it. */
export function unlawfulMoves(history: readonly { readonly event: string }[]): readonly UnlawfulMove[] {
  const moves: UnlawfulMove[] = [];
  let status: Status | undefined;
  for (const [index, { event }] of history.entries()) {
    const move = eventRow(event)?.move;
    if (move === undefined) continue;
    if (status !== undefined && event !== 'issued' && !move.allowedStatuses.includes(status))
      moves.push({ index, status });
    if (status !== undefined || event === 'issued') status = move.newStatus;
  }
  return moves;
}
