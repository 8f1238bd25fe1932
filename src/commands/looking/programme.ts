/** `programme`: inspections under way and to come. */
import { whenInWords } from '../../model/calendar.ts';
import { markdownTable } from '../../render/markdown.ts';
import { tableOf, wordy } from '../../render/table.ts';
import { terminalTable } from '../../render/terminal.ts';
import { type Coming, programmeOf } from '../../reports/programme.ts';
import { answered, answeredData, json } from '../answer.ts';
import type { Command } from '../command.ts';

export interface ProgrammeOptions {
  readonly format?: 'table' | 'markdown' | 'json';
  readonly json: boolean;
}

export const programme: Command<ProgrammeOptions> = (opened, options) => {
  const comings = programmeOf(opened.register);
  if (options.json || options.format === 'json')
    return answeredData(opened, json('programme', { inspections: comings }));
  if (comings.length === 0) return answered(opened, 'No inspection is under way or planned.');
  const table = tableOf(
    [wordy('Inspection', 20), 'Status', 'When', wordy('What', 16)],
    comings.flatMap(rowsOf),
  );
  return answered(
    opened,
    options.format === 'markdown' ? markdownTable(table) : terminalTable(table, opened.screen),
  );
};

/** A row a date; an inspection without any stands in one. */
function rowsOf({ title, status, dates }: Coming): readonly (readonly string[])[] {
  const known = dates.length > 0 ? dates : [{ when: null, activity: null }];
  return known.map(({ when, activity }) => [
    title,
    status,
    when === null ? 'not known' : whenInWords(when),
    activity ?? '',
  ]);
}
