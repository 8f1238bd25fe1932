/** Lists the inspections that are under way or planned, by the earliest day that their dates allow. */

import { compareBy } from '../../domain/collections.ts';
import { formatPartialDate } from '../../domain/dates/calendar.ts';
import { parsePartialDate } from '../../domain/dates/partial-date.ts';
import type { Inspection } from '../../domain/records/inspection.ts';
import type { Register } from '../../domain/register.ts';
import { createTable, type Table } from '../../output/document.ts';
import type { GroupedProgramme, KeyDate, ProgrammeEntry } from './schema.ts';

/** Inspections that are planned or under way: by their first date, then those without a date by title. */
export const listProgramme = ({ inspections }: Register): readonly ProgrammeEntry[] =>
  inspections
    .filter(({ status }) => status === 'planned' || status === 'under-way')
    .map(programmeEntry)
    .sort(compareBy(sortKey));

/** The inspections of the calendar in the same order: also those that do not proceed, whose entries are cancelled. */
export const listCalendarInspections = ({ inspections }: Register): readonly Inspection[] =>
  inspections
    .filter(({ status }) => status !== 'published')
    .sort(compareBy((inspection) => sortKey(programmeEntry(inspection))));

const programmeEntry = ({ id, title, origin, body, status, dates, note }: Inspection): ProgrammeEntry => ({
  id,
  title,
  origin,
  body: body ?? 'HMICFRS',
  status,
  dates: (dates ?? [])
    .map(({ when, activity }) => ({ when: when ?? null, activity: activity ?? null }))
    .sort(compareBy(dayKey)),
  note: note ?? null,
});

const ranks = { day: '1', month: '2', year: '3' } as const;

/** Sorts by the earliest day that a date allows; of equal days the more exact date is first, and no date is last. */
export function dayKey({ when }: Pick<KeyDate, 'when'>): string {
  const date = when === null ? undefined : parsePartialDate(when);
  return date ? `${date.from} ${ranks[date.precision]}` : 'none';
}

const sortKey = ({ dates, title, id }: ProgrammeEntry): string =>
  `${dates[0] ? dayKey(dates[0]) : 'none'} ${title} ${id}`;

/** Whether any of its dates is more exact than a year. */
const isDated = ({ dates }: ProgrammeEntry): boolean =>
  dates.some(({ when }) => when !== null && parsePartialDate(when)?.precision !== 'year');

/** The programme for a committee: the PEEL inspection, other inspections with dates, and inspections without. */
export function groupProgramme(register: Register): GroupedProgramme {
  const programme = listProgramme(register);
  const isPeel = createPeelTest(register);
  return {
    peel: programme.filter(isPeel),
    dated: programme.filter((entry) => !isPeel(entry) && isDated(entry)),
    undated: programme.filter((entry) => !isPeel(entry) && !isDated(entry)),
  };
}

/** Returns a test for inspections of the PEEL programme: by their own title or their origin's label. */
const createPeelTest = ({ settings }: Register) => {
  const origins = new Set(settings.origins.filter(({ label }) => /\bPEEL\b/.test(label)).map(({ id }) => id));
  return ({ title, origin }: ProgrammeEntry) => /\bPEEL\b/.test(title) || origins.has(origin);
};

/** The tables of a paper. The PEEL table has a column for the inspection only if there are several. */
export const programmeTables = ({ peel, dated }: GroupedProgramme) => ({
  peel: dateTable(peel, { title: peel.length > 1 }),
  dated: dateTable(dated),
});

/** The dates of inspections as a table, with a column for the inspection unless `title` is false. */
const dateTable = (
  inspections: readonly ProgrammeEntry[],
  { title: withTitle = true }: { readonly title?: boolean } = {},
): Table =>
  createTable(
    [...(withTitle ? ['Inspection'] : []), 'When', 'Activity'],
    inspections.flatMap(({ title, dates }) =>
      (dates.length === 0 ? [{ when: null, activity: null }] : dates).map(({ when, activity }) => [
        ...(withTitle ? [title] : []),
        when === null ? 'Not recorded' : formatPartialDate(when),
        activity ?? '',
      ]),
    ),
  );
