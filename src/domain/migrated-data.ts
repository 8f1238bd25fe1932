/** What was taken over from an earlier register: its events are `legacy`, and their days may be those on which they were taken over. */
import type { Action } from './records/action.ts';

/** Ids of actions, once for each time. */
export interface MigratedData {
  readonly closings: readonly string[];
  readonly submissions: readonly string[];
}

export function migratedDataBetween(actions: readonly Action[], since: string, until: string): MigratedData {
  const idsOfEvents = (name: 'closed' | 'submitted') =>
    actions.flatMap(({ id, history }) =>
      history.flatMap(({ event, on, legacy }) =>
        legacy === true && event === name && on > since && on <= until ? [id] : [],
      ),
    );
  return { closings: idsOfEvents('closed'), submissions: idsOfEvents('submitted') };
}

/**
 * The first day of which the register tells more than what was issued and what was taken over; where it tells nothing more yet,
 * the last day of what was taken over. Null where nothing was.
 */
export function firstNativeDate(actions: readonly Action[]): string | null {
  let native = '';
  let migrated = '';
  for (const { history } of actions)
    for (const { event, on, legacy } of history) {
      if (legacy === true) migrated = migrated > on ? migrated : on;
      else if (event !== 'issued') native = native !== '' && native < on ? native : on;
    }
  return migrated === '' ? null : native || migrated;
}
