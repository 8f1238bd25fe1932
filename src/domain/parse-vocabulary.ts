/** Words of somebody's sheet for what the register has a fixed list of: types, statuses, colours, routes, addressees. */

import { statuses } from './status.ts';
import { foldName } from './text/normalise-name.ts';
import { actionTypes, addressees, closureRoutes, priorities, rags, typeWords } from './vocabulary.ts';

const typesMeant = {
  ...Object.fromEntries(
    actionTypes.flatMap((type) => [
      [typeWords[type].one, type],
      [typeWords[type].many, type],
    ]),
  ),
  coc: 'cause-of-concern',
  rec: 'recommendation',
  recs: 'recommendation',
  afi: 'area-for-improvement',
  afis: 'area-for-improvement',
  act: 'audit-action',
  action: 'audit-action',
};

const statusesMeant = {
  live: 'open',
  ongoing: 'open',
  'in progress': 'open',
  'not started': 'open',
  outstanding: 'open',
  active: 'open',
  new: 'open',
  completed: 'complete',
  'ready to submit': 'complete',
  'ready for closure': 'complete',
  'submitted for closure': 'submitted',
  'awaiting hmicfrs': 'submitted',
  'with hmicfrs': 'submitted',
  'awaiting closure': 'submitted',
  discharged: 'closed',
  'signed off': 'closed',
};

/** For each column with a fixed list: its words, and what others mean. */
const lists: Readonly<
  Record<string, { readonly words: readonly string[]; readonly meant: Readonly<Record<string, string>> }>
> = {
  type: { words: actionTypes, meant: typesMeant },
  status: { words: statuses, meant: statusesMeant },
  rag: { words: rags, meant: { r: 'red', a: 'amber', g: 'green' } },
  priority: { words: priorities, meant: { h: 'high', m: 'medium', l: 'low' } },
  route: { words: closureRoutes, meant: { 're-inspection': 'reinspection', 'n/a': 'not-applicable' } },
  addressees: {
    words: addressees,
    meant: {
      'chief constable': 'force',
      'chief constables': 'force',
      forces: 'force',
      'college of policing': 'college',
    },
  },
  accelerated: { words: ['yes', 'no'], meant: { y: 'yes', n: 'no', true: 'yes', false: 'no' } },
};

/** The word of the register's list for a word of a sheet. Undefined where there is none. */
export function wordMeant(column: string, word: string): string | undefined {
  const list = lists[column];
  if (!list) return word;
  const given = foldName(word);
  const dashed = given.replace(/ /g, '-');
  return (
    list.words.find((one) => one === given || one === dashed) ??
    (Object.hasOwn(list.meant, given) ? list.meant[given] : undefined)
  );
}

export const wordsOf = (column: string): readonly string[] => lists[column]?.words ?? [];
