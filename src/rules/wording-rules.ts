/** Rules about the published text. */
import { groupBy } from '../domain/collections.ts';
import type { Action } from '../domain/records/action.ts';
import { findNearDuplicates } from '../domain/text/near-duplicates.ts';
import { inAction, type Rule } from './rule.ts';

/** `custody-2021-rec-1a` and `custody-2021-rec-1b` are one item that was split, and may well read alike. */
const itemOf = ({ id }: Action) => id.replace(/(?<=\d)[a-z]$/, '');

export const wordingOnce: Rule = {
  code: 'wording-alike',
  severity: 'warning',
  about: 'No two actions of an inspection have the same wording, or nearly so.',
  help: 'Compare both with the report: an action may have been added twice, or the wrong text pasted.',
  example: 'the wording of custody-2021-rec-1 in custody-2021-rec-2',
  *check({ actions }) {
    for (const issued of groupBy(actions, ({ inspection }) => [inspection]).values()) {
      const split = (a: number, b: number) => itemOf(issued[a] as Action) === itemOf(issued[b] as Action);
      const texts = issued.map(({ wording }) => wording);
      for (const { earlier, later, identical: same } of findNearDuplicates(texts, split)) {
        const action = issued[later] as Action;
        const how = same ? 'the wording is that of' : 'the wording is nearly that of';
        yield inAction(action, ['wording'], `${how} \`${issued[earlier]?.id}\``);
      }
    }
  },
};
