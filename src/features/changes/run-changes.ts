/** `changes`: what moved between two dates; it balances, or says that it does not. */

import { type Command, type CommandContext, type Outcome, UserError } from '../../app/command.ts';
import { renderResponse, unbalancedNote, withFileNotes, withStatusNotes } from '../../app/response.ts';
import { assertKnownFilterValues } from '../../app/validate-filter.ts';
import { formatDate } from '../../domain/dates/calendar.ts';
import { type Filter, isActiveFilter } from '../../domain/filter.ts';
import { runBetween } from '../history/run-between.ts';
import { changesBetween } from './changes.ts';
import type { ChangesOptions } from './command.ts';
import { changesDocument } from './document.ts';
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
  const { register, files } = context;
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
  const document = changesDocument(register.settings, result, { ids, notes: chosen });
  return withFileNotes(context, { document, format: options.format }, notes);
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
