/** Runs `programme`: prints the inspections that are under way or planned, or a calendar of them. */

import type { Command, CommandContext, Outcome } from '../../app/command.ts';
import { assertPublishable } from '../../app/personal-data-check.ts';
import { addRejectedFilesToNotes, addRejectedFilesToPage, renderResponse } from '../../app/response.ts';
import { formatPartialDate } from '../../domain/dates/calendar.ts';
import type { Inspection } from '../../domain/records/inspection.ts';
import { createTable, flexibleColumn, line, titleColumn } from '../../output/document.ts';
import { calendarText } from '../../output/ics.ts';
import type { ProgrammeOptions } from './command.ts';
import { listCalendarInspections, listProgramme } from './programme.ts';
import { programmeCalendar } from './programme-calendar.ts';
import type { ProgrammeEntry, programmeResponse } from './schema.ts';

/** The outcome of `programme`: prints the programme or a calendar. */
export const runProgramme: Command<ProgrammeOptions> = (context, options) => {
  const inspections = listProgramme(context.register);
  if (options.json || options.format === 'json')
    return addRejectedFilesToNotes(
      context,
      renderResponse<typeof programmeResponse>('programme', { inspections: inspections }),
    );
  if (options.format === 'ics') return calendarOutcome(context, options);
  if (inspections.length === 0)
    return addRejectedFilesToPage(context, {
      document: { blocks: [line('No inspection is under way or planned.')] },
    });
  const table = createTable(
    [titleColumn('Inspection', 24), 'Status', 'When', flexibleColumn('Activity', 16)],
    inspections.flatMap(dateRows),
  );
  return addRejectedFilesToPage(context, { document: { blocks: [table] }, format: options.format });
};

/** A commit that squashes others is later than they were. From 2020, because programs keep the number in 31 bits. */
const secondsSinceEpoch = (seconds: number): number => Math.max(0, seconds - Date.UTC(2020, 0) / 1000);

/**
 * A calendar for another program: nothing is added to it; dates that it cannot have are named in the notes.
 * @throws UserError if an entry seems to contain personal data: calendars are shared
 */
async function calendarOutcome(context: CommandContext, { recorded }: ProgrammeOptions): Promise<Outcome> {
  const { register, recordText } = context;
  const { name } = register.settings.force;
  const history = await context.openHistory();
  const revisions = await history.readFileRevisions('inspections', recorded);
  const revisionOf = ({ id }: Inspection) => {
    const file = `inspections/${id}.yaml`;
    const revision = revisions.get(file);
    if (!revision) return { sequence: 0, modifiedSeconds: undefined };
    // An edit that is not recorded yet is the next change.
    const editCount = revision.isCurrent(recordText(file)) ? 0 : 1;
    return {
      sequence: secondsSinceEpoch(revision.seconds) + revision.count - 1 + editCount,
      modifiedSeconds: revision.seconds + editCount,
    };
  };
  const inspections = listCalendarInspections(register);
  const { entries, left_out: leftOut } = programmeCalendar(inspections, name, revisionOf);
  assertPublishable(
    context,
    entries.flatMap(({ uid, summary, description }) =>
      [summary, description ?? []].flat().map((text) => ({ place: uid, text })),
    ),
    { register: { ...register, inspections, actions: [], papers: [] } },
  );
  const text = calendarText(`Inspection programme, ${name}`, entries);
  const dates = leftOut.length === 1 ? '1 date is' : `${leftOut.length} dates are`;
  const notes =
    leftOut.length === 0
      ? []
      : [`${dates} not in the calendar, because neither the day nor the month is known:`, ...leftOut];
  // Printing adds the line feed of the last line end.
  return addRejectedFilesToNotes(context, text.replace(/\n$/, ''), notes);
}

/** A row for each date; an inspection without dates has one row. */
function dateRows({ title, status, dates }: ProgrammeEntry): readonly (readonly string[])[] {
  const keyDates = dates.length > 0 ? dates : [{ when: null, activity: null }];
  return keyDates.map(({ when, activity }) => [
    title,
    status.replaceAll('-', ' '),
    when === null ? 'not known' : formatPartialDate(when),
    activity ?? '',
  ]);
}
