/** Finds the deadlines that the wording of an action sets: `By 31 October 2023, chief constables should …`, `within three months`. */
import {
  dateEnd,
  fullDatePattern,
  monthAndYearPattern,
  withPlainCharacters,
} from '../dates/date-patterns.ts';
import type { DayResult } from '../dates/written-date.ts';
import { numberPattern } from './numbers.ts';

/** A deadline in the words of the wording. */
export interface WordingDeadline {
  /** As it is printed. */
  readonly text: string;
  /** YYYY-MM-DD, if the words are one day. */
  readonly by?: string;
}

const period = `(?:(?:early |mid-?|late )?(?:${monthAndYearPattern})|(?:the )?(?:spring|summer|autumn|winter)(?: of)? \\d{4}|\\d{4}(?:[/-]\\d{2,4})?)`;
/** `by 31 October 2023`, `no later than the end of March 2024`. */
const datePattern = new RegExp(
  `\\b(by|no later than|not later than|on or before|before) ((?:the )?end of (?:the )?)?(${fullDatePattern}|${period})${dateEnd}`,
  'gi',
);
const count = `(?:${numberPattern}|a|an|eighteen|twenty-four)`;
/** `within three months`, up to the comma after words such as `of the date of this report`. */
const lasting = `within (?:the next )?${count}(?: working)? (?:day|week|month|year)s?(?: (?:of|from|after)\\b[^,.;:]{1,80}(?=,))?`;
const atOnce =
  'immediately|with immediate effect|without delay|urgently|as a matter of urgency|as soon as (?:is )?(?:possible|practicable)|at the earliest opportunity';
const obligation = '(?:should|must)';
/** A period is a deadline at the beginning of a sentence, and after `should`; elsewhere it may be a standard of service. */
const atBeginning = new RegExp(`^[^a-z\\d]{0,8}(?:\\d{1,2}[.)] |[a-z][.)] )?(${lasting}|${atOnce})\\b`, 'i');
const afterObligation = new RegExp(`\\b${obligation},? (?:also,? )?(${lasting}|${atOnce})\\b`, 'i');
const immediateEffect = /\bwith immediate effect\b/i;
const hasObligation = new RegExp(`\\b(?:${obligation}|needs? to|(?:is|are) (?:required|asked) to)\\b`, 'i');

/**
 * The deadlines of a wording, each text once, in the order of the wording. Only sentences that ask for something set one.
 * @param readDay the day of a date or of `end of March 2024`
 */
export function findWordingDeadlines(
  wording: string,
  readDay: (dateText: string) => DayResult,
): readonly WordingDeadline[] {
  const deadlines = new Map<string, WordingDeadline>();
  for (const sentence of wording.split(/\n|(?<=[.;!?]) /)) {
    const text = withPlainCharacters(sentence);
    if (!hasObligation.test(text)) continue;
    const addDeadline = (start: number, length: number, day?: string) => {
      const deadlineText = sentence.slice(start, start + length);
      deadlines.set(deadlineText.toLowerCase(), {
        text: deadlineText,
        ...(day === undefined ? {} : { by: day }),
      });
    };
    for (const match of text.matchAll(datePattern))
      addDeadline(match.index, match[0].length, readDeadlineDay(match, readDay));
    for (const pattern of [atBeginning, afterObligation, immediateEffect]) {
      const match = pattern.exec(text);
      const words = match?.[1] ?? match?.[0] ?? '';
      if (match && !isKnown(deadlines, words))
        addDeadline(match.index + match[0].indexOf(words), words.length);
    }
  }
  return [...deadlines.values()];
}

/** The day of a deadline such as `by the end of March 2024`, alone; undefined if it is not one day. */
export function readDeadlineText(text: string, readDay: (dateText: string) => DayResult): string | undefined {
  const plainText = withPlainCharacters(text).trim().replace(/\.$/, '');
  const words = /^(?:by|no|not|on|before)\b/i.test(plainText) ? plainText : `by ${plainText}`;
  const [match] = words.matchAll(datePattern);
  return match?.[0] === words ? readDeadlineDay(match, readDay) : undefined;
}

const isKnown = (deadlines: ReadonlyMap<string, WordingDeadline>, words: string): boolean =>
  deadlines.has(words.toLowerCase());

/** The day of `by 31 October 2023` or `by the end of March 2024`; undefined for a month, a season or `before`. */
function readDeadlineDay(
  [, word = '', end = '', date = '']: RegExpExecArray,
  readDay: (dateText: string) => DayResult,
): string | undefined {
  if (word.toLowerCase() === 'before') return undefined;
  const day = readDay(end === '' ? date : `end of ${date}`);
  return day.ok ? day.value : undefined;
}
