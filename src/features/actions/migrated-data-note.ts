/** That some of what a page tells was taken over from an earlier register, whose days may not be those on which it happened. */

import { formatDate } from '../../domain/dates/calendar.ts';
import { firstNativeDate, type MigratedData, migratedDataBetween } from '../../domain/migrated-data.ts';
import type { Action } from '../../domain/records/action.ts';
import type { Register } from '../../domain/register.ts';
import { pluralise } from '../../output/safe-text.ts';
import type { MigratedDataAnswer } from './migrated-data-schema.ts';

export function takenOverTold(actions: readonly Action[], since: string, until: string): MigratedDataAnswer {
  const taken = migratedDataBetween(actions, since, until);
  return { ...taken, note: noteOf(taken) };
}

function noteOf({ closings, submissions }: MigratedData): string | null {
  const parts = [counted(closings, 'closing'), counted(submissions, 'submission')].flatMap(
    (one) => one ?? [],
  );
  const all = closings.length + submissions.length;
  if (all === 0) return null;
  const [were, their] =
    all === 1 ? ['was', 'its day may not be the one'] : ['were', 'their days may not be those'];
  return `${parts.join(' and ')} ${were} taken over from an earlier register; ${their} on which ${all === 1 ? 'it' : 'they'} happened.`;
}

const counted = ({ length }: readonly string[], word: string): string | null =>
  length === 0 ? null : pluralise(length, word, `${word}s`);

/** A caution for a day of which the register knows only what was taken over. */
export function beforeItself({ actions }: Pick<Register, 'actions'>, asAt: string): readonly string[] {
  const from = firstNativeDate(actions);
  return from === null || asAt >= from
    ? []
    : [
        `The register itself tells of ${formatDate(from)} onwards; of ${formatDate(asAt)} it knows only what was issued and what was taken over from an earlier register, whose days may not be those on which it happened.`,
      ];
}
