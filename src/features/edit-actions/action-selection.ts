/** What changing commands share: which actions they touch, and how a change is said to git. */

import { type CommandContext, type Outcome, UserError } from '../../app/command.ts';
import { requireAction } from '../../app/lookup.ts';
import type { ChangeOptions } from '../../app/shared-options.ts';
import { assertKnownFilterValues } from '../../app/validate-filter.ts';
import { type Filter, isActiveFilter, matchesFilter, statesAsAt } from '../../domain/filter.ts';
import { isLive, positionOn } from '../../domain/position.ts';
import type { Action } from '../../domain/records/action.ts';
import { fileOf } from '../../domain/records/record-paths.ts';
import { addEvent } from '../../storage/yaml-edit/edit.ts';

/** Fields of an event as they are to be written; those without a value are left out. */
export type Fields = Readonly<Record<string, string | boolean | undefined>>;

/** The actions named by id, or chosen by filter; a change never guesses that all are meant. */
export function chosen(
  context: CommandContext,
  ids: readonly string[],
  filter: Filter,
  on: string,
): readonly Action[] {
  const { register } = context;
  assertKnownFilterValues(register, filter);
  if (ids.length > 0 && isActiveFilter(filter))
    throw new UserError('name the actions by id or choose them by filters, not both.');
  if (ids.length > 0) return [...new Set(ids)].map((id) => issuedBy(requireAction(register, id), on));
  if (!isActiveFilter(filter))
    throw new UserError('say which actions: by id, or by filters such as --board or --inspection.');
  const fits = matchesFilter(filter, on);
  const anyStatus = (filter.status?.length ?? 0) > 0;
  const found = statesAsAt(register, on).filter(
    (state) => state.counted && (anyStatus || isLive(state.position)) && fits(state),
  );
  if (found.length === 0) throw new UserError('no action fits these filters.');
  return found.map(({ action }) => action);
}

/** An action that nothing is recorded of before it was issued. */
function issuedBy(action: Action, on: string): Action {
  const issued = action.history.find(({ event }) => event === 'issued')?.on;
  if (issued === undefined || issued <= on) return action;
  throw new UserError(`${action.id} was issued on ${issued}; nothing can be recorded of it on ${on}.`);
}

export const withEvent = (
  context: CommandContext,
  actions: readonly Action[],
  event: (action: Action) => Fields,
): readonly { readonly file: string; readonly before: string; readonly after: string }[] =>
  actions.map((action) => {
    const file = fileOf('action', action.id);
    const before = context.recordOf(file);
    return { file, before, after: addEvent(before, given(event(action))) };
  });

const given = (fields: Fields): Readonly<Record<string, string | boolean>> =>
  Object.fromEntries(
    Object.entries(fields).flatMap(([key, value]) => (value === undefined ? [] : [[key, value]])),
  );

/** `custody-2021-rec-2`, or `28 actions`. */
export const these = (actions: readonly Action[]): string =>
  actions.length === 1 ? (actions[0]?.id ?? '') : `${actions.length} actions`;

/** The day it happened, which is never ahead of today. */
export function dayOf({ register }: CommandContext, on: string | undefined): string {
  const day = on ?? register.today;
  if (day > register.today) throw new UserError(`--on ${day} is after today, ${register.today}.`);
  return day;
}

/** A change as it is handed to `main`: nothing is done yet. */
export const changed = (
  command: string,
  subject: string,
  changes: NonNullable<Outcome['pendingCommit']>['changes'],
  options: Pick<ChangeOptions, 'message'>,
  trailers: readonly (readonly [string, string])[] = [],
  touched: readonly string[] = [],
): Outcome => ({
  pendingCommit: {
    changes,
    subject: options.message ?? subject,
    trailers: [['Afi-Command', command], ...trailers],
    actionIds: touched,
  },
});

/** The status of an action at the end of a day. */
export const statusOn = (action: Action, day: string) => positionOn(action, day).status;

export const idsOf = (actions: readonly Action[]): readonly string[] => actions.map(({ id }) => id);

/** `--force-lead` for `forceLead`. */
export const flagOf = (name: string) => `--${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
