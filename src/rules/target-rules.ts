/** Rules about fields of events that the format does not require: the reason for a changed target, and the fields of migrated events. */

import type { Action } from '../domain/records/action.ts';
import { missingFields } from '../domain/records/event.ts';
import { faultInAction, type Rule } from './rule.ts';

/** The targets that replace an earlier one without a reason or an approver, each with its missing fields. */
function* unexplainedTargets({ history }: Action) {
  let replaces = false;
  for (const [index, event] of history.entries()) {
    if (event.event !== 'target') continue;
    const missingFieldNames = (['reason', 'approved_by'] as const).filter(
      (field) => event[field] === undefined,
    );
    if (replaces && missingFieldNames.length > 0) yield { index, event, missing: missingFieldNames };
    replaces ||= event.by !== undefined;
  }
}

export const targetLimit: Rule = {
  code: 'target-limit',
  severity: 'warning',
  about: 'A target is not changed more often than `max_target_changes` in register.yaml allows.',
  help: 'Ask the board to review the action, or change the limit.',
  example: 'max_target_changes: 1, and two changes',
  *check({ actions, settings: { max_target_changes: limit } }) {
    if (limit === undefined) return;
    for (const action of actions) {
      const targets = [...action.history.entries()].filter(([, { event }]) => event === 'target');
      const [index] = targets[limit + 1] ?? [];
      if (index !== undefined)
        yield faultInAction(
          action,
          ['history', index],
          `the target was changed ${targets.length - 1} times, and the limit is ${limit}`,
        );
    }
  },
};

const joinFields = (fields: readonly string[], word: string) =>
  fields.map((field) => `\`${field}\``).join(` ${word} `);

const missingWords = { reason: 'a reason', approved_by: 'an approver' } as const;

export const targetUnexplained: Rule = {
  code: 'target-unexplained',
  severity: 'error',
  about: 'A target that replaces an earlier target has a reason and an approver.',
  help: 'Add the `reason` for the change, and who approved it under `approved_by`.',
  example: 'a second target with neither',
  *check({ actions }) {
    for (const action of actions)
      for (const { index, event, missing: missingFieldNames } of unexplainedTargets(action))
        if (event.legacy !== true)
          yield faultInAction(
            action,
            ['history', index],
            `this target replaces an earlier one without ${missingFieldNames.map((field) => missingWords[field]).join(' or ')}`,
          );
  },
};

export const legacyBare: Rule = {
  code: 'legacy-bare',
  severity: 'warning',
  about: 'An event migrated from an earlier register has all the fields it needs.',
  help: 'Add what is missing if it can still be found. Otherwise leave the event as it is.',
  example: '{event: closed, legacy: true} without route',
  *check({ actions }) {
    for (const action of actions) {
      if (!action.history.some(({ legacy }) => legacy)) continue;
      const changes = new Map(
        [...unexplainedTargets(action)].map(({ index, missing: missingFieldNames }) => [
          index,
          missingFieldNames,
        ]),
      );
      for (const [index, event] of action.history.entries()) {
        if (event.legacy !== true) continue;
        const missingFieldNames = [
          ...missingFields(event).map((fields) => joinFields(fields, 'or')),
          ...(changes.get(index) ?? []).map((field) => `\`${field}\``),
        ];
        if (missingFieldNames.length > 0)
          yield faultInAction(action, ['history', index], `migrated without ${missingFieldNames.join(', ')}`);
      }
    }
  },
};
