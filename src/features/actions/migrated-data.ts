/** Describes how much of an answer was migrated from an earlier register, whose dates may not be those of the events. */
import { formatDate } from '../../domain/dates/calendar.ts';
import { firstNativeDate, type MigratedData, migratedDataBetween } from '../../domain/migrated-data.ts';
import type { Action } from '../../domain/records/action.ts';
import type { Register } from '../../domain/register.ts';
import { pluralise } from '../../output/safe-text.ts';
import type { MigratedDataAnswer } from './schema.ts';

/** The migrated closures and submissions after `since` and up to `until`, with a sentence about them. */
export function describeMigratedData(
  actions: readonly Action[],
  since: string,
  until: string,
): MigratedDataAnswer {
  const migratedData = migratedDataBetween(actions, since, until);
  return { ...migratedData, note: migratedDataNote(migratedData) };
}

function migratedDataNote({ closings, submissions }: MigratedData): string | null {
  const parts = [countPhrase(closings, 'closure'), countPhrase(submissions, 'submission')].flatMap(
    (part) => part ?? [],
  );
  const eventCount = closings.length + submissions.length;
  if (eventCount === 0) return null;
  const [were, their] =
    eventCount === 1
      ? ['was', 'The recorded date may not be the day']
      : ['were', 'The recorded dates may not be the days'];
  return `${parts.join(' and ')} ${were} migrated from an earlier register. ${their} on which ${eventCount === 1 ? 'it' : 'they'} happened.`;
}

const countPhrase = ({ length }: readonly string[], word: string): string | null =>
  length === 0 ? null : pluralise(length, word, `${word}s`);

/** A note for a day before the register's own first event; empty for later days. */
export function migratedDataNotes({ actions }: Pick<Register, 'actions'>, asAt: string): readonly string[] {
  const firstDate = firstNativeDate(actions);
  return firstDate === null || asAt >= firstDate
    ? []
    : [
        `The register’s own events begin on ${formatDate(firstDate)}. For ${formatDate(asAt)} it has only the actions issued and the events migrated from an earlier register, whose dates may not be the days on which they happened.`,
      ];
}
