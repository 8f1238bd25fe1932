/** Runs `outcome`: records HMICFRS's answer to submissions, `closed` on some actions and `returned` with feedback on others. */

import { readNote, requireChangeDate } from '../../app/change-options.ts';
import { type Command, type CommandContext, UserError } from '../../app/command.ts';
import { requireAction } from '../../app/lookup.ts';
import { proposeCommit } from '../../app/propose-commit.ts';
import { findBatchOutcome } from '../../domain/batch-outcomes.ts';
import { positionOn } from '../../domain/position.ts';
import type { Action } from '../../domain/records/action.ts';
import { addEventToActions, describeActions } from './added-events.ts';
import { actionIds, whyNotForHmicfrs } from './change-inputs.ts';
import type { OutcomeOptions } from './submission-command.ts';

/** @throws UserError for actions that are not with HMICFRS, and for a return without a note. */
export const runOutcome: Command<OutcomeOptions> = (context, options) => {
  const on = requireChangeDate(context, options.on);
  const { batch, closed: closedIds = [], returned: returnedIds = [] } = options;
  const idsInBoth = closedIds.filter((id) => returnedIds.includes(id));
  if (closedIds.length + returnedIds.length === 0)
    throw new UserError('enter the actions that HMICFRS closed (--closed) or returned (--returned).');
  if (idsInBoth.length > 0)
    throw new UserError(`${idsInBoth.join(', ')} cannot be both closed and returned.`);
  const note = readNote(options, context);
  if (returnedIds.length > 0 && note === undefined)
    throw new UserError('enter what HMICFRS asked for with --note or --note-file.');
  const closedActions = requireAwaiting(context, closedIds, batch, on);
  const returnedActions = requireAwaiting(context, returnedIds, batch, on);
  const actions = [...closedActions, ...returnedActions];
  // The note is feedback on the returned actions; actions closed at the same time do not need it.
  const changes = [
    ...addEventToActions(context, closedActions, () => ({
      on,
      event: 'closed',
      route: 'submission',
      note: returnedActions.length > 0 ? undefined : note,
    })),
    ...addEventToActions(context, returnedActions, () => ({ on, event: 'returned', note })),
  ];
  const parts = [
    closedActions.length > 0 ? `${closedActions.length} closed` : '',
    returnedActions.length > 0 ? `${returnedActions.length} returned` : '',
  ];
  const batches =
    batch === undefined
      ? [...new Set(actions.flatMap((action) => positionOn(action, on).batch ?? []))]
      : [batch];
  const submission = batches.length > 0 ? batches.join(', ') : describeActions(actions);
  const subject = `Record the decision of HMICFRS on ${submission}: ${parts.filter((part) => part !== '').join(', ')}`;
  return proposeCommit({
    command: 'outcome',
    subject,
    changes,
    options,
    trailers: batches.map((id) => ['Afi-Batch', id] as const),
    actionIds: actionIds(actions),
  });
};

/**
 * The actions with the given ids.
 * @throws UserError if an action does not go to HMICFRS, is not with HMICFRS on the day, or is not in the batch, if a batch is given.
 */
function requireAwaiting(
  { register }: CommandContext,
  ids: readonly string[],
  batch: string | undefined,
  on: string,
): readonly Action[] {
  const actions = [...new Set(ids)].map((id) => requireAction(register, id));
  const refusals = actions.flatMap((action) => {
    const refusal =
      whyNotForHmicfrs(action) ??
      (batch === undefined ? whyNotAwaiting(action, on) : whyNotAwaitingInBatch(action, batch, on));
    return refusal === undefined ? [] : [`${action.id} ${refusal}`];
  });
  if (refusals.length > 0) throw new UserError(`nothing was recorded: ${refusals.join('; ')}.`);
  return actions;
}

function whyNotAwaitingInBatch(action: Action, batch: string, on: string): string | undefined {
  const state = findBatchOutcome(action, batch, on);
  if (state === 'awaiting') return undefined;
  if (state !== undefined) return `already has a decision: ${state}`;
  const { status, batch: submittedBatch } = positionOn(action, on);
  return status === 'submitted' && submittedBatch === null
    ? 'was submitted without a batch: leave out the batch for it'
    : `is not in the batch ${batch}`;
}

function whyNotAwaiting(action: Action, on: string): string | undefined {
  const { status } = positionOn(action, on);
  return status === 'submitted' ? undefined : `is not with HMICFRS: it is ${status ?? 'not issued'} on ${on}`;
}
