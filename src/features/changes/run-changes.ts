/** Runs `changes`: prints the movement between two dates, or what was recorded between two commits. */

import { type Command, type CommandContext, type Outcome, UserError } from '../../app/command.ts';
import {
  addRejectedFilesToNotes,
  addRejectedFilesToPage,
  describeImbalance,
  renderResponse,
} from '../../app/response.ts';
import { runBetween } from '../history/run-between.ts';
import { describePopulation } from '../summary/population.ts';
import { changesBetween } from './changes.ts';
import type { ChangesOptions } from './command.ts';
import { changesDocument } from './document.ts';
import type { changesResponse } from './schema.ts';

/** The outcome of `changes`: prints the movement of a period. @throws UserError if the period ends before it begins */
export const runChanges: Command<ChangesOptions> = (context, options) => {
  const { since, between: revisions } = options;
  if (revisions !== undefined && since === undefined) return runBetween(context, options);
  if (since === undefined || revisions !== undefined)
    throw new UserError('use --since DATE for what happened, or --between REV REV for what was recorded.');
  return runMovement(context, options, since);
};

function runMovement(context: CommandContext, options: ChangesOptions, since: string): Outcome {
  const { register, files } = context;
  const { filter, allTypes = false, ids = false } = options;
  const until = options.until ?? register.today;
  const asJson = options.json || options.format === 'json';
  if (until < since)
    throw new UserError(
      `the period ends on ${until}, which is before it begins, on ${since}. Enter a later --until or an earlier --since.`,
    );
  const result = changesBetween(register, files, { since, until, filter, allTypes });
  const notes = describeImbalance(result.unbalanced);
  if (asJson)
    return addRejectedFilesToNotes(context, renderResponse<typeof changesResponse>('changes', result), notes);
  const document = changesDocument(register.settings, result, {
    ids,
    population: describePopulation({ filter, allTypes }),
  });
  return addRejectedFilesToPage(context, { document, format: options.format }, notes);
}
