/** The moves of an action from status to status, as the event table allows them. */
import { type EventName, eventRow, eventRows } from './records/event.ts';
import type { Status } from './vocabulary.ts';

/** The status that an event leads to; undefined where it changes none. */
export const statusAfter = (event: string): Status | undefined => eventRow(event)?.move?.to;

export const isMove = (event: string): boolean => statusAfter(event) !== undefined;

/** The moves allowed from a status. `issued` comes first and exactly once, so it is never among them. */
export const movesFrom = (status: Status): readonly EventName[] =>
  eventRows.flatMap(({ name, move }) => (move?.from.includes(status) ? [name] : []));

/** A move that is not allowed from the status of the action at that point. */
export interface UnlawfulMove {
  /** Its place in the history, from 0. */
  readonly index: number;
  readonly status: Status;
}

/** The unlawful moves of a history. A second `issued` is not among them: another rule finds it. */
export function unlawfulMoves(history: readonly { readonly event: string }[]): readonly UnlawfulMove[] {
  const moves: UnlawfulMove[] = [];
  let status: Status | undefined;
  for (const [index, { event }] of history.entries()) {
    const move = eventRow(event)?.move;
    if (move === undefined) continue;
    if (status !== undefined && event !== 'issued' && !move.from.includes(status))
      moves.push({ index, status });
    if (status !== undefined || event === 'issued') status = move.to;
  }
  return moves;
}
