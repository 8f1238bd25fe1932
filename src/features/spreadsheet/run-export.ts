/** Runs `export`: writes the register for a spreadsheet or another program. */

import { type Command, type CommandContext, type Outcome, UserError } from '../../app/command.ts';
import { renderResponse, withStatusNotes } from '../../app/response.ts';
import { registerForCounting } from '../../app/settings-guard.ts';
import { assertKnownFilterValues } from '../../app/validate-filter.ts';
import { type ActionState, isActiveFilter, matchesFilter, statesAsAt } from '../../domain/filter.ts';
import { didYouMean } from '../../domain/text/word-matching.ts';
import { csvText } from '../../output/write-csv.ts';
import { longestCell, type WrittenSheet, workbook } from '../../output/write-workbook.ts';
import { publishedTable, summarise } from '../summary/summary.ts';
import { type ActionColumn, columnsFor } from './columns.ts';
import type { ExportOptions } from './command.ts';
import type { exported } from './export-schema.ts';
import { actionsSheet, eventsSheet, summarySheet } from './export-sheets.ts';
import { registerAsJson } from './register-json.ts';

export const runExport: Command<ExportOptions> = (context, options) => {
  const { register } = context;
  assertKnownFilterValues(register, options.filter);
  const asAt = options.asAt ?? register.today;
  const fits = matchesFilter(options.filter, asAt);
  const states = statesAsAt(register, asAt).filter(fits);
  const format = formatOf(options);
  if (format === 'json') {
    const chosen = isActiveFilter(options.filter) ? new Set(states.map(({ action }) => action)) : undefined;
    return exportOutcome(
      context,
      options,
      `${renderResponse<typeof exported>('export', registerAsJson(register, asAt, chosen))}\n`,
      [],
    );
  }
  const sheets = {
    actions: () => actionsSheet(states, columnsOf(context, options), asAt),
    events: () => eventsSheet(states, asAt),
    summary: () =>
      summarySheet(
        summarise(registerForCounting(context), context.files, {
          ...publishedTable(asAt),
          filter: options.filter,
        }),
      ),
  };
  if (format === 'csv')
    return exportOutcome(context, options, csvOf(sheets[options.sheet]()), internalNotes(states));
  if (options.output === undefined || options.output === '-')
    throw new UserError('a workbook goes into a file: name it with -o FILE.xlsx.');
  const all = [sheets.actions(), sheets.events(), sheets.summary()];
  return exportOutcome(context, options, workbook(all), [...internalNotes(states), ...truncationNotes(all)]);
};

function formatOf({ format, json: asJson, output = '' }: ExportOptions): 'csv' | 'xlsx' | 'json' {
  const told = asJson ? 'json' : (format ?? /\.(csv|xlsx|json)$/i.exec(output)?.[1]?.toLowerCase());
  if (told === 'csv' || told === 'xlsx' || told === 'json') return told;
  throw new UserError('say in which format: --format csv, xlsx or json, or a file name that ends so.');
}

function columnsOf({ register }: CommandContext, { columns }: ExportOptions): readonly ActionColumn[] {
  const known = columnsFor(register.actions);
  if (columns === undefined) return known;
  const wanted = columns.flatMap((some) => some.split(',')).map((one) => one.trim());
  return wanted.map((name) => {
    const column = known.find((one) => one.name === name);
    if (column) return column;
    const names = known.map((one) => one.name);
    throw new UserError(
      `there is no column \`${name}\`. ${didYouMean(name, names)} There are: ${names.join(', ')}.`,
    );
  });
}

const csvOf = ({ columns, rows }: WrittenSheet): string =>
  csvText([
    columns.map(({ heading }) => heading),
    ...rows.map((row) => columns.map((_, i) => row[i]?.text ?? '')),
  ]);

/** Writes the content to the output file if there is one; otherwise text is the answer. */
function exportOutcome(
  context: CommandContext,
  { output }: ExportOptions,
  content: string | Uint8Array,
  notes: readonly string[],
): Outcome {
  if (typeof content === 'string' && (output === undefined || output === '-'))
    return withStatusNotes(context, content.replace(/\r?\n$/, ''), notes);
  const { text, ...outcome } = withStatusNotes(context, '', [...notes, `Wrote ${output}.`]);
  return { ...outcome, changes: [{ file: output ?? '', after: content }] };
}

/** A note on internal events in the export, which no public paper shows. */
function internalNotes(states: readonly ActionState[]): readonly string[] {
  const internal = states.filter(({ action }) => action.history.some((event) => event.internal)).length;
  if (internal === 0) return [];
  const hold = internal === 1 ? '1 action holds' : `${internal} actions hold`;
  return [`${hold} events marked internal; they are in the export.`];
}

function truncationNotes(sheets: readonly WrittenSheet[]): readonly string[] {
  return sheets.flatMap(({ name, rows }) =>
    rows.flatMap((row, i) =>
      row.some(({ text }) => text.length > longestCell)
        ? [
            `${name} row ${i + 2}: a text is longer than a cell can hold, and is cut after ${longestCell} characters.`,
          ]
        : [],
    ),
  );
}
