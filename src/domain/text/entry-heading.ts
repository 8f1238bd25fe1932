/** Recognises the heading of a dated comment, such as `12/03/24 –`, `[12 March 2024]` or `Update 12.03.24:`, at the beginning of a line. */
import {
  dateEnd,
  fullDatePattern,
  partOfDatePattern,
  severalDaysPattern,
  withPlainCharacters,
} from '../dates/date-patterns.ts';

/** The beginning of a line that may be the heading of a comment. */
export interface EntryHeading {
  /** The date as it is written, without the time; both dates of a range. */
  readonly dateText: string;
  /** Initials before the date: `JS` in `JS 12/03/24:`. */
  readonly initials: string | undefined;
  /** Where the words after the heading begin. */
  readonly wordsStart: number;
  /** One day with its month and year, a date that lacks one of them, or several days. */
  readonly kind: 'day' | 'part' | 'range';
  /** Whether a colon, a dash or another mark follows the date. */
  readonly hasMark: boolean;
  /** Whether it is a heading and not the beginning of a sentence: it has a mark, brackets or a label, or is alone on its line. */
  readonly isClear: boolean;
}

/** No heading is longer. */
const maxLength = 120;

const time = '(?:(?:T|,? (?:at )?)\\d{1,2}[:.]\\d{2}(?::\\d{2})?(?:Z| ?am| ?pm| ?hrs)?)?';

const bullet = /^[ >]{0,12}(?:[-*•·▪●◦‣⁃\uf0a7\uf0b7]{1,3} {0,3})?(?:\(?\d{1,3}[.)] {1,3}(?=\S))?[*_]{0,3}/;
const label =
  /^(?:(?:(?:latest |progress |monthly |quarterly |further )?(?:update[ds]?|position|comments?|entry|dated?|note)(?: ?(?:as )?(?:at|of|on|from))?|as (?:at|of))(?: ?[:-])? ?|(on) )?(?=[([]?(?:\d|[a-z]{3}))/i;
const initialsBefore = /^[([]?([A-Z]{2,4})[)\]]?(?: ?[-:,])? ?(?=[([]?\d)/;
const openingBracket = /^[([]?/;
const dateInFull = new RegExp(`^(${fullDatePattern})${time}${dateEnd}`, 'i');
const dateInPart = new RegExp(`^(${partOfDatePattern})${time}${dateEnd}`, 'i');
const rangeOfDays = new RegExp(`^(${severalDaysPattern})${dateEnd}`, 'i');
const closing = /^ ?[)\]]?[*_]{0,3} {0,3}([-:=|>]{1,3}|[.,;](?= |$))? {0,3}/;
const rangeWord = new RegExp(`^(?:to |until |and |& ?|- ?)?(?=(?:${fullDatePattern})${dateEnd})`, 'i');

/** The heading at the beginning of a line; undefined if the line does not begin with a date. */
export function findEntryHeading(line: string): EntryHeading | undefined {
  const text = withPlainCharacters(line.slice(0, maxLength));
  let start = 0;
  const take = (pattern: RegExp): RegExpExecArray | null => {
    const match = pattern.exec(text.slice(start));
    start += match?.[0].length ?? 0;
    return match;
  };
  take(bullet);
  const initials = take(initialsBefore)?.[1];
  const labelMatch = take(label);
  const isSentence = labelMatch?.[1] !== undefined;
  const hasLabel = !isSentence && labelMatch?.[0] !== '';
  const hasBracket = take(openingBracket)?.[0] !== '';
  const dateStart = start;
  const firstDay = take(dateInFull);
  const match = firstDay ?? take(rangeOfDays) ?? take(dateInPart);
  if (!match) return undefined;
  const isSeveral = firstDay === null && rangeOfDays.test(match[0]);
  let dateText = match[1] ?? '';
  let mark = take(closing)?.[1];
  const secondDay = mark === undefined || mark === '-' ? takeSecondDay() : undefined;
  if (secondDay !== undefined) {
    dateText = text.slice(dateStart, secondDay);
    mark = take(closing)?.[1];
  }
  if (isSentence && mark === undefined) return undefined;
  const isAlone = line.slice(start).trim() === '';
  return {
    dateText: dateText.trim(),
    initials,
    wordsStart: start,
    kind: isSeveral || secondDay !== undefined ? 'range' : firstDay ? 'day' : 'part',
    hasMark: mark !== undefined,
    isClear: mark !== undefined || hasBracket || hasLabel || isAlone || initials !== undefined,
  };

  /** Where the second date of a range ends, such as `to 15/03/24`, or `15/03/24` after a hyphen. */
  function takeSecondDay(): number | undefined {
    const word = rangeWord.exec(text.slice(start));
    if (word === null || (mark === undefined && word[0] === '')) return undefined;
    start += word[0].length;
    take(dateInFull);
    return start;
  }
}
