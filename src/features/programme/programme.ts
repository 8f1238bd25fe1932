/** The inspection programme: inspections under way and to come, by the earliest day their dates allow. */

import { compareBy } from '../../domain/collections.ts';
import { formatPartialDate } from '../../domain/dates/calendar.ts';
import { parsePartialDate } from '../../domain/dates/partial-date.ts';
import type { Inspection } from '../../domain/records/inspection.ts';
import type { Register } from '../../domain/register.ts';
import { createTable, type Table } from '../../output/document.ts';
import type { Coming, GroupedProgramme, KeyDate } from './schema.ts';

/** Inspections planned and under way: those with a date first, by that date, then the rest by title. */
export const programmeOf = ({ inspections }: Register): readonly Coming[] =>
  inspections
    .filter(({ status }) => status === 'planned' || status === 'under-way')
    .map(coming)
    .sort(compareBy(sortKey));

const coming = ({ id, title, origin, body, status, dates, note }: Inspection): Coming => ({
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

/** The earliest day a date allows; on one day the more exact date comes first, and no date last of all. */
function dayKey({ when }: KeyDate): string {
  const date = when === null ? undefined : parsePartialDate(when);
  return date ? `${date.from} ${ranks[date.precision]}` : 'none';
}

const sortKey = ({ dates, title, id }: Coming): string =>
  `${dates[0] ? dayKey(dates[0]) : 'none'} ${title} ${id}`;

/** Whether any of its dates is nearer known than a year. */
const isDated = ({ dates }: Coming): boolean =>
  dates.some(({ when }) => when !== null && parsePartialDate(when)?.precision !== 'year');

/** The programme as a committee reads it: the PEEL inspection, others with dates, others without. */
export function groupProgramme(register: Register): GroupedProgramme {
  const programme = programmeOf(register);
  const isPeel = peelIn(register);
  return {
    peel: programme.filter(isPeel),
    dated: programme.filter((one) => !isPeel(one) && isDated(one)),
    undated: programme.filter((one) => !isPeel(one) && !isDated(one)),
  };
}

/** Of the PEEL programme: so called, or of an origin so called. */
const peelIn = ({ settings }: Register) => {
  const origins = new Set(settings.origins.filter(({ label }) => /\bPEEL\b/.test(label)).map(({ id }) => id));
  return ({ title, origin }: Coming) => /\bPEEL\b/.test(title) || origins.has(origin);
};

/** The dates of inspections as a table, with a column for the inspection unless `title` is false. */
export const dateTable = (
  comings: readonly Coming[],
  { title: withTitle = true }: { readonly title?: boolean } = {},
): Table =>
  createTable(
    [...(withTitle ? ['Inspection'] : []), 'When', 'What'],
    comings.flatMap(({ title, dates }) =>
      dates.map(({ when, activity }) => [
        ...(withTitle ? [title] : []),
        when === null ? 'Not yet known' : formatPartialDate(when),
        activity ?? '',
      ]),
    ),
  );
