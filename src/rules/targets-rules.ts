/** Rules about what an event should tell though the format lets it be silent: changed targets, and what older registers left out. */

import type { Action } from '../domain/records/action.ts';
import { missingFields } from '../domain/records/event.ts';
import { inAction, type Rule } from './rule.ts';

/** Targets that replace an earlier one without a reason or an approver, with what is wanting. */
function* unexplained({ history }: Action) {
  let replaces = false;
  for (const [index, event] of history.entries()) {
    if (event.event !== 'target') continue;
    const wanting = (['reason', 'approved_by'] as const).filter((field) => event[field] === undefined);
    if (replaces && wanting.length > 0) yield { index, event, wanting };
    replaces ||= event.by !== undefined;
  }
}

const named = (fields: readonly string[], word: string) =>
  fields.map((field) => `\`${field}\``).join(` ${word} `);

export const targetExplained: Rule = {
  code: 'target-unexplained',
  severity: 'error',
  about: 'A target that replaces an earlier one says why, and who approved it.',
  help: 'Add `reason` and `approved_by`.',
  example: 'a second target with neither',
  *check({ actions }) {
    for (const action of actions)
      for (const { index, event, wanting } of unexplained(action))
        if (event.legacy !== true)
          yield inAction(
            action,
            ['history', index],
            `it replaces an earlier target without ${named(wanting, 'and')}`,
          );
  },
};

export const legacyWhole: Rule = {
  code: 'legacy-bare',
  severity: 'warning',
  about: 'What was taken over from an older register tells all that the event asks for.',
  help: 'Add it if it can still be found out; if it cannot, leave it.',
  example: '{event: closed, legacy: true} without route',
  *check({ actions }) {
    for (const action of actions) {
      if (!action.history.some(({ legacy }) => legacy)) continue;
      const changes = new Map([...unexplained(action)].map(({ index, wanting }) => [index, wanting]));
      for (const [index, event] of action.history.entries()) {
        if (event.legacy !== true) continue;
        const wanting = [
          ...missingFields(event).map((fields) => named(fields, 'or')),
          ...(changes.get(index) ?? []).map((field) => `\`${field}\``),
        ];
        if (wanting.length > 0)
          yield inAction(action, ['history', index], `it was taken over without ${wanting.join(', ')}`);
      }
    }
  },
};
