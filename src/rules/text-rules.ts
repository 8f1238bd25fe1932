/** Rules about the text of actions: repeated wording, and personal data. */

import { groupBy } from '../domain/collections.ts';
import { personalDataInRecords } from '../domain/publication/personal-data-in-records.ts';
import type { Action } from '../domain/records/action.ts';
import { findNearDuplicates } from '../domain/text/near-duplicates.ts';
import { describePersonalData } from '../domain/text/personal-data.ts';
import { faultInAction, faultInRecord, type Rule } from './rule.ts';

/** An id without the letter of a split item, since `custody-2021-rec-1a` and `custody-2021-rec-1b` may have similar wording. */
const originalItemId = ({ id }: Action) => id.replace(/(?<=\d)[a-z]$/, '');

export const wordingAlike: Rule = {
  code: 'wording-alike',
  severity: 'warning',
  about: 'No two actions of an inspection have the same or nearly the same wording.',
  help: 'Compare both with the report. An action may have been added twice, or the wrong text pasted.',
  example: 'the wording of custody-2021-rec-1 in custody-2021-rec-2',
  *check({ actions }) {
    for (const actionsOfInspection of groupBy(actions, ({ inspection }) => [inspection]).values()) {
      const items = actionsOfInspection.map(originalItemId);
      const isSameItem = (a: number, b: number) => items[a] === items[b];
      const texts = actionsOfInspection.map(({ wording }) => wording);
      for (const { earlier, later, identical } of findNearDuplicates(texts, isSameItem)) {
        const action = actionsOfInspection[later];
        const comparison = identical
          ? 'the wording is the same as that of'
          : 'the wording is nearly the same as that of';
        if (action)
          yield faultInAction(action, ['wording'], `${comparison} \`${actionsOfInspection[earlier]?.id}\``);
      }
    }
  },
};

export const personalData: Rule = {
  code: 'personal-data',
  severity: 'warning',
  about:
    'No text of an action or an inspection contains an address, number or reference that identifies a person.',
  help: 'Remove the words with `afi redact` and name the role instead. If git has recorded them, `afi help personal-data` has the steps that remove them there too.',
  example: 'note: ring PC 1234 on 0191 496 0000',
  *check(register) {
    for (const { record, path, data } of personalDataInRecords(register)) {
      const message = `the text contains what looks like ${describePersonalData(data)}`;
      yield 'action' in record
        ? faultInAction(record.action, path, message)
        : faultInRecord({ kind: 'inspection', id: record.inspection.id }, path, message);
    }
  },
};
