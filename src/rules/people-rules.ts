/** Rules about people, who are roles: the register knows them, and every live action has its own. */
import { isLive, isUnassigned, positionOn } from '../domain/position.ts';
import type { Action } from '../domain/records/action.ts';
import { addressesForce, type Register } from '../domain/register.ts';
import { eventsOf, inAction, inRecord, type Rule } from './rule.ts';
import { absent, meant } from './unknown-reference.ts';

export const leadKnown: Rule = {
  code: 'lead-unknown',
  severity: 'warning',
  about: 'A lead is one of the roles in register.yaml, where roles are listed.',
  help: 'Add the role to register.yaml, or correct it here.',
  example: 'delivery_lead: Head of Custdy',
  *check(register) {
    const roles = new Set(register.settings.roles);
    if (roles.size === 0) return;
    const likely = meant(() => roles);
    for (const { action, event, index } of eventsOf(register, 'assigned'))
      for (const field of ['force_lead', 'delivery_lead'] as const) {
        const role = event[field];
        if (role !== undefined && !roles.has(role))
          yield inAction(
            action,
            ['history', index, field],
            `register.yaml lists no role \`${role}\``,
            likely(role),
          );
      }
  },
};

export const approverKnown: Rule = {
  code: 'approver-unknown',
  severity: 'error',
  about: 'Who approved is a board’s id, or one of the roles in register.yaml.',
  help: 'Write the board’s id or the role, or add the one that is missing.',
  example: 'approved_by: iamd',
  *check(register) {
    const roles = new Set(register.settings.roles);
    // Without a list of roles any word may be one.
    if (roles.size === 0) return;
    const known = new Set([...register.boards.map(({ id }) => id), ...roles]);
    const knows = (name: string) => known.has(name) || !absent(register, 'board', name);
    const likely = meant(() => known);
    const told = (name: string) => [`there is no board or role \`${name}\``, likely(name)] as const;
    for (const name of ['target', 'completed'] as const)
      for (const { action, event, index } of eventsOf(register, name))
        if (event.approved_by !== undefined && !knows(event.approved_by))
          yield inAction(action, ['history', index, 'approved_by'], ...told(event.approved_by));
    for (const { id, approved_by: name } of register.batches)
      if (name !== undefined && !knows(name)) yield inRecord('batch', id, ['approved_by'], ...told(name));
  },
};

export const liveAssigned: Rule = {
  code: 'unassigned',
  severity: 'warning',
  about: 'A live action addressed to the force has a force lead, a delivery lead and a board.',
  help: 'Record an `assigned` event that gives what is missing.',
  example: 'a live action without a board',
  *check({ actions, today }: Register) {
    for (const action of actions) {
      if (!addressesForce(action)) continue;
      const position = positionOn(action, today);
      if (!isLive(position) || !isUnassigned(position)) continue;
      const missing = [
        ...(position.force_lead === null ? ['force lead'] : []),
        ...(position.delivery_lead === null ? ['delivery lead'] : []),
        ...(position.board === null ? ['board'] : []),
      ];
      yield inAction(action, ['history', placeFor(action, today)], `it is live without ${inWords(missing)}`);
    }
  },
};

/** The last event that assigned it so far, or else its issue. */
const placeFor = ({ history }: Action, today: string): number => {
  const so = (name: string) => history.findLastIndex(({ event, on }) => event === name && on <= today);
  return so('assigned') < 0 ? so('issued') : so('assigned');
};

/** `force lead, delivery lead or board` */
const inWords = (names: readonly string[]): string =>
  names.length < 2 ? (names[0] ?? '') : `${names.slice(0, -1).join(', ')} or ${names.at(-1)}`;
