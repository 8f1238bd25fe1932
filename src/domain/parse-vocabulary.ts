/** Converts the words of a spreadsheet or an option into those of the fixed lists: types, statuses, RAG ratings, routes, addressees. */

import { findWord } from './text/word-matching.ts';
import {
  actionTypes,
  addressees,
  closureRoutes,
  priorities,
  rags,
  statuses,
  typeWords,
} from './vocabulary.ts';

const typeSynonyms = {
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

const statusSynonyms = {
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
  'returned by hmicfrs': 'returned',
  'returned with feedback': 'returned',
  'further evidence requested': 'returned',
  discharged: 'closed',
  'signed off': 'closed',
};

/** The words of each column with a fixed list, and the meaning of common synonyms. */
const vocabularies: Readonly<
  Record<string, { readonly words: readonly string[]; readonly synonyms: Readonly<Record<string, string>> }>
> = {
  type: { words: actionTypes, synonyms: typeSynonyms },
  status: { words: statuses, synonyms: statusSynonyms },
  rag: { words: rags, synonyms: { r: 'red', a: 'amber', g: 'green' } },
  priority: { words: priorities, synonyms: { h: 'high', m: 'medium', l: 'low' } },
  route: { words: closureRoutes, synonyms: { 're-inspection': 'reinspection', 'n/a': 'not-applicable' } },
  addressees: {
    words: addressees,
    synonyms: {
      'chief constable': 'force',
      'chief constables': 'force',
      forces: 'force',
      'college of policing': 'college',
    },
  },
  accelerated: { words: ['yes', 'no'], synonyms: { y: 'yes', n: 'no', true: 'yes', false: 'no' } },
};

/** The word of a column's list that a word means, undefined if none matches; for a column without a list the word itself. */
export function parseWord(column: string, word: string): string | undefined {
  const list = vocabularies[column];
  if (!list) return word;
  return findWord(word, list.words) ?? parseSynonym(word, list.synonyms);
}

/** The meaning of a word in a list of synonyms, whatever its case, hyphens and spaces. */
export function parseSynonym(word: string, synonyms: Readonly<Record<string, string>>): string | undefined {
  const synonym = findWord(word, Object.keys(synonyms));
  return synonym === undefined ? undefined : synonyms[synonym];
}

/** The other words that `parseWord` accepts for a word of a column's list. */
export const synonymsOf = (column: string, word: string): readonly string[] =>
  Object.entries(vocabularies[column]?.synonyms ?? {}).flatMap(([synonym, meaning]) =>
    meaning === word ? [synonym] : [],
  );

/** The words of a column's list; empty for a column without one. */
export const vocabularyWords = (column: string): readonly string[] => vocabularies[column]?.words ?? [];
