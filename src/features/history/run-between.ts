/** Runs `changes --between`: what was recorded between two commits, and which of it was recorded late. */

import { type CommandContext, type Outcome, UserError } from '../../app/command.ts';
import { renderResponse } from '../../app/response.ts';
import { formatDate } from '../../domain/dates/calendar.ts';
import { type Block, createTable, type Document, flexibleColumn } from '../../output/document.ts';
import type { BetweenOptions } from './command.ts';
import { compareCommits } from './compare-commits.ts';
import { changeName, fieldChangeText } from './describe-changes.ts';
import type { Between, betweenResponse } from './schema.ts';

/**
 * Compares one or two commits or days; the second is `HEAD` if absent. Fails if a file could not be read at one of them.
 * @throws UserError for more than two commits
 */
export async function runBetween(
  { readRegisterAtRevision }: CommandContext,
  { between: revisions = [], format, json }: BetweenOptions,
): Promise<Outcome> {
  const [first, second = 'HEAD', ...extraRevisions] = revisions;
  if (first === undefined || extraRevisions.length > 0)
    throw new UserError('--between takes two commits or days: `--between 2021-10-31 2021-11-25`.');
  const [before, after] = [await readRegisterAtRevision(first), await readRegisterAtRevision(second)];
  const answer = compareCommits(before, after);
  const rejectedFiles = [...new Set([...before.rejectedFiles, ...after.rejectedFiles])];
  const hasFailed = rejectedFiles.length > 0;
  const notes = hasFailed ? [`Not counted, because they were rejected: ${rejectedFiles.join(', ')}.`] : [];
  if (json || format === 'json')
    return { text: renderResponse<typeof betweenResponse>('between', answer), notes, hasFailed };
  return { document: betweenDocument(answer), format, notes, hasFailed };
}

const createNote = (text: string): Block => ({ kind: 'note', text, isUnbroken: true });

/** What is in the text of a commit's records is in tables; ids and dates need no escaping. */
function betweenDocument(answer: Between): Document {
  const { from: start, to: end, added, deleted, renamed, changes, records, paper, late } = answer;
  const createList = (heading: string, lines: readonly string[]) =>
    lines.length === 0
      ? []
      : [createNote(`${heading}: ${lines.length}\n${lines.map((line) => `  ${line}`).join('\n')}`)];
  const createTables = (subject: string, rows: readonly (readonly string[])[]) =>
    rows.length === 0 ? [] : [createTable([subject, 'What', flexibleColumn('Change', 20)], rows)];
  const blocks = [
    createNote(
      `Recorded after ${start.commit.slice(0, 8)} (${formatDate(start.day)}), up to ${end.commit.slice(0, 8)} (${formatDate(end.day)})`,
    ),
    ...createList('Added', added),
    ...createList('Deleted', deleted),
    ...createList(
      'Renamed',
      renamed.map(({ id, was }) => `${was} to ${id}`),
    ),
    ...createTables(
      'Action',
      changes.map((change) => [change.id, changeName(change), change.fields.map(fieldChangeText).join('; ')]),
    ),
    ...(added.length + deleted.length + renamed.length + changes.length === 0
      ? [createNote('No action changed.')]
      : []),
    ...createTables(
      'Record',
      records.flatMap(({ kind, id, file, what, says }) =>
        (says.length > 0 ? says : ['']).map((line) => [id === null ? file : `${kind} ${id}`, what, line]),
      ),
    ),
    ...(paper && late.length > 0
      ? [
          createNote(
            `Late: of ${formatDate(paper.as_at)} or earlier, the days of ${paper.id}, and recorded since: ${late.length}`,
          ),
          createTable(
            ['Action', 'On', 'Event'],
            late.map(({ id, on, event }) => [id, on, event]),
          ),
        ]
      : []),
  ];
  return { blocks };
}
