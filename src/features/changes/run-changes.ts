/** `changes`: what moved between two dates; it balances, or says that it does not. */

import {
  type Command,
  type CommandContext,
  type Outcome,
  type Screen,
  UserError,
} from '../../app/command.ts';
import { renderResponse, unbalancedNote, withFileNotes, withStatusNotes } from '../../app/response.ts';
import { assertKnownFilterValues } from '../../app/validate-filter.ts';
import { formatDate } from '../../domain/dates/calendar.ts';
import { type Filter, isActiveFilter } from '../../domain/filter.ts';
import type { Settings } from '../../domain/records/settings.ts';
import { escapeInline, markdownTable } from '../../output/markdown.ts';
import { clean, wrap } from '../../output/safe-text.ts';
import { createTable, type Table } from '../../output/table.ts';
import { terminalTable } from '../../output/terminal.ts';
import { runBetween } from '../history/run-between.ts';
import { changesBetween } from './changes.ts';
import type { ChangesOptions } from './command.ts';
import { batchProof, batchTable, changesTable, movementProof, type Proof } from './document.ts';
import type { Changes, changes } from './schema.ts';

export const runChanges: Command<ChangesOptions> = (context, options) => {
  const { since, between: revisions } = options;
  if (revisions !== undefined && since === undefined)
    return runBetween(context, { ...options, between: revisions });
  if (since === undefined || revisions !== undefined)
    throw new UserError(
      'say either --since DATE, for what happened, or --between REV REV, for what was recorded.',
    );
  return happened(context, options, since);
};

function happened(context: CommandContext, options: ChangesOptions, since: string): Outcome {
  const { register, files, screen } = context;
  const { filter, allTypes = false, ids = false } = options;
  const until = options.until ?? register.today;
  const asJson = options.json || options.format === 'json';
  if (until < since) throw new UserError(`the period ends on ${until}, before it begins on ${since}.`);
  assertKnownFilterValues(register, filter);
  const result = changesBetween(register, files, { since, until, filter, allTypes });
  const notes = unbalancedNote(result.unbalanced);
  const chosen = chosenNote(filter, result);
  if (asJson)
    return withStatusNotes(context, renderResponse<typeof changes>('changes', result), [...chosen, ...notes]);
  const pen = options.format === 'markdown' ? inMarkdown : onTerminal(screen);
  const page = [
    pageOf(register.settings, result, pen, ids),
    ...chosen.map((note) => wrap(note, screen.width)),
  ];
  return withFileNotes(context, page.join('\n\n'), notes);
}

/** Filters by what may be otherwise at the end of the period than it was at its beginning. */
const moving = [
  'status',
  'forceLead',
  'deliveryLead',
  'board',
  'batch',
  'rag',
  'overdue',
  'unassigned',
] as const;

/** That the opening is of those chosen at the end, where others may have been chosen at the beginning. */
const chosenNote = (filter: Filter, { since, until }: Changes): readonly string[] =>
  isActiveFilter(Object.fromEntries(moving.map((name) => [name, filter[name]])))
    ? [
        `Actions are chosen as they stand on ${formatDate(until)}, for every column: the opening is of these, and \`afi summary --as-at ${since}\` may choose others. \`afi trend\` chooses anew at each end.`,
      ]
    : [];

/** How tables, and the actions behind a figure, are drawn. */
interface Pen {
  readonly table: (table: Table) => string;
  readonly proof: (proof: Proof) => string;
}

const inMarkdown: Pen = {
  table: markdownTable,
  proof: ({ heading, ids }) => `${escapeInline(heading)}:\n${escapeInline(ids)}`,
};

const onTerminal = (screen: Screen): Pen => ({
  table: (table) => terminalTable(table, screen),
  proof: ({ heading, ids }) => `${clean(heading)}\n${wrap(ids, screen.width, '  ')}`,
});

function pageOf(settings: Settings, result: Changes, { table, proof }: Pen, ids: boolean): string {
  const { since, until, batches, submitted, returned, withdrawn, target_changes: targets } = result;
  const told = (heading: string, last: string, rows: readonly (readonly string[])[]): readonly string[] =>
    rows.length === 0
      ? []
      : [
          `${heading}: ${rows.length}`,
          table(createTable(['Action', 'On', { heading: last, least: 20 }], rows)),
        ];
  return [
    `After ${formatDate(since)}, up to ${formatDate(until)}`,
    table(changesTable(settings, result)),
    ...(ids ? movementProof(settings, result).map(proof) : []),
    ...(batches.length > 0 ? [table(batchTable(result))] : []),
    ...(ids ? batchProof(result).map(proof) : []),
    ...told('Submitted', 'Batch', submitted.map(byBatch)),
    ...told('Returned with feedback', 'Batch', returned.map(byBatch)),
    ...told('Withdrawn by the force', 'Batch', withdrawn.map(byBatch)),
    ...told(
      'Targets changed',
      'Change',
      targets.map(({ id, on, from, to, reason }) => [
        id,
        on,
        `${from} to ${to}: ${reason ?? 'no reason given'}`,
      ]),
    ),
  ].join('\n\n');
}

const byBatch = ({ id, on, batch }: Changes['submitted'][number]) => [id, on, batch ?? 'no batch'];
