/** `ageing`: days with the force and days with HMICFRS, and days since issue. */
import type { Ageing } from '../../model/answers/ageing.ts';
import type { DimensionName } from '../../model/counting/dimension-names.ts';
import type { Filter } from '../../model/counting/filter.ts';
import { inWords } from '../../model/time/calendar.ts';
import { csvTable } from '../../render/data/csv.ts';
import { escapeInline, markdownTable } from '../../render/markdown.ts';
import type { Table } from '../../render/table.ts';
import { terminalTable } from '../../render/terminal.ts';
import { clean, wrap } from '../../render/text.ts';
import { ageingOn } from '../../reports/figures/ageing.ts';
import {
  ageingProof,
  ageingSheet,
  bandsTable,
  clocksTable,
  closedTold,
  takenOverNotes,
} from '../../reports/figures/ageing-table.ts';
import { severalNote } from '../../reports/figures/summary-table.ts';
import { beforeItself } from '../../reports/parts/taken-over.ts';
import { answered, answeredData, json } from '../answer.ts';
import type { Command, Screen } from '../command.ts';
import { refuseUnknown } from '../filter-check.ts';

export interface AgeingOptions {
  readonly asAt?: string;
  readonly rows?: DimensionName;
  readonly format?: 'table' | 'markdown' | 'csv' | 'json';
  readonly json: boolean;
  readonly ids?: boolean;
  readonly allTypes?: boolean;
  readonly filter: Filter;
}

export const ageing: Command<AgeingOptions> = (opened, options) => {
  const { register, files, screen } = opened;
  const { ids = false, allTypes = false, filter } = options;
  refuseUnknown(register, filter);
  const asAt = options.asAt ?? register.today;
  const rows: readonly DimensionName[] = options.rows ? [options.rows] : ['type', 'board'];
  const result = ageingOn(register, files, { asAt, rows, filter, allTypes, ids });
  const notes = beforeItself(register, asAt);
  const format = options.json ? 'json' : (options.format ?? 'table');
  if (format === 'json') return answeredData(opened, json('ageing', result), notes);
  if (format === 'csv') return answeredData(opened, csvTable(ageingSheet(result, ids)).trimEnd(), notes);
  return answered(opened, pageOf(result, format === 'markdown' ? markdown : terminal(screen)), notes);
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

function pageOf(result: Ageing, draw: Drawing): string {
  const { tables } = result;
  return [
    `As at ${inWords(result.as_at)}`,
    'Days with the force, and with HMICFRS',
    ...tables.map((table) => draw.table(clocksTable(table, result))),
    'Days since issue',
    ...tables.map((table) => draw.table(bandsTable(table, result))),
    ...[...closedTold(result), ...takenOverNotes(result), ...severalNote(result.several)].map(draw.sentence),
    ...tables.flatMap((table) => ageingProof(table).map(draw.proof)),
  ].join('\n\n');
}
