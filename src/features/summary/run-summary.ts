/** Runs `summary`: prints live actions by row and column on a date, and those with HMICFRS. */

import { type Command, UserError } from '../../app/command.ts';
import { resolveFramework } from '../../app/framework-request.ts';
import { formatAnswer, renderResponse } from '../../app/response.ts';
import { registerForCounting } from '../../app/settings-guard.ts';
import { line } from '../../output/document.ts';
import { migratedDataNotes } from '../actions/migrated-data.ts';
import type { SummaryOptions } from './command.ts';
import { summaryDocument, summaryNotes, summaryTable } from './document.ts';
import { describePopulation } from './population.ts';
import type { summaryResponse } from './schema.ts';
import { summarise } from './summary.ts';

/** The outcome of `summary`: prints the summary table. @throws UserError if rows and columns are the same */
export const runSummary: Command<SummaryOptions> = (context, options) => {
  const { register, files } = context;
  const { rows, columns, ids = false, allTypes = false } = options;
  if (rows === columns)
    throw new UserError(
      `the rows and the columns are both \`${rows}\`. Enter a different value for one of them.`,
    );
  const asAt = options.asAt ?? register.today;
  const { framework, filter } = resolveFramework(register, { ...options, asAt, groupedBy: [rows, columns] });
  const result = summarise(registerForCounting(context), files, {
    asAt,
    rows,
    columns,
    filter,
    allTypes,
    framework,
  });
  const population = describePopulation({ filter, allTypes });
  const format = options.json ? 'json' : (options.format ?? 'table');
  const notes = [
    ...(filter.status?.includes('closed')
      ? ['The summary counts only live actions. To list closed actions, use `afi list --status closed`.']
      : []),
    ...migratedDataNotes(register, asAt),
  ];
  return formatAnswer(
    context,
    format,
    {
      json: () => renderResponse<typeof summaryResponse>('summary', result),
      data: () => ({ blocks: [summaryTable(result, { withIds: ids })] }),
      page: () =>
        format === 'markdown'
          ? {
              blocks: [
                summaryTable(result, { withIds: ids }),
                ...[`Counted: live ${population}.`, ...summaryNotes(result)].map(line),
              ],
            }
          : summaryDocument(result, { ids, population }),
    },
    notes,
  );
};
