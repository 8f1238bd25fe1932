/** Rules about leads and approvers: they are known, and every live action has both leads and a board. */

import {
  isLive,
  isUnassigned,
  missingOwners,
  type OwnerField,
  ownerFields,
  positionOn,
} from '../domain/position.ts';
import type { Action } from '../domain/records/action.ts';
import { acceptancesFile, settingsFile } from '../domain/records/record-paths.ts';
import { removedMark } from '../domain/records/removed-words.ts';
import { addressesForce, type Register } from '../domain/register.ts';
import { isPlaceholder } from '../domain/text/placeholder.ts';
import {
  createSuggester,
  faultInAction,
  faultInFile,
  faultInRecord,
  findEvents,
  isMissing,
  joinWithOr,
  type Rule,
} from './rule.ts';

export const leadUnknown: Rule = {
  code: 'lead-unknown',
  severity: 'warning',
  about: 'A lead is one of the roles in register.yaml, if roles are listed there.',
  help: 'Enter a role, never the name of a person. If it is a new role, add it: `afi settings set --role …`.',
  example: 'delivery_lead: Head of Custdy',
  *check(register) {
    const roles = new Set(register.settings.roles);
    if (roles.size === 0) return;
    const suggestRole = createSuggester(() => roles);
    for (const { action, event, index } of findEvents(register, 'assigned'))
      for (const field of ['force_lead', 'delivery_lead'] as const) {
        const role = event[field];
        if (role !== undefined && role !== removedMark && !isPlaceholder(role) && !roles.has(role))
          yield faultInAction(
            action,
            ['history', index, field],
            `\`${role}\` is not one of the roles in register.yaml`,
            suggestRole(role) === undefined
              ? undefined
              : `${suggestRole(role)} Enter a role, never the name of a person.`,
          );
      }
  },
};

export const approverUnknown: Rule = {
  code: 'approver-unknown',
  severity: 'error',
  about: 'The approver is a board, or one of the roles in register.yaml.',
  help: 'Enter the id of a board or a role, or add the board or role that is missing.',
  example: 'approved_by: iamd',
  *check(register) {
    const roles = new Set(register.settings.roles);
    // Without a list of roles any word may be a role.
    if (roles.size === 0) return;
    const approvers = new Set([...register.boards.map(({ id }) => id), ...roles]);
    const isKnown = (name: string) =>
      name === removedMark || approvers.has(name) || !isMissing(register, 'board', name);
    const suggestApprover = createSuggester(() => approvers);
    const describeName = (name: string) =>
      [`there is no board or role \`${name}\``, suggestApprover(name)] as const;
    for (const name of ['target', 'completed', 'decided'] as const)
      for (const { action, event, index } of findEvents(register, name))
        if (event.approved_by !== undefined && !isKnown(event.approved_by))
          yield faultInAction(action, ['history', index, 'approved_by'], ...describeName(event.approved_by));
    for (const { id, approved_by: name } of register.batches)
      if (name !== undefined && !isKnown(name))
        yield faultInRecord({ kind: 'batch', id }, ['approved_by'], ...describeName(name));
    for (const [index, { approved_by: name }] of (register.settings.public?.allow ?? []).entries())
      if (!isKnown(name))
        yield faultInFile(settingsFile, ['public', 'allow', index, 'approved_by'], ...describeName(name));
    for (const [index, { approved_by: name }] of register.acceptances.accepted.entries())
      if (!isKnown(name))
        yield faultInFile(acceptancesFile, ['accepted', index, 'approved_by'], ...describeName(name));
  },
};

const ownerWords: Readonly<Record<OwnerField, string>> = {
  force_lead: 'force lead',
  delivery_lead: 'delivery lead',
  board: 'board',
};

export const ownerPlaceholder: Rule = {
  code: 'owner-placeholder',
  severity: 'warning',
  about: 'The leads and board of an action are named. `TBC` or `N/A` does not count as an owner.',
  help: 'Assign an owner: `afi assign`.',
  example: 'delivery_lead: TBC',
  *check({ actions, today }) {
    for (const action of actions)
      for (const field of ownerFields) {
        const index = action.history.findLastIndex(
          (event) => event.event === 'assigned' && event.on <= today && event[field] !== undefined,
        );
        const event = action.history[index];
        const name = event?.event === 'assigned' ? event[field] : undefined;
        if (name !== undefined && isPlaceholder(name))
          yield faultInAction(
            action,
            ['history', index, field],
            `\`${name}\` is a placeholder, not a ${ownerWords[field]}`,
          );
      }
  },
};

export const unassignedRule: Rule = {
  code: 'unassigned',
  severity: 'warning',
  about: 'A live action addressed to the force has a force lead, a delivery lead and a board.',
  help: 'Assign what is missing: `afi assign`.',
  example: 'a live action without a board',
  *check({ actions, today }: Register) {
    for (const action of actions) {
      if (!addressesForce(action)) continue;
      const position = positionOn(action, today);
      if (!isLive(position) || !isUnassigned(position)) continue;
      const missingOwnerWords = missingOwners(position).map((field) => ownerWords[field]);
      yield faultInAction(
        action,
        ['history', indexOfAssignment(action, today)],
        `live, but has no ${joinWithOr(missingOwnerWords)}`,
      );
    }
  },
};

/** The index of the last `assigned` event up to today, or of `issued` if there is none. */
const indexOfAssignment = ({ history }: Action, today: string): number => {
  const lastIndexOf = (name: string) =>
    history.findLastIndex(({ event, on }) => event === name && on <= today);
  return lastIndexOf('assigned') < 0 ? lastIndexOf('issued') : lastIndexOf('assigned');
};
