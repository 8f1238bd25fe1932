/** `changes --between`: what was recorded between two commits, and what of it came late. */

import { type CommandContext, type Outcome, UserError } from '../../app/command.ts';
import { renderResponse } from '../../app/response.ts';
import { formatDate } from '../../domain/dates/calendar.ts';
import { createTable, flexibleColumn, type Table } from '../../output/document.ts';
import { markdownTable } from '../../output/markdown.ts';
import { terminalTable } from '../../output/terminal-table.ts';
import { compareCommits } from './between.ts';
import { changeName, fieldChangeText } from './change-description.ts';
import type { Between, between } from './schema.ts';

export interface BetweenOptions {
  readonly between: readonly string[];
  readonly format?: 'table' | 'markdown' | 'json';
  readonly json: boolean;
}

export async function runBetween(
  { recorded, screen }: CommandContext,
  options: BetweenOptions,
): Promise<Outcome> {
  const [from, to = 'HEAD', ...others] = options.between;
  if (from === undefined || others.length > 0)
    throw new UserError('--between takes two commits or days: `--between 2021-10-31 2021-11-25`.');
  const [before, after] = [await recorded(from), await recorded(to)];
  const answer = compareCommits(before, after);
  const left = [...new Set([...before.rejected, ...after.rejected])];
  const notes = left.length === 0 ? [] : [`Not counted there, for they were rejected: ${left.join(', ')}.`];
  if (options.json || options.format === 'json')
    return { text: renderResponse<typeof between>('between', answer), notes, failed: left.length > 0 };
  const draw = options.format === 'markdown' ? markdownTable : (table: Table) => terminalTable(table, screen);
  return { text: pageOf(answer, draw), notes, failed: left.length > 0 };
}

function pageOf(answer: Between, draw: (table: Table) => string): string {
  const { from, to, added, deleted, renamed, changes, records, paper, late } = answer;
  const list = (heading: string, ids: readonly string[]) =>
    ids.length === 0 ? [] : [`${heading}: ${ids.length}\n${ids.map((id) => `  ${id}`).join('\n')}`];
  const rows = changes.map((change) => [
    change.id,
    changeName(change),
    change.fields.map(fieldChangeText).join('; '),
  ]);
  const others = records.flatMap(({ kind, id, file, what, says }) =>
    (says.length > 0 ? says : ['']).map((line) => [id === null ? file : `${kind} ${id}`, what, line]),
  );
  const lateRows = late.map(({ id, on, event }) => [id, on, event]);
  return [
    `Recorded after ${from.commit.slice(0, 8)} (${formatDate(from.day)}), up to ${to.commit.slice(0, 8)} (${formatDate(to.day)})`,
    ...list('Added', added),
    ...list('Deleted', deleted),
    ...list(
      'Renamed',
      renamed.map(({ id, was }) => `${was} to ${id}`),
    ),
    ...(rows.length > 0 ? [draw(createTable(['Action', 'What', flexibleColumn('Says', 20)], rows))] : []),
    ...(added.length + deleted.length + renamed.length + rows.length === 0 ? ['Nothing of any action.'] : []),
    ...(others.length > 0 ? [draw(createTable(['Record', 'What', flexibleColumn('Says', 20)], others))] : []),
    ...(paper && late.length > 0
      ? [
          `Late: of ${formatDate(paper.as_at)} or earlier, the days of ${paper.id}, and recorded since: ${late.length}`,
          draw(createTable(['Action', 'On', 'Event'], lateRows)),
        ]
      : []),
  ].join('\n\n');
}
