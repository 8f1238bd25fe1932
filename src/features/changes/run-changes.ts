/** Runs `changes`: prints the movement between two dates, or what was recorded between two commits. */

import { type Command, type CommandContext, type Outcome, UserError } from '../../app/command.ts';
import {
  addRejectedFilesToNotes,
  addRejectedFilesToPage,
  describeImbalance,
  renderResponse,
} from '../../app/response.ts';
import { assertKnownFilterValues } from '../../app/validate-filter.ts';
import { formatDate } from '../../domain/dates/calendar.ts';
import { type Filter, isActiveFilter } from '../../domain/filter.ts';
import { runBetween } from '../history/run-between.ts';
import { describePopulation } from '../summary/population.ts';
import { changesBetween } from './changes.ts';
import type { ChangesOptions } from './command.ts';
import { changesDocument } from './document.ts';
import type { Changes, changes } from './schema.ts';

/** The outcome of `changes`: prints the movement of a period. @throws UserError if the period ends before it begins */
export const runChanges: Command<ChangesOptions> = (context, options) => {
  const { since, between: revisions } = options;
  if (revisions !== undefined && since === undefined) return runBetween(context, options);
  if (since === undefined || revisions !== undefined)
    throw new UserError(
      'say either --since DATE, for what happened, or --between REV REV, for what was recorded.',
    );
  return runMovement(context, options, since);
};

function runMovement(context: CommandContext, options: ChangesOptions, since: string): Outcome {
  const { register, files } = context;
  const { filter, allTypes = false, ids = false } = options;
  const until = options.until ?? register.today;
  const asJson = options.json || options.format === 'json';
  if (until < since) throw new UserError(`the period ends on ${until}, before it begins on ${since}.`);
  assertKnownFilterValues(register, filter);
  const result = changesBetween(register, files, { since, until, filter, allTypes });
  const notes = describeImbalance(result.unbalanced);
  const selectionNotes = selectionNote(filter, result);
  if (asJson)
    return addRejectedFilesToNotes(context, renderResponse<typeof changes>('changes', result), [
      ...selectionNotes,
      ...notes,
    ]);
  const document = changesDocument(register.settings, result, {
    ids,
    population: describePopulation({ filter, allTypes }),
    notes: selectionNotes,
  });
  return addRejectedFilesToPage(context, { document, format: options.format }, notes);
}

/** Filters by facts that may change during the period. */
const changeableFilters = [
  'status',
  'forceLead',
  'deliveryLead',
  'board',
  'batch',
  'rag',
  'overdue',
  'unassigned',
] as const;

/** A note that the filter applies to actions as they are at the end, if it could match others at the beginning. */
const selectionNote = (filter: Filter, { since, until }: Changes): readonly string[] =>
  isActiveFilter(Object.fromEntries(changeableFilters.map((name) => [name, filter[name]])))
    ? [
        `Actions are chosen as they stand on ${formatDate(until)}, for every column: the opening is of these, and \`afi summary --as-at ${since}\` may choose others. \`afi trend\` chooses anew at each end.`,
      ]
    : [];
