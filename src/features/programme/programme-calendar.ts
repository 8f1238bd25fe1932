/** Turns the programme into calendar entries, and names the dates that are too vague for one. */

import { compareBy } from '../../domain/collections.ts';
import { formatPartialDate } from '../../domain/dates/calendar.ts';
import { lastDayOfActivity } from '../../domain/dates/parse-duration.ts';
import { parsePartialDate } from '../../domain/dates/partial-date.ts';
import type { Inspection } from '../../domain/records/inspection.ts';
import type { CalendarEntry } from '../../output/ics.ts';
import { dayKey } from './programme.ts';
import type { KeyDate } from './schema.ts';

/** The entries of a calendar, and the dates that it has no entry for. */
export interface ProgrammeCalendar {
  readonly entries: readonly CalendarEntry[];
  /** `Domestic abuse: 2021/22`: known to the year only, or not at all. */
  readonly left_out: readonly string[];
}

/** When an inspection's file was last changed, and how often. */
export type RevisionOf = (inspection: Inspection) => Pick<CalendarEntry, 'sequence' | 'modifiedSeconds'>;

/**
 * Entries for dates known to the day or month, as long as their words say; `forceName` makes their ids unique to the force.
 * An inspection that does not proceed keeps its entries, which are cancelled: a calendar would otherwise go on showing them.
 */
export function programmeCalendar(
  inspections: readonly Inspection[],
  forceName: string,
  revisionOf: RevisionOf,
): ProgrammeCalendar {
  const entries: CalendarEntry[] = [];
  const leftOut: string[] = [];
  for (const inspection of inspections) {
    const { title } = inspection;
    for (const { when, activity, entryName } of namedDates(inspection)) {
      const date = when === null ? undefined : parsePartialDate(when);
      if (!date || date.precision === 'year') {
        const words = [when === null ? 'no date' : formatPartialDate(when), activity ?? []].flat();
        if (inspection.status !== 'not-proceeding') leftOut.push(`${title}: ${words.join(', ')}`);
        continue;
      }
      const isCertain = date.precision === 'day';
      const summary = activity === null ? title : `${title}: ${activity}`;
      entries.push({
        uid: `${inspection.id}.${entryName}@${slug(forceName) || 'force'}.afi`,
        firstDay: date.from,
        lastDay: date.from === date.to ? lastDayOfActivity(activity ?? '', date.from) : date.to,
        summary: isCertain ? summary : `${summary} (${formatPartialDate(when ?? '')}, day not known)`,
        description: inspection.note ?? null,
        status: inspection.status === 'not-proceeding' ? 'CANCELLED' : isCertain ? 'CONFIRMED' : 'TENTATIVE',
        ...revisionOf(inspection),
      });
    }
  }
  return { entries, left_out: leftOut };
}

/**
 * The dates of an inspection by day, each with a name that does not depend on its day: its activity, numbered in the order of
 * the file where several have the same. An inspection without dates has one that is not known.
 */
function namedDates({ dates = [] }: Inspection): readonly (KeyDate & { readonly entryName: string })[] {
  const counts = new Map<string, number>();
  const keyDates: NonNullable<Inspection['dates']> = dates.length > 0 ? dates : [{}];
  return keyDates
    .map(({ when, activity }) => {
      const name = slug(activity ?? '') || 'date';
      const repeatIndex = (counts.get(name) ?? 0) + 1;
      counts.set(name, repeatIndex);
      return {
        when: when ?? null,
        activity: activity ?? null,
        entryName: repeatIndex === 1 ? name : `${name}-${repeatIndex}`,
      };
    })
    .sort(compareBy(dayKey));
}

/** A text as a part of an id: lower case, digits and hyphens; a letter of another script becomes its code point. */
const slug = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\x00-\x7f]/gu, (letter) => `u${letter.codePointAt(0)?.toString(16)}`)
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
