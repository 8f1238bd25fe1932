/** `outcome`: HMICFRS's answer: `closed` on some actions, `returned` with its feedback on others. */

import { type Command, type CommandContext, UserError } from '../../app/command.ts';
import { requireAction } from '../../app/lookup.ts';
import { assertKnownFilterValues } from '../../app/validate-filter.ts';
import { batchOutcome } from '../../domain/movement.ts';
import { positionOn } from '../../domain/position.ts';
import type { Action } from '../../domain/records/action.ts';
import { changed, dayOf, idsOf, these, withEvent } from './action-selection.ts';
import type { OutcomeOptions } from './command.ts';
import { noteOf } from './text-arguments.ts';

export const runOutcome: Command<OutcomeOptions> = (context, options) => {
  const on = dayOf(context, options.on);
  const { batch, closed = [], returned = [] } = options;
  const twice = closed.filter((id) => returned.includes(id));
  if (closed.length + returned.length === 0)
    throw new UserError('say which actions HMICFRS closed (--closed) or returned (--returned).');
  if (twice.length > 0) throw new UserError(`${twice.join(', ')} cannot be both closed and returned.`);
  if (batch !== undefined) assertKnownFilterValues(context.register, { batch: [batch] });
  const note = noteOf(options, context);
  if (returned.length > 0 && note === undefined)
    throw new UserError('say what HMICFRS asked for: --note or --note-file.');
  const [shut, back] = [answered(context, closed, batch, on), answered(context, returned, batch, on)];
  // What HMICFRS asked for is feedback on what came back; what it closed beside that needs none of it.
  const changes = [
    ...withEvent(context, shut, () => ({
      on,
      event: 'closed',
      route: 'submission',
      note: back.length > 0 ? undefined : note,
    })),
    ...withEvent(context, back, () => ({ on, event: 'returned', note })),
  ];
  const parts = [
    shut.length > 0 ? `${shut.length} closed` : '',
    back.length > 0 ? `${back.length} returned` : '',
  ];
  const batches = [...new Set([...shut, ...back].flatMap((action) => positionOn(action, on).batch ?? []))];
  const told = batch ?? (batches.length > 0 ? batches.join(', ') : these([...shut, ...back]));
  const subject = `Record HMICFRS's answer to ${told}: ${parts.filter((part) => part !== '').join(', ')}`;
  const trailers = (batch === undefined ? batches : [batch]).map((one) => ['Afi-Batch', one] as const);
  return changed('outcome', subject, changes, options, trailers, idsOf([...shut, ...back]));
};

/** The actions named; each must be in the batch, where one is named, and wait for its answer on that day. */
function answered(
  { register }: CommandContext,
  ids: readonly string[],
  batch: string | undefined,
  on: string,
): readonly Action[] {
  const actions = [...new Set(ids)].map((id) => requireAction(register, id));
  const refused = actions.flatMap((action) => {
    const why = batch === undefined ? whyNotWaiting(action, on) : whyNotIn(action, batch, on);
    return why === undefined ? [] : [`${action.id} ${why}`];
  });
  if (refused.length > 0) throw new UserError(`nothing was recorded: ${refused.join('; ')}.`);
  return actions;
}

function whyNotIn(action: Action, batch: string, on: string): string | undefined {
  const state = batchOutcome(action, batch, on);
  if (state === 'awaiting') return undefined;
  if (state !== undefined) return `was answered already: ${state}`;
  const { status, batch: sent } = positionOn(action, on);
  return status === 'submitted' && sent === null
    ? 'was submitted with no batch: answer it without naming one'
    : `is not in the batch ${batch}`;
}

function whyNotWaiting(action: Action, on: string): string | undefined {
  const { status } = positionOn(action, on);
  return status === 'submitted' ? undefined : `is not with HMICFRS: it is ${status ?? 'not issued'} on ${on}`;
}
