/** Reads the number of an action as its report or tracker prints it, and makes the number part of an id from it. */
import { isDay } from './dates/partial-date.ts';

const segment = '(?:[a-z]{1,4})?\\d{1,6}[a-z]{0,4}';

/** Source of a pattern for the number part of an action's id: `7`, `7b`, `1-10`, `ia24-01`. Each segment has a digit. */
export const actionNumberPattern = `${segment}(?:-${segment}){0,3}`;

const wholeNumber = new RegExp(`^${actionNumberPattern}$`);

const leadingTypeWords =
  /^(?:(?:recommendations?|recs?|afis?|areas? for improvement|causes? of concern|cocs?|actions?|numbers?|nos?|#)(?![a-z])[.:# -]{0,3}){1,2}/i;
/** The action to which another one belongs, as in `Rec 1 (CoC 1)`. */
const parentInBrackets =
  /\s?\((?:of |under |see )?(?:coc|cause of concern|rec|recommendation|afi)[^()]{0,20}\)$/i;

/** `4-7` may mean four actions. */
const range = /^[1-9]\d*-[1-9]\d*$/;

/**
 * The number part of an id: `7b` for `Rec 7(b)`, `1-10` for `1.10`, `002-24` for `002/24`, `1` for `Rec 1 (CoC 1)`. Undefined if
 * the text is not the number of one action, such as a date, or `4-7`, which may be a range.
 */
export function parseActionNumber(text: string): string | undefined {
  const number = text
    .normalize('NFKC')
    .replace(/[\u2010-\u2015]/g, '-')
    .replace(/\s+/g, ' ')
    .trim()
    .replace(parentInBrackets, '')
    .replace(leadingTypeWords, '')
    .toLowerCase()
    .replace(/ ?\(([a-z]{1,4})\)/g, '$1')
    .replace(/\((\d{1,6})\)/g, '.$1')
    .replace(/\.$/, '');
  if (range.test(number)) return undefined;
  const segments = number
    .replace(/ ?[./\\_-] ?/g, '-')
    .replace(/(?<![a-z\d])([a-z]{1,4})[- ](?=\d)/g, '$1')
    .replace(/(?<=\d) (?=[a-z]$)/, '');
  if (!wholeNumber.test(segments) || isDay(segments) || isDay(segments.split('-').reverse().join('-')))
    return undefined;
  return segments.includes('-') ? segments : segments.replace(/^0+(?=\d)/, '');
}

/** Whether an id shows all of a number's text, apart from its type and leading zeros; otherwise the record needs the text as well. */
export const isPlainActionNumber = (text: string): boolean =>
  /^\d+ ?[a-z]?\.?$/i.test(text.trim().replace(leadingTypeWords, ''));
