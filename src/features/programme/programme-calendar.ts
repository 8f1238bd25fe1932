/** The programme as entries of a calendar, and what has no date for one. */

import { formatPartialDate } from '../../domain/dates/calendar.ts';
import { lastDayOfActivity } from '../../domain/dates/parse-duration.ts';
import { parsePartialDate } from '../../domain/dates/partial-date.ts';
import type { CalendarEntry } from '../../output/ics.ts';
import type { Coming, KeyDate } from './schema.ts';

export interface ProgrammeCalendar {
  readonly entries: readonly CalendarEntry[];
  /** `Domestic abuse: 2021/22`: known to the year only, or not at all. */
  readonly left_out: readonly string[];
}

/** Days, months and how long the words say it lasts are entries; `home` makes their names different from those of every other force. */
export function programmeCalendar(comings: readonly Coming[], home: string): ProgrammeCalendar {
  const entries: CalendarEntry[] = [];
  const leftOut: string[] = [];
  for (const coming of comings) {
    const names = new Map<string, number>();
    const dates: readonly KeyDate[] =
      coming.dates.length > 0 ? coming.dates : [{ when: null, activity: null }];
    for (const { when, activity } of dates) {
      const name = wordsOf(activity ?? '') || 'date';
      const nth = (names.get(name) ?? 0) + 1;
      names.set(name, nth);
      const date = when === null ? undefined : parsePartialDate(when);
      if (!date || date.precision === 'year') {
        leftOut.push(
          `${coming.title}: ${[when === null ? 'no date' : formatPartialDate(when), activity ?? []].flat().join(', ')}`,
        );
        continue;
      }
      const certain = date.precision === 'day';
      const what = activity === null ? coming.title : `${coming.title}: ${activity}`;
      entries.push({
        uid: `${coming.id}.${name}${nth === 1 ? '' : `-${nth}`}@${wordsOf(home) || 'force'}.afi`,
        from: date.from,
        to: date.from === date.to ? lastDayOfActivity(activity ?? '', date.from) : date.to,
        summary: certain ? what : `${what} (${formatPartialDate(when ?? '')}, day not known)`,
        description: coming.note,
        certain,
      });
    }
  }
  return { entries, left_out: leftOut };
}

/** Words as a part of a name: lower case, digits and hyphens; a letter of another script by its number. */
const wordsOf = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\x00-\x7f]/gu, (letter) => `u${letter.codePointAt(0)?.toString(16)}`)
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
