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
  let firstNativeDay = '';
  let lastMigratedDay = '';
  for (const { history } of actions)
    for (const { event, on, legacy } of history) {
      if (legacy === true) lastMigratedDay = lastMigratedDay > on ? lastMigratedDay : on;
      else if (event !== 'issued')
        firstNativeDay = firstNativeDay !== '' && firstNativeDay < on ? firstNativeDay : on;
    }
  return lastMigratedDay === '' ? null : firstNativeDay || lastMigratedDay;
}
