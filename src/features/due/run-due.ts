/** `due`: what needs the officer now, each with what to type next. */

import type { Command, Screen } from '../../app/command.ts';
import { renderResponse, withFileNotes, withStatusNotes } from '../../app/response.ts';
import { assertKnownFilterValues } from '../../app/validate-filter.ts';
import { formatDate } from '../../domain/dates/calendar.ts';
import { paint } from '../../output/colours.ts';
import { wrap } from '../../output/safe-text.ts';
import { createTable } from '../../output/table.ts';
import { terminalTable } from '../../output/terminal.ts';
import type { DueOptions } from './command.ts';
import { dueOn } from './due.ts';
import { type DueSection, dueSections } from './due-sections.ts';
import type { due } from './schema.ts';

export const runDue: Command<DueOptions> = (context, { asAt, json: asJson, filter }) => {
  const { register, files, screen } = context;
  assertKnownFilterValues(register, filter);
  const result = dueOn(register, files, asAt ?? register.today, filter);
  if (asJson) return withStatusNotes(context, renderResponse<typeof due>('due', result));
  const sections = dueSections(result, (date) => date);
  const head = `As at ${formatDate(result.as_at)}`;
  if (sections.length === 0) return withFileNotes(context, `${head}: nothing needs you.`);
  return withFileNotes(context, [head, ...sections.map((section) => drawn(section, screen))].join('\n\n'));
};

const hanging = ' '.repeat('Next: '.length);

function drawn({ heading, columns, rows, next }: DueSection, screen: Screen): string {
  const { bold } = paint(screen.colour);
  return [
    bold(wrap(`${heading}: ${rows.length}`, screen.width)),
    terminalTable(createTable(columns, rows), screen),
    `Next: ${wrap(next, screen.width, hanging).slice(hanging.length)}`,
  ].join('\n');
}
