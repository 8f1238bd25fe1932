/** `ageing`: days with the force and days with HMICFRS, and days since issue. */

import type { Command, Screen } from '../../app/command.ts';
import { renderResponse, withFileNotes, withStatusNotes } from '../../app/response.ts';
import { assertKnownFilterValues } from '../../app/validate-filter.ts';
import { formatDate } from '../../domain/dates/calendar.ts';
import type { DimensionName } from '../../domain/vocabulary.ts';
import { escapeInline, markdownTable } from '../../output/markdown.ts';
import { clean, wrap } from '../../output/safe-text.ts';
import type { Table } from '../../output/table.ts';
import { terminalTable } from '../../output/terminal.ts';
import { csvTable } from '../../output/write-csv.ts';
import { beforeItself } from '../actions/migrated-data-note.ts';
import { severalNote } from '../summary/document.ts';
import { ageingOn } from './ageing.ts';
import type { AgeingOptions } from './command.ts';
import { ageingProof, ageingSheet, bandsTable, clocksTable, closedTold, takenOverNotes } from './document.ts';
import type { Ageing, ageing } from './schema.ts';

export const runAgeing: Command<AgeingOptions> = (context, options) => {
  const { register, files, screen } = context;
  const { ids = false, allTypes = false, filter } = options;
  assertKnownFilterValues(register, filter);
  const asAt = options.asAt ?? register.today;
  const rows: readonly DimensionName[] = options.rows ? [options.rows] : ['type', 'board'];
  const result = ageingOn(register, files, { asAt, rows, filter, allTypes });
  const notes = beforeItself(register, asAt);
  const format = options.json ? 'json' : (options.format ?? 'table');
  if (format === 'json')
    return withStatusNotes(context, renderResponse<typeof ageing>('ageing', result), notes);
  if (format === 'csv')
    return withStatusNotes(context, csvTable(ageingSheet(result, { ids })).trimEnd(), notes);
  return withFileNotes(
    context,
    pageOf(result, { ids, drawing: format === 'markdown' ? markdown : terminal(screen) }),
    notes,
  );
};

interface Drawing {
  readonly table: (table: Table) => string;
  readonly sentence: (text: string) => string;
  readonly proof: (line: { readonly heading: string; readonly ids: string }) => string;
}

const markdown: Drawing = {
  table: markdownTable,
  sentence: escapeInline,
  proof: ({ heading, ids }) => `${escapeInline(heading)}:\n${escapeInline(ids)}`,
};

const terminal = (screen: Screen): Drawing => ({
  table: (table) => terminalTable(table, screen),
  sentence: (text) => wrap(text, screen.width),
  proof: ({ heading, ids }) => `${clean(heading)}\n${wrap(ids, screen.width, '  ')}`,
});

function pageOf(
  result: Ageing,
  { ids, drawing: draw }: { readonly ids: boolean; readonly drawing: Drawing },
): string {
  const { tables } = result;
  return [
    `As at ${formatDate(result.as_at)}`,
    'Days with the force, and with HMICFRS',
    ...tables.map((table) => draw.table(clocksTable(table, result))),
    'Days since issue',
    ...tables.map((table) => draw.table(bandsTable(table, result))),
    ...[...closedTold(result), ...takenOverNotes(result), ...severalNote(result.several)].map(draw.sentence),
    ...(ids ? tables.flatMap(ageingProof) : []).map(draw.proof),
  ].join('\n\n');
}
