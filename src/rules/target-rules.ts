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

const joinFields = (fields: readonly string[], word: string) =>
  fields.map((field) => `\`${field}\``).join(` ${word} `);

export const targetUnexplained: Rule = {
  code: 'target-unexplained',
  severity: 'error',
  about: 'A target that replaces an earlier one says why, and who approved it.',
  help: 'Add `reason` and `approved_by`.',
  example: 'a second target with neither',
  *check({ actions }) {
    for (const action of actions)
      for (const { index, event, missing: missingFieldNames } of unexplainedTargets(action))
        if (event.legacy !== true)
          yield faultInAction(
            action,
            ['history', index],
            `it replaces an earlier target without ${joinFields(missingFieldNames, 'and')}`,
          );
  },
};

export const legacyBare: Rule = {
  code: 'legacy-bare',
  severity: 'warning',
  about: 'What was taken over from an older register tells all that the event asks for.',
  help: 'Add it if it can still be found out; if it cannot, leave it.',
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
          yield faultInAction(
            action,
            ['history', index],
            `it was taken over without ${missingFieldNames.join(', ')}`,
          );
      }
    }
  },
};
