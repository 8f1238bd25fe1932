/** Turns the programme into calendar entries, and names the dates that are too vague for one. */

import { formatPartialDate } from '../../domain/dates/calendar.ts';
import { lastDayOfActivity } from '../../domain/dates/parse-duration.ts';
import { parsePartialDate } from '../../domain/dates/partial-date.ts';
import type { CalendarEntry } from '../../output/ics.ts';
import type { KeyDate, ProgrammeEntry } from './schema.ts';

/** The entries of a calendar, and the dates that it has no entry for. */
export interface ProgrammeCalendar {
  readonly entries: readonly CalendarEntry[];
  /** `Domestic abuse: 2021/22`: known to the year only, or not at all. */
  readonly left_out: readonly string[];
}

/** Entries for dates known to the day or month, as long as their words say; `home` makes their ids unique to the force. */
export function programmeCalendar(
  inspections: readonly ProgrammeEntry[],
  forceName: string,
): ProgrammeCalendar {
  const entries: CalendarEntry[] = [];
  const leftOut: string[] = [];
  for (const inspection of inspections) {
    const names = new Map<string, number>();
    const dates: readonly KeyDate[] =
      inspection.dates.length > 0 ? inspection.dates : [{ when: null, activity: null }];
    for (const { when, activity } of dates) {
      const name = slug(activity ?? '') || 'date';
      const repeatIndex = (names.get(name) ?? 0) + 1;
      names.set(name, repeatIndex);
      const date = when === null ? undefined : parsePartialDate(when);
      if (!date || date.precision === 'year') {
        leftOut.push(
          `${inspection.title}: ${[when === null ? 'no date' : formatPartialDate(when), activity ?? []].flat().join(', ')}`,
        );
        continue;
      }
      const isCertain = date.precision === 'day';
      const summary = activity === null ? inspection.title : `${inspection.title}: ${activity}`;
      entries.push({
        uid: `${inspection.id}.${name}${repeatIndex === 1 ? '' : `-${repeatIndex}`}@${slug(forceName) || 'force'}.afi`,
        firstDay: date.from,
        lastDay: date.from === date.to ? lastDayOfActivity(activity ?? '', date.from) : date.to,
        summary: isCertain ? summary : `${summary} (${formatPartialDate(when ?? '')}, day not known)`,
        description: inspection.note,
        isCertain,
      });
    }
  }
  return { entries, left_out: leftOut };
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
