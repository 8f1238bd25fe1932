/** Finds what a person means by a name, or looks for while typing it: an id or a name whatever its case, spaces and punctuation, or initials that only one name has. */
import { normaliseName } from './word-matching.ts';

/** Something that may be named. */
export interface NamedValue {
  /** The id or text that a record contains. */
  readonly value: string;
  /** Other names of it. */
  readonly names?: readonly string[];
}

/** Words that initials leave out. */
const smallWords = new Set(['a', 'an', 'and', 'at', 'for', 'in', 'of', 'on', 'the', 'to']);
/** No name has more words; comparing initials stops there. */
const maxWords = 20;

const wordsOf = (name: string): readonly string[] =>
  normaliseName(name)
    .replaceAll('&', ' and ')
    .replace(/['’]/g, '')
    .split(/[^\p{L}\p{M}\p{N}]+/u)
    .filter((word) => word !== '');

/** A name without differences of case, spaces and punctuation. */
const nameKey = (name: string): string => wordsOf(name).join(' ');

/** The spellings of a name: in full, and without or only with what is in brackets. */
const spellings = (name: string): readonly string[] => {
  const [start, inBrackets, end] = name.split(/[()]/);
  return inBrackets === undefined ? [name] : [name, `${start}${end ?? ''}`, inBrackets];
};

/** Whether each short word is one of the long words, or the initials of several: `custody dag` of `Custody Delivery and Assurance Group`. */
function abbreviates(shortWords: readonly string[], longWords: readonly string[]): boolean {
  const [first, ...rest] = shortWords;
  if (first === undefined) return longWords.length === 0;
  if (longWords[0] === first && abbreviates(rest, longWords.slice(1))) return true;
  const run = longWords.slice(0, first.length);
  return (
    first.length > 1 &&
    run.map((word) => word[0]).join('') === first &&
    abbreviates(rest, longWords.slice(first.length))
  );
}

const mainWords = (name: string): readonly string[] =>
  wordsOf(name)
    .filter((word) => !smallWords.has(word))
    .slice(0, maxWords);

function isAbbreviation(text: string, name: string): boolean {
  const [textWords, nameWords] = [mainWords(text), mainWords(name)];
  return textWords.length > 0 && (abbreviates(textWords, nameWords) || abbreviates(nameWords, textWords));
}

/**
 * The values that a text names: one, none, or several that it could mean. An exact value comes before another spelling, and
 * another spelling before initials.
 */
export function findByName(text: string, candidates: readonly NamedValue[]): readonly string[] {
  if (candidates.some(({ value }) => value === text)) return [text];
  const key = nameKey(text);
  if (key === '') return [];
  const valuesWhere = (isMatch: (name: string) => boolean) => [
    ...new Set(
      candidates.flatMap(({ value, names = [] }) =>
        [value, ...names].flatMap(spellings).some(isMatch) ? [value] : [],
      ),
    ),
  ];
  const sameName = valuesWhere((name) => nameKey(name) === key);
  return sameName.length > 0 ? sameName : valuesWhere((name) => isAbbreviation(text, name));
}

/** The values that have a text as a name in full, whatever its case, spaces and punctuation. */
export const findByFullName = (text: string, candidates: readonly NamedValue[]): readonly string[] =>
  candidates.flatMap(({ value, names = [] }) =>
    [value, ...names].some((name) => nameKey(name) === nameKey(text)) ? [value] : [],
  );

/** The values with a name in which each word of a text begins a word. */
export const findByPart = (text: string, candidates: readonly NamedValue[]): readonly string[] =>
  nameKey(text) === ''
    ? []
    : candidates.flatMap(({ value, names = [] }) =>
        searchRank(text, [value, ...names]) === undefined ? [] : [value],
      );

/**
 * How well the names of something match what a person types to find it: from 0, the best, a name in full, its initials, the
 * beginning of a name, the beginnings of its words. Undefined if they do not match.
 */
export function searchRank(search: string, names: readonly string[]): number | undefined {
  const [key, searchWords] = [nameKey(search), wordsOf(search)];
  const keys = names.flatMap(spellings).map(nameKey);
  const beginsWords = (name: string) => {
    const nameWords = wordsOf(name);
    return searchWords.every((word) => nameWords.some((nameWord) => nameWord.startsWith(word)));
  };
  const tests = [
    () => key === '' || keys.includes(key),
    () => names.some((name) => isAbbreviation(search, name)),
    () => keys.some((nameInFull) => nameInFull.startsWith(key)),
    () => names.some(beginsWords),
  ];
  const rank = tests.findIndex((matches) => matches());
  return rank < 0 ? undefined : rank;
}
