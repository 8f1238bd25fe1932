/** Reads which actions a command changes, and finds why an action cannot be changed. */

import { noActionsNamed } from '../../app/change-options.ts';
import { type CommandContext, UserError } from '../../app/command.ts';
import { requireAction } from '../../app/lookup.ts';
import { type Filter, isActiveFilter, statesAsAt } from '../../domain/filter.ts';
import { isInPopulation } from '../../domain/population.ts';
import { isLive, positionOn } from '../../domain/position.ts';
import type { Action } from '../../domain/records/action.ts';
import { isAudit, isCounted } from '../../domain/register.ts';

/**
 * The actions with the given ids, or those addressed to the force that match the filter, audit actions too.
 * @throws UserError if both or neither are given, so that a change never applies to all actions by accident.
 */
export function selectActions(
  context: CommandContext,
  ids: readonly string[],
  filter: Filter,
  on: string,
): readonly Action[] {
  const { register } = context;
  if (ids.length > 0 && isActiveFilter(filter))
    throw new UserError('enter ids of actions or filters, not both.');
  if (ids.length > 0) return [...new Set(ids)].map((id) => requireIssued(requireAction(register, id), on));
  if (!isActiveFilter(filter)) throw new UserError(noActionsNamed);
  const isChosen = isInPopulation({ filter, allTypes: true }, on, register);
  const anyStatus = (filter.status?.length ?? 0) > 0;
  const states = statesAsAt(register, on).filter(
    (state) => (anyStatus || isLive(state.position)) && isChosen(state),
  );
  if (states.length === 0) throw new UserError('no action matches these filters.');
  return states.map(({ action }) => action);
}

/** @throws UserError if the action was issued after the day. */
function requireIssued(action: Action, on: string): Action {
  const issueDate = action.history.find(({ event }) => event === 'issued')?.on;
  if (issueDate === undefined || issueDate <= on) return action;
  throw new UserError(`${action.id} was issued on ${issueDate}, so nothing can be recorded for ${on}.`);
}

/** The status of an action at the end of a day. */
export const statusOn = (action: Action, day: string) => positionOn(action, day).status;

/** Why an action is never submitted to HMICFRS, as the end of a sentence that begins with its id; undefined if it can be. */
export function whyNotForHmicfrs(action: Action): string | undefined {
  if (isCounted(action)) return undefined;
  if (isAudit(action))
    return `is an audit action, which is not submitted to HMICFRS: \`afi close ${action.id} --route implemented\` closes it`;
  return `is addressed to others only (${action.addressees?.join(', ')}), not to the force: \`afi correct\` changes that if it is wrong`;
}

/** The ids of actions. */
export const actionIds = (actions: readonly Action[]): readonly string[] => actions.map(({ id }) => id);
