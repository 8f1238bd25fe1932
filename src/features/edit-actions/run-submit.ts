/** `submit`: a closure submission, its batch file and `submitted` on each action. */

import { type Command, type CommandContext, UserError } from '../../app/command.ts';
import { requireAction } from '../../app/lookup.ts';
import { matchesFilter, statesAsAt } from '../../domain/filter.ts';
import type { Action } from '../../domain/records/action.ts';
import { fileOf } from '../../domain/records/record-paths.ts';
import { byId } from '../../domain/register.ts';
import { changed, dayOf, flagOf, idsOf, statusOn, these, withEvent } from './action-selection.ts';
import type { SubmitOptions } from './command.ts';
import { newRecord } from './new-record.ts';
import { noteOf } from './text-arguments.ts';

export const runSubmit: Command<SubmitOptions> = (context, options) => {
  const on = dayOf(context, options.on);
  const actions = submitted(context, options, on);
  const changes = [
    ...batchFile(context, options, on),
    ...withEvent(context, actions, () => ({ on, event: 'submitted', batch: options.batch })),
  ];
  const subject = `Submit ${these(actions)} for closure (${options.batch})`;
  return changed('submit', subject, changes, options, [['Afi-Batch', options.batch]], idsOf(actions));
};

/** The actions named, or all that are complete; each must be live, not with HMICFRS already, and have evidence. */
function submitted(
  context: CommandContext,
  { ids, ready, withoutEvidence }: SubmitOptions,
  on: string,
): readonly Action[] {
  const { register } = context;
  if (ids.length > 0 === (ready === true))
    throw new UserError('name the actions to submit, or say --ready for all that are complete.');
  const fits = matchesFilter({ status: ['complete'] }, on);
  const actions = ready
    ? statesAsAt(register, on)
        .filter((state) => state.counted && fits(state))
        .map(({ action }) => action)
    : [...new Set(ids)].map((id) => requireAction(register, id));
  if (actions.length === 0)
    throw new UserError('no action is complete and ready to submit. `afi due` tells what is.');
  const refused = actions.flatMap((action) => {
    const status = statusOn(action, on);
    if (status === 'closed' || status === null) return [`${action.id} is ${status ?? 'not issued'} on ${on}`];
    if (status === 'submitted') return [`${action.id} is with HMICFRS already`];
    const proven = action.history.some((event) => event.event === 'evidence' && event.on <= on);
    return proven || withoutEvidence
      ? []
      : [`${action.id} has no evidence (--without-evidence submits it all the same)`];
  });
  if (refused.length > 0) throw new UserError(`nothing was submitted: ${refused.join('; ')}.`);
  return actions;
}

/** The batch's new file; none where it is there and was sent on that day. */
function batchFile(context: CommandContext, options: SubmitOptions, on: string) {
  const { register } = context;
  const there = byId(register.batches).get(options.batch);
  const file = fileOf('batch', options.batch);
  if (there) {
    if (there.sent !== on)
      throw new UserError(
        `the batch ${there.id} was sent on ${there.sent}. Name a new one; or say --on ${there.sent}, if these went with it.`,
      );
    const said = (['to', 'approvedBy', 'title', 'note', 'noteFile'] as const).filter((name) => options[name]);
    if (said.length > 0)
      throw new UserError(
        `the batch ${there.id} is there already and stays as it is: leave out ${said.map(flagOf).join(', ')}.`,
      );
    return [];
  }
  if (register.hasFile(file))
    throw new UserError(`the file of the batch \`${options.batch}\` is rejected; \`afi check\` says why.`);
  if (options.to === undefined || options.approvedBy === undefined)
    throw new UserError(
      `the batch ${options.batch} is new: say to whom it goes (--to) and who approved it (--approved-by).`,
    );
  const { batch: id, title, to, approvedBy } = options;
  const note = noteOf(options, context);
  const data = {
    id,
    title: title ?? `Closure submission ${id}`,
    sent: on,
    to,
    approved_by: approvedBy,
    ...(note && { note }),
  };
  return [newRecord('batch', file, data)];
}
