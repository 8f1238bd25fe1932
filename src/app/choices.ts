/** Makes choices of what options accept too: records with their names, and fixed words with their synonyms. */
import { synonymsOf } from '../domain/parse-vocabulary.ts';
import type { Choice } from './prompts.ts';

/** A record as a choice, which is found by its id and its name. */
export const toNamedChoice = (id: string, name: string, otherNames: readonly string[] = []): Choice => ({
  value: id,
  label: `${name} (${id})`,
  otherNames: [name, ...otherNames],
});

/** The words of a column's list as choices, which are found by their synonyms. */
export const toWordChoices = <Word extends string>(
  column: string,
  words: readonly Word[],
  labelOf: (word: Word) => string,
): readonly Choice[] =>
  words.map((value) => ({ value, label: labelOf(value), otherNames: synonymsOf(column, value) }));

/** The choice of something that is not in the list. */
export const newChoice = '(new)';

/** The choice that leaves a question without an answer. */
export const noneChoice: Choice = { value: '', label: 'None, or not known yet' };
