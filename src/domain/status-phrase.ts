/** Reads a status that is written with its day, rating or closure route: `Closed 11/10/23`, `Ongoing (amber)`. */
import { dateEnd, fullDatePattern, partOfDatePattern, withPlainCharacters } from './dates/date-patterns.ts';
import type { DayResult } from './dates/written-date.ts';
import { type ClosureRoute, type Rag, rags, type Status } from './vocabulary.ts';

/** The column of the day on which an action got a status. */
const dayColumns = {
  complete: 'completed_on',
  submitted: 'submitted_on',
  returned: 'returned_on',
  closed: 'closed_on',
} as const satisfies Partial<Record<Status, string>>;

/** What the words of a status say. */
export interface StatusPhrase {
  readonly status: Status;
  /** By the name of its column: the day, as YYYY-MM-DD. */
  readonly days: ReadonlyMap<string, string>;
  readonly rag: Rag | undefined;
  readonly route: ClosureRoute | undefined;
  /** Dates that are not one day, each with a sentence. */
  readonly doubtfulDates: readonly { readonly text: string; readonly reason: string }[];
}

/** How the words of a status are understood. */
export interface StatusWords {
  readonly readDay: (dateText: string) => DayResult;
  /** The status that a word means; undefined if it means none. */
  readonly parseStatus: (word: string) => Status | undefined;
}

/** One part of a phrase, between dashes, brackets or commas. */
interface PhrasePart {
  readonly status?: Status;
  readonly rag?: Rag;
  readonly route?: ClosureRoute;
  readonly dateText?: string;
}

const dateInText = new RegExp(`(?<![\\w/.])(?:${fullDatePattern}|${partOfDatePattern})${dateEnd}`, 'gi');
/** A status is not longer, even with its days. */
const maxLength = 200;

const partEnds = /[\n;,()[\]:]| - /;
const inspectorate = '(?:hmicfrs|hmic|hmi|fll|(?:the )?inspectorate)';
const byInspectorate = new RegExp(`^(.+?) (?:by|to|with) ${inspectorate}$`);
/** Words that add nothing to a status: whose decision is still to come. */
const neutralWords =
  /^(?:(?:awaiting|pending|for) (?:(?:local|final|internal|force|board|chief officer) )?(?:sign[- ]?off|approval)|status|rag)$/;
const routeWords: readonly (readonly [ClosureRoute, RegExp])[] = [
  ['revisit', /^(?:(?:following|after|at|on|by|during|via) )?(?:the |a |an )?(?:hmicfrs )?re-?visit$/],
  [
    'reinspection',
    /^(?:(?:following|after|at|on|by|during|via) )?(?:the |a |an )?(?:hmicfrs )?re-?inspection$/,
  ],
  ['submission', /^(?:following|after|via|through|by) (?:the |a |our )?(?:closure )?submission$/],
  ['superseded', /^superseded$/],
  ['not-applicable', /^(?:as )?(?:not applicable|n\/a)$/],
  ['withdrawn-by-inspectorate', new RegExp(`^withdrawn by ${inspectorate}$`)],
  ['implemented', /^(?:as )?implemented$/],
];
/** Routes that are a closure without the word `closed`. */
const closingRoutes: readonly ClosureRoute[] = ['superseded', 'withdrawn-by-inspectorate'];

/** What the words of a status say; undefined if a part of them is not understood, or they contradict each other. */
export function readStatusPhrase(text: string, words: StatusWords): StatusPhrase | undefined {
  if (text.length > maxLength) return undefined;
  const dateTexts = withPlainCharacters(text).match(dateInText) ?? [];
  const status = dateTexts.length > 1 ? undefined : words.parseStatus(removeDates(text));
  const [dateText] = dateTexts;
  const parts = status
    ? [{ status, ...(dateText === undefined ? {} : { dateText }) }]
    : divideIntoParts(text).map((part) => readPart(part, words));
  if (!parts.every((part) => part !== undefined)) return undefined;
  const joinedParts = joinDates(parts);
  const moves = joinedParts.flatMap(({ status, dateText }) => (status ? [{ status, dateText }] : []));
  const routes = distinct(joinedParts.map(({ route }) => route));
  const ratings = distinct(joinedParts.map(({ rag }) => rag));
  if (routes.length > 1 || ratings.length > 1 || joinedParts.some(isLoneDate)) return undefined;
  if (moves.length === 0 && routes.some((route) => closingRoutes.includes(route)))
    moves.push({ status: 'closed', dateText: joinedParts.find(({ dateText }) => dateText)?.dateText });
  const days = new Map<string, string>();
  const doubtfulDates: { text: string; reason: string }[] = [];
  const datedMoves = moves.map(({ status, dateText }) => {
    const day = dateText === undefined ? undefined : words.readDay(dateText);
    if (day?.ok === false) doubtfulDates.push({ text: dateText ?? '', reason: day.error });
    return { status, day: day?.ok ? day.value : undefined, dateText };
  });
  const [last, ...others] = datedMoves.toSorted((a, b) => ((a.day ?? '') < (b.day ?? '') ? 1 : -1));
  if (!last) return undefined;
  if (others.some(({ status, day }) => status !== last.status && day === undefined)) return undefined;
  for (const { status, day, dateText } of datedMoves) {
    if (day === undefined) continue;
    if (status === 'open')
      doubtfulDates.push({ text: dateText ?? '', reason: 'No event of an open action has this day.' });
    else days.set(dayColumns[status], day);
  }
  if (routes.length > 0 && last.status !== 'closed') return undefined;
  return { status: last.status, days, rag: ratings[0], route: routes[0], doubtfulDates };
}

const distinct = <Value>(values: readonly (Value | undefined)[]): readonly Value[] => [
  ...new Set(values.flatMap((value) => (value === undefined ? [] : [value]))),
];

const wordBeforeDate = /\b(?:on|in|dated|as at|as of)[ :]{0,2}$/i;

/** The words of a status without its dates: `Parked` for `Parked (11/10/23)`. */
export function removeDates(text: string): string {
  const words: string[] = [];
  let start = 0;
  for (const match of withPlainCharacters(text).matchAll(dateInText)) {
    words.push(text.slice(start, match.index).replace(wordBeforeDate, ''));
    start = match.index + match[0].length;
  }
  return [...words, text.slice(start)]
    .join('')
    .replace(/\s+/g, ' ')
    .replace(/ ?[([] ?[)\]]/g, '')
    .replace(/ (?=[)\]])/g, '')
    .replace(/^[-–—:;,. ]{1,5}|[-–—:;,. ]{1,5}$/g, '');
}

/** The parts of a phrase, each a date or words in lower case. */
function divideIntoParts(text: string): readonly string[] {
  const plainText = withPlainCharacters(text);
  const parts: string[] = [];
  let start = 0;
  const addWords = (words: string) => {
    for (const part of words.toLowerCase().split(partEnds)) {
      const partText = part.replace(/\s+/g, ' ').replace(/^[-. ]{1,5}|[-. ]{1,5}$/g, '');
      if (partText !== '') parts.push(partText);
    }
  };
  for (const match of plainText.matchAll(dateInText)) {
    addWords(plainText.slice(start, match.index).replace(wordBeforeDate, ''));
    parts.push(match[0]);
    start = match.index + match[0].length;
  }
  addWords(plainText.slice(start));
  return parts;
}

const isDateText = (part: string): boolean => part.replace(dateInText, '') === '';

function readPart(part: string, { parseStatus }: StatusWords): PhrasePart | undefined {
  if (isDateText(part)) return { dateText: part };
  if (neutralWords.test(part)) return {};
  const rag = rags.find((word) => part === word || part === `rag ${word}`);
  if (rag) return { rag };
  const route = routeWords.find(([, pattern]) => pattern.test(part))?.[0];
  if (route) return { route };
  const status = parseStatus(part) ?? parseStatus(byInspectorate.exec(part)?.[1] ?? '');
  if (status) return { status };
  return readPair(part, parseStatus);
}

/** A status with a rating or a route after it, and nothing between: `open amber`, `closed following revisit`. */
function readPair(part: string, parseStatus: StatusWords['parseStatus']): PhrasePart | undefined {
  const words = part.split(' ');
  for (const count of words.keys()) {
    const [head, tail] = [words.slice(0, count).join(' '), words.slice(count).join(' ')];
    const rag = rags.find((word) => word === tail) ?? rags.find((word) => word === head);
    const status =
      parseStatus(rag === head ? tail : head) ?? parseStatus(byInspectorate.exec(head)?.[1] ?? '');
    const route = routeWords.find(([, pattern]) => pattern.test(tail))?.[0];
    if (status && rag) return { status, rag };
    if (status && route) return { status, route };
  }
  return undefined;
}

/** Joins each date with the status before it, or with the status after it if the phrase begins with the date. */
function joinDates(parts: readonly PhrasePart[]): readonly PhrasePart[] {
  const joinedParts: PhrasePart[] = [];
  for (const part of parts) {
    const index = joinedParts.findLastIndex(
      ({ status, route }) => status !== undefined || route !== undefined,
    );
    const before = joinedParts[index];
    if (isLoneDate(part) && before && before.dateText === undefined)
      joinedParts[index] = { ...before, ...part };
    else if (part.status && joinedParts.every(isLoneDate) && joinedParts.length === 1)
      joinedParts[0] = { ...joinedParts[0], ...part };
    else joinedParts.push(part);
  }
  return joinedParts;
}

const isLoneDate = ({ dateText, status, route }: PhrasePart): boolean =>
  dateText !== undefined && status === undefined && route === undefined;
