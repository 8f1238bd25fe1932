/** `summary`: live actions by row and column on a date, and of them those with HMICFRS. */

import { type Command, type Screen, UserError } from '../../app/command.ts';
import { renderResponse, withFileNotes, withStatusNotes } from '../../app/response.ts';
import { registerForCounting } from '../../app/settings-guard.ts';
import { assertKnownFilterValues } from '../../app/validate-filter.ts';
import { markdownTable } from '../../output/markdown.ts';
import { clean, wrap } from '../../output/safe-text.ts';
import { terminalTable } from '../../output/terminal.ts';
import { csvTable } from '../../output/write-csv.ts';
import { beforeItself } from '../actions/migrated-data-note.ts';
import type { SummaryOptions } from './command.ts';
import { summaryNotes, summaryProof, summaryTable } from './document.ts';
import type { Summary, summary } from './schema.ts';
import { summarise } from './summary.ts';

export const runSummary: Command<SummaryOptions> = (context, options) => {
  const { register, files, screen } = context;
  const { rows, columns, ids = false, allTypes = false, filter } = options;
  if (rows === columns)
    throw new UserError(`rows and columns are both \`${rows}\`: choose two different ones.`);
  assertKnownFilterValues(register, filter);
  const asAt = options.asAt ?? register.today;
  const result = summarise(registerForCounting(context), files, {
    asAt,
    rows,
    columns,
    filter,
    allTypes,
  });
  const format = options.json ? 'json' : (options.format ?? 'table');
  const notes = [
    ...(filter.status?.includes('closed')
      ? ['The summary counts live actions; `afi list --status closed` lists closed ones.']
      : []),
    ...beforeItself(register, asAt),
  ];
  const text = draw(result, format, ids, screen);
  return format === 'json' || format === 'csv'
    ? withStatusNotes(context, text, notes)
    : withFileNotes(context, text, notes);
};

function draw(result: Summary, format: string, ids: boolean, screen: Screen): string {
  if (format === 'json') return renderResponse<typeof summary>('summary', result);
  if (format === 'csv') return csvTable(summaryTable(result, { ids })).trimEnd();
  const notes = summaryNotes(result);
  if (format === 'markdown') return [markdownTable(summaryTable(result, { ids })), ...notes].join('\n\n');
  const proof = ids
    ? summaryProof(result).map(
        ({ heading, ids: those }) => `${clean(heading)}\n${wrap(those, screen.width, '  ')}`,
      )
    : [];
  return [
    terminalTable(summaryTable(result), screen),
    ...(notes.length > 0 ? [notes.join('\n')] : []),
    ...proof,
  ].join('\n\n');
}
