/** Finds the last update of an action: the newest event with a note. Every page and paper shows this one. */
import { daysBetween } from './dates/calendar.ts';
import type { Position } from './position.ts';
import type { Action } from './records/action.ts';
import type { Event } from './records/event.ts';

/** The newest event on or before a day that has a note. */
export interface LastUpdate {
  /** YYYY-MM-DD. */
  readonly on: string;
  readonly event: Event;
  /** Its note; that of a return begins `Returned by HMICFRS: `. */
  readonly note: string;
}

/** The newest event by the end of `asAt` (YYYY-MM-DD) with a note, of any kind but `correction`; of several on one day the last in the file. Undefined if there is none. */
export function lastUpdate(action: Action, asAt: string): LastUpdate | undefined {
  let update: LastUpdate | undefined;
  for (const event of action.history) {
    if (event.on > asAt || (update && event.on < update.on)) continue;
    const note = noteOf(event);
    if (note !== undefined) update = { on: event.on, event, note };
  }
  return update;
}

function noteOf(event: Event): string | undefined {
  if (event.event === 'correction' || !('note' in event) || event.note === undefined) return undefined;
  return event.event === 'returned' ? `Returned by HMICFRS: ${event.note}` : event.note;
}

/** Whole days since the last event of any kind by the end of `asAt`; null without one. */
export const daysWithoutActivity = ({ last_event: last }: Position, asAt: string): number | null =>
  last === null ? null : daysBetween(last, asAt);
