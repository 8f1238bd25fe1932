/** Finds events migrated from an earlier register. They are marked `legacy`, and their dates may be those of the migration. */
import { isInPeriod } from './dates/period.ts';
import type { Action } from './records/action.ts';

/** The ids of actions with migrated closures and submissions, once for each event. */
export interface MigratedData {
  readonly closings: readonly string[];
  readonly submissions: readonly string[];
}

/** The migrated closures and submissions after `since` and up to `until`. */
export function migratedDataBetween(actions: readonly Action[], since: string, until: string): MigratedData {
  const idsOfEvents = (name: 'closed' | 'submitted') =>
    actions.flatMap(({ id, history }) =>
      history.flatMap(({ event, on, legacy }) =>
        legacy === true && event === name && isInPeriod(on, { since, until }) ? [id] : [],
      ),
    );
  return { closings: idsOfEvents('closed'), submissions: idsOfEvents('submitted') };
}

/**
 * The first day with an event that the register recorded itself (other than `issued`); the last day of migrated data if it
 * recorded none itself. Null if nothing was migrated.
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
