/** Divides a text of dated comments, such as the updates in a cell of a spreadsheet, into its entries. */
import type { DayResult } from '../dates/written-date.ts';
import { fail } from '../errors.ts';
import { type EntryHeading, findEntryHeading } from './entry-heading.ts';

/** One dated comment. */
export interface ThreadEntry {
  /** YYYY-MM-DD. */
  readonly on: string;
  /** Its words, without the date. */
  readonly note: string;
  /** Every character of it, as in the text. */
  readonly source: string;
  /** The line of the text on which it begins, from 1. */
  readonly line: number;
}

/** A date that does not begin an entry: its words remain in the entry above, or before the first one. */
export interface DoubtfulDate {
  readonly line: number;
  /** The date as it is written. */
  readonly text: string;
  /** A sentence. */
  readonly reason: string;
}

/** A text divided into entries. Its introduction and the sources of its entries, one after the other, are the text. */
export interface CommentThread {
  /** The text before the first entry; the text in full if it has no entry. */
  readonly introduction: string;
  /** In the order of the text. */
  readonly entries: readonly ThreadEntry[];
  readonly doubtfulDates: readonly DoubtfulDate[];
}

/** A heading that begins an entry, with its place in the text. */
interface Beginning {
  readonly on: string;
  readonly start: number;
  readonly line: number;
  readonly heading: EntryHeading;
}

/**
 * Divides a text into entries.
 * @param readDay the day of a date as it is written; a date for which it fails begins no entry
 */
export function readThread(text: string, readDay: (dateText: string) => DayResult): CommentThread {
  const doubtfulDates: DoubtfulDate[] = [];
  const beginnings: Beginning[] = [];
  let lineStart = 0;
  let lastWords = '';
  for (const [index, line] of text.split('\n').entries()) {
    const place = { line: index + 1, start: lineStart };
    const heading = findEntryHeading(line);
    if (heading && isHeading(heading, line, lastWords)) {
      const day = readHeadingDay(heading, readDay);
      if (day.ok) beginnings.push({ ...place, on: day.value, heading });
      else doubtfulDates.push({ line: place.line, text: heading.dateText, reason: day.error });
    }
    if (beginnings.length > 0) beginnings.push(...findInLine(line, place, readDay));
    lineStart += line.length + 1;
    if (line.trim() !== '') lastWords = line.trimEnd();
  }
  const thread = divideText(text, beginnings, doubtfulDates);
  return { ...thread, doubtfulDates: doubtfulDates.sort((a, b) => a.line - b.line) };
}

/** The end of a line that is continued on the next one, as in `agreed on`. */
const unfinishedEnd =
  /(?:[,(-]|\b(?:on|by|of|from|since|until|till|to|the|dated|and|or|before|after|for|at|in|between|until))$/i;

/** Whether a line begins an entry, and not only with a date. Without day, month and year it needs a mark. */
function isHeading({ kind, isClear, dateText, wordsStart }: EntryHeading, line: string, lastWords: string) {
  if (dateText === '24/7') return false;
  if (isClear) return true;
  return kind === 'day' && !(/^\p{Ll}/u.test(line.slice(wordsStart)) && unfinishedEnd.test(lastWords));
}

const readHeadingDay = (
  { kind, dateText }: EntryHeading,
  readDay: (dateText: string) => DayResult,
): DayResult => (kind === 'range' ? fail(`${dateText} is more than one day.`) : readDay(dateText));

/** The entries that begin within a line, after the end of a sentence. */
function findInLine(
  line: string,
  { line: lineNumber, start: lineStart }: Pick<Beginning, 'line' | 'start'>,
  readDay: (dateText: string) => DayResult,
): readonly Beginning[] {
  const beginnings: Beginning[] = [];
  let wordsStart = Math.max(0, line.search(/\p{L}/u));
  for (const match of line.matchAll(/[.;!?)|] {1,3}| {2,3}/g)) {
    const start = match.index + match[0].length;
    if (start <= wordsStart) continue;
    const heading = findEntryHeading(line.slice(start));
    if (heading?.kind !== 'day' || !heading.hasMark) continue;
    const day = readDay(heading.dateText);
    if (!day.ok) continue;
    beginnings.push({ on: day.value, start: lineStart + start, line: lineNumber, heading });
    wordsStart = start + heading.wordsStart;
  }
  return beginnings;
}

function divideText(
  text: string,
  beginnings: readonly Beginning[],
  doubtfulDates: DoubtfulDate[],
): Pick<CommentThread, 'introduction' | 'entries'> {
  const entries: ThreadEntry[] = [];
  // From the end, so that the words of an entry without words are left to the entry above.
  let end = text.length;
  for (const { on, start, line, heading } of beginnings.toReversed()) {
    const words = text.slice(start + heading.wordsStart, end).trim();
    if (words === '') {
      doubtfulDates.push({ line, text: heading.dateText, reason: `${heading.dateText} has no words.` });
      continue;
    }
    const note = heading.initials === undefined ? words : `${heading.initials}: ${words}`;
    entries.unshift({ on, note, line, source: text.slice(start, end) });
    end = start;
  }
  return { introduction: text.slice(0, end), entries };
}

/** The entries in the order of days. Those of one day keep their order, or are reversed if the newest entry is the first. */
export const sortEntries = <Entry extends Pick<ThreadEntry, 'on'>>(
  entries: readonly Entry[],
): readonly Entry[] =>
  (isNewestFirst(entries) ? entries.toReversed() : [...entries]).sort((a, b) =>
    a.on < b.on ? -1 : a.on > b.on ? 1 : 0,
  );

/** The entries that are not in the order of the others, which is newest first or newest last. */
export const entriesOutOfOrder = (entries: readonly ThreadEntry[]): readonly ThreadEntry[] => {
  const newestFirst = isNewestFirst(entries);
  return entries.filter(({ on }, i) => {
    const before = entries[i - 1]?.on ?? on;
    return newestFirst ? on > before : on < before;
  });
};

/** Whether more entries are older than the entry above than newer. */
function isNewestFirst(entries: readonly Pick<ThreadEntry, 'on'>[]): boolean {
  const steps = entries
    .slice(1)
    .map(({ on }, i) => Math.sign(Date.parse(on) - Date.parse(entries[i]?.on ?? on)));
  return steps.reduce((sum, step) => sum + step, 0) < 0;
}

const initialsOfPerson =
  /^[([]?([A-Z]{2,3}|[A-Z]\.? ?[A-Z][a-z]{1,20})[)\]]?(?: ?[:–—-]|$)|[([]([A-Z]{2,3})[)\]]$/;
/** Ranks, roles and bodies that are written as initials are. */
const notPeople =
  /^(?:CC|DCC|ACC|CFO|PCC|HR|IT|ICT|SLT|SMT|FLL|HMI|PC|DC|PS|DS|DI|CI|DCI|DSU|RAG|AFI|COC|REC|DAG|SRO|N\s?A|TBC|NB|RE)$/i;

/** The initials at the beginning or the end of a comment, which are probably a person. */
export function findInitials(note: string): string | undefined {
  const match = initialsOfPerson.exec(note);
  const initials = match?.[1] ?? match?.[2];
  return initials === undefined || notPeople.test(initials) ? undefined : initials;
}
