/** `outcome`: HMICFRS's answer to a batch: `closed` on some actions, `returned` on others. */

import { outcomeIn } from '../../model/movement.ts';
import type { Action } from '../../model/records/action.ts';
import { type Command, type Opened, UserError } from '../command.ts';
import { refuseUnknown } from '../filter-check.ts';
import { actionCalled } from '../looking/show.ts';
import { type ChangeOptions, changed, dayOf, idsOf, withEvent } from './change.ts';
import { noteOf } from './events.ts';

export interface OutcomeOptions extends ChangeOptions {
  readonly batch: string;
  readonly closed?: readonly string[];
  readonly returned?: readonly string[];
  readonly note?: string;
  readonly noteFile?: string;
}

export const outcome: Command<OutcomeOptions> = (opened, options) => {
  const on = dayOf(opened, options.on);
  const { batch, closed = [], returned = [] } = options;
  const twice = closed.filter((id) => returned.includes(id));
  if (closed.length + returned.length === 0)
    throw new UserError('say which actions HMICFRS closed (--closed) or returned (--returned).');
  if (twice.length > 0) throw new UserError(`${twice.join(', ')} cannot be both closed and returned.`);
  refuseUnknown(opened.register, { batch: [batch] });
  const note = noteOf(options, opened);
  if (returned.length > 0 && note === undefined)
    throw new UserError('say what HMICFRS asked for: --note or --note-file.');
  const [shut, back] = [answered(opened, closed, batch, on), answered(opened, returned, batch, on)];
  const changes = [
    ...withEvent(opened, shut, () => ({ on, event: 'closed', route: 'submission', note })),
    ...withEvent(opened, back, () => ({ on, event: 'returned', note })),
  ];
  const parts = [
    shut.length > 0 ? `${shut.length} closed` : '',
    back.length > 0 ? `${back.length} returned` : '',
  ];
  const subject = `Record HMICFRS's answer to ${batch}: ${parts.filter((part) => part !== '').join(', ')}`;
  return changed('outcome', subject, changes, options, [['Afi-Batch', batch]], idsOf([...shut, ...back]));
};

/** The actions named; each must be in the batch and wait for its answer on that day. */
function answered(
  { register }: Opened,
  ids: readonly string[],
  batch: string,
  on: string,
): readonly Action[] {
  const actions = [...new Set(ids)].map((id) => actionCalled(register, id));
  const refused = actions.flatMap((action) => {
    const state = outcomeIn(action, batch, on);
    if (state === undefined) return [`${action.id} is not in the batch ${batch}`];
    return state === 'awaiting' ? [] : [`${action.id} was answered already: ${state}`];
  });
  if (refused.length > 0) throw new UserError(`nothing was recorded: ${refused.join('; ')}.`);
  return actions;
}
