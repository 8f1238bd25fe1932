/** Finds the filter that the words of `list` may have meant, which are looked for as text. */
import { lookUp } from '../../app/lookup.ts';
import type { Filter } from '../../domain/filter.ts';
import { parseSynonym, parseWord } from '../../domain/parse-vocabulary.ts';
import type { Register } from '../../domain/register.ts';
import { findWord } from '../../domain/text/word-matching.ts';
import { ragGroups } from '../../domain/vocabulary.ts';
import { cleanText } from '../../output/safe-text.ts';

const flagSynonyms = {
  overdue: 'overdue',
  late: 'overdue',
  'past due': 'overdue',
  'past deadline': 'overdue',
  unassigned: 'unassigned',
  unallocated: 'unassigned',
  'no owner': 'unassigned',
  'without owner': 'unassigned',
  'without an owner': 'unassigned',
};

/** Every action of a list without `--all` is live, so no filter is needed for these words. */
const wordsForLive = ['live', 'outstanding', 'active', 'ongoing'];

/** Filters by words of fixed lists, which are the same in every register. */
const fixedFilters: readonly ((text: string) => string | undefined)[] = [
  (text) => filterFlag(parseSynonym(text, flagSynonyms)),
  (text) =>
    findWord(text, wordsForLive) === undefined
      ? optionWithValue('status', parseWord('status', text))
      : undefined,
  (text) => optionWithValue('rag', findWord(text, ragGroups) ?? parseWord('rag', text)),
  (text) => optionWithValue('type', parseWord('type', text)),
];

/** Filters by what the register has, with the option and the kind of what it names. */
const lookupFilters = [
  ['board', 'board', 'board'],
  ['forceLead', 'force-lead', 'force-lead'],
  ['deliveryLead', 'delivery-lead', 'delivery-lead'],
  ['inspection', 'inspection', 'inspection'],
  ['origin', 'origin', 'origin'],
  ['batch', 'batch', 'batch'],
  ['theme', 'theme', 'theme'],
] as const;

/** A word that no shell reads as anything else. */
const plainWord = /^[\w.][\w.-]*$/;

const filterFlag = (name: string | undefined) => (name === undefined ? undefined : `--${name}`);
const optionWithValue = (name: string, value: string | undefined) =>
  value === undefined ? undefined : `--${name} ${plainWord.test(value) ? value : `"${cleanText(value)}"`}`;

const filtersOf = (text: string) => fixedFilters.flatMap((filter) => filter(text) ?? []).slice(0, 1);

/** The filters of words that fixed lists contain: of the whole text, or of each word if every one has a meaning. */
function findFixedFilters(words: readonly string[]): readonly string[] {
  const allWordsFilter = filtersOf(words.join(' '));
  if (allWordsFilter.length > 0) return allWordsFilter;
  const filters = words.map(filtersOf);
  return filters.every(({ length }) => length > 0) ? [...new Set(filters.flat())] : [];
}

/** The same where only some words have such a meaning: the rest stay a text. Short words and ordinary ones are text. */
function findMixedFilters(words: readonly string[]): readonly string[] {
  const isText = (word: string) =>
    word.length < 3 || /^(?:act|actions?|new|open)$/i.test(word) || filtersOf(word).length === 0;
  const texts = words.filter(isText);
  if (texts.length === words.length || !texts.every((word) => plainWord.test(word))) return [];
  const filters = words.filter((word) => !isText(word)).flatMap(filtersOf);
  return [[...new Set(filters), ...texts].join(' ')];
}

/** The filters by a board, a lead or another name of the register that find an action. */
const findNamedFilters = (register: Register, { words, count }: TextSearch): readonly string[] =>
  lookupFilters.flatMap(([filter, name, kind]) => {
    const match = lookUp(register, kind, words.join(' '));
    return match.ok && count({ [filter]: [match.value] }) > 0
      ? (optionWithValue(name, match.value) ?? [])
      : [];
  });

/** What a call of `list` looked for, and found. */
interface TextSearch {
  readonly words: readonly string[];
  readonly foundCount: number;
  /** How many actions a filter would list. */
  readonly count: (filter: Filter) => number;
}

/** Notes on the filters that the words may have meant: their names in the register only if nothing was found. */
export function filterHints(register: Register, search: TextSearch): readonly string[] {
  const { words, foundCount } = search;
  const text = words.join(' ').trim();
  if (text === '') return [];
  const fixedNames = findFixedFilters(text.split(/\s+/));
  const namedFilters = foundCount > 0 ? [] : findNamedFilters(register, search);
  const commands =
    fixedNames.length > 0
      ? [fixedNames.join(' ')]
      : foundCount > 0 || namedFilters.length > 0
        ? namedFilters
        : findMixedFilters(text.split(/\s+/));
  if (commands.length === 0) return [];
  return [
    `\`${cleanText(text)}\` was looked for in the texts of the actions. To filter, use ${commands.map((filter) => `\`afi list ${filter}\``).join(' or ')}.`,
  ];
}
