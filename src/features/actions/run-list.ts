/** `list`: actions one a line. */

import type { Command } from '../../app/command.ts';
import { renderResponse, withFileNotes, withStatusNotes } from '../../app/response.ts';
import { assertKnownFilterValues } from '../../app/validate-filter.ts';
import { addressesForce } from '../../domain/register.ts';
import { markdownTable } from '../../output/markdown.ts';
import { terminalTable } from '../../output/terminal.ts';
import { csvTable } from '../../output/write-csv.ts';
import type { ListOptions } from './command.ts';
import { listActions, listTable } from './list.ts';
import { beforeItself } from './migrated-data-note.ts';
import type { ListedAction, list } from './schema.ts';

export const runList: Command<ListOptions> = (
  context,
  { asAt, all = false, format, json: asJson, filter },
) => {
  const { register, screen } = context;
  assertKnownFilterValues(register, filter);
  const day = asAt ?? register.today;
  const actions = listActions(register, day, filter, all);
  const notes = beforeItself(register, day);
  if (asJson || format === 'json')
    return withStatusNotes(context, renderResponse<typeof list>('list', { actions }), notes);
  const table = listTable(actions);
  if (format === 'csv') return withStatusNotes(context, csvTable(table).trimEnd(), notes);
  if (format === 'markdown') return withFileNotes(context, markdownTable(table), notes);
  if (actions.length === 0) return withFileNotes(context, 'No action fits.', notes);
  const others = new Set(register.actions.filter((action) => !addressesForce(action)).map(({ id }) => id));
  return withFileNotes(context, `${terminalTable(table, screen)}\n\n${footing(actions, others)}`, notes);
};

function footing(actions: readonly ListedAction[], others: ReadonlySet<string>): string {
  const elsewhere = actions.filter(({ id }) => others.has(id)).length;
  const count = actions.length === 1 ? '1 action' : `${actions.length} actions`;
  if (elsewhere === 0) return `${count}.`;
  return `${count}, of which ${elsewhere} addressed to others and never counted.`;
}
