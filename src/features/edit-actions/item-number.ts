/** Reads the number of an action in its report, as a person may write it. */
import { InvalidValueError } from '../../app/options.ts';
import { fail, ok, type Result } from '../../domain/errors.ts';
import { parseWord } from '../../domain/parse-vocabulary.ts';
import { findWord } from '../../domain/text/word-matching.ts';
import { isActionType, typeWords } from '../../domain/vocabulary.ts';

const itemNumberPattern = /^([^\d]*)(\d+)[ (]{0,2}([a-z]?)\)?$/i;

/** Words before a number that say nothing about the type of the action. */
const numberWords = ['#', 'no', 'number', 'item', 'point', 'action'];

/** `7`, or `7a` where one item was split, from a text such as `AFI 7` or `Recommendation 7(a)`. Fails with a sentence for another type. */
export function readItemNumber(text: string, type: string): Result<string, string> {
  const [, words = '', digits, letter = ''] = itemNumberPattern.exec(text.normalize('NFKC').trim()) ?? [];
  const word = words
    .split(/[\s.:(-]+/)
    .filter(Boolean)
    .join(' ');
  const namedType = parseWord('type', word);
  const isNeutral = word === '' || findWord(word, numberWords) !== undefined;
  if (digits === undefined || (namedType === undefined && !isNeutral))
    return fail(
      `\`${text}\` is not a number. Enter digits, for example 7, with a letter if you split one item: 7a.`,
    );
  if (!isNeutral && namedType !== type && isActionType(type))
    return fail(
      `\`${text}\` is not the number of ${withArticle(typeWords[type].one)}. Enter the number only.`,
    );
  return ok(`${digits}${letter.toLowerCase()}`);
}

const withArticle = (noun: string) => `${/^[aeiou]/.test(noun) ? 'an' : 'a'} ${noun}`;

/** Checks the form of a number that an option gives, since its type may be given later. @throws InvalidValueError if it has none */
export function parseItemNumber(text: string): string {
  const number = readItemNumber(text, '');
  if (!number.ok) throw new InvalidValueError(number.error);
  return text;
}
