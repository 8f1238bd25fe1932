/** Computes a merge a second time, slowly and from the definitions: its expected content, and its contradictions. */
import { isDeepStrictEqual } from 'node:util';
import { isLawful, type PlainEvent } from '../naive-counter.ts';
import { type Pair, type Read, read } from './merge-pairs.ts';

const eventKey = (event: unknown): string =>
  JSON.stringify(Object.entries(event as object).sort(([a], [b]) => (a < b ? -1 : 1)));

const count = (history: readonly PlainEvent[], event: PlainEvent) =>
  history.filter((entry) => eventKey(entry) === eventKey(event)).length;

const subtractHistory = (history: readonly PlainEvent[], otherHistory: readonly PlainEvent[]) =>
  history.filter(
    (event, i) =>
      history.slice(0, i + 1).filter((entry) => eventKey(entry) === eventKey(event)).length >
      count(otherHistory, event),
  );

/** What a side removed from the base or changed there, and whether a correction of its own records it. */
function findRewrittenEvents(base: readonly PlainEvent[], side: readonly PlainEvent[]) {
  const corrections = subtractHistory(side, base).filter(({ event }) => event === 'correction');
  return subtractHistory(base, side).map((event) => {
    const hasCorrection = corrections.some(
      ({ field = '', was }) =>
        was === event['note'] || (!String(field).includes('.') && was === `${event.on} ${event.event}`),
    );
    return { event, hasCorrection };
  });
}

export interface Expected {
  /** Why it cannot be united; empty where it can. */
  readonly contradictions: readonly string[];
  /** The merged history, if the two can be merged. */
  readonly history: readonly PlainEvent[];
  readonly facts: Readonly<Record<string, unknown>>;
}

export function expectedMerge({ base: before, ours: ourText, theirs: theirText }: Pair): Expected {
  const base = before === undefined ? { history: [] } : read(before);
  const [ourSide, theirSide] = [read(ourText), read(theirText)];
  const contradictions: string[] = [];
  const facts = factsOf(base, ourSide, theirSide, contradictions);
  const [ourEvents, theirEvents] = [
    findRewrittenEvents(base.history, ourSide.history),
    findRewrittenEvents(base.history, theirSide.history),
  ];
  for (const [sideEvents, others] of [
    [ourEvents, theirEvents],
    [theirEvents, ourEvents],
  ] as const)
    for (const { event, hasCorrection } of sideEvents) {
      const isInBoth = others.some((otherEvent) => eventKey(otherEvent.event) === eventKey(event));
      if (!isInBoth && !hasCorrection) contradictions.push(`rewritten: ${eventKey(event)}`);
      if (isInBoth && !agreeOn(event, base.history, ourSide.history, theirSide.history))
        contradictions.push('rewritten twice');
    }
  const history = joinHistories(base.history, ourSide.history, theirSide.history);
  contradictions.push(...findFieldsSetTwice(base.history, ourSide.history, theirSide.history));
  if (!isSound(history)) contradictions.push('unlawful');
  return { contradictions, history, facts };
}

const isSound = (history: readonly PlainEvent[]) =>
  isLawful({ id: '', type: '', inspection: '', isRejected: false, history }, '2022-06-30');

/** Whether both sides rewrote an event in the same way: both have the same texts for its day. */
function agreeOn(
  event: PlainEvent,
  base: readonly PlainEvent[],
  ourSide: readonly PlainEvent[],
  theirSide: readonly PlainEvent[],
) {
  const ofKind = (side: readonly PlainEvent[]) =>
    subtractHistory(side, base)
      .filter(
        (entry) =>
          entry.on === event.on && entry.event === event.event && String(entry['note']).endsWith(', rather'),
      )
      .map(eventKey)
      .sort();
  return isDeepStrictEqual(ofKind(ourSide), ofKind(theirSide));
}

/** A side with the other's changes in the same places, and without what the other removed. */
function applyOtherSide(
  side: readonly PlainEvent[],
  removedEvents: readonly PlainEvent[],
  addedEvents: readonly PlainEvent[],
) {
  const alteredEvents = removedEvents.map((event) =>
    addedEvents.find(
      (entry) =>
        entry.on === event.on && entry.event === event.event && /, rather$/.test(String(entry['note'])),
    ),
  );
  const eventsLeft = [...removedEvents];
  return side.flatMap((event) => {
    const index = eventsLeft.findIndex((entry) => eventKey(entry) === eventKey(event));
    if (index < 0) return [event];
    eventsLeft.splice(index, 1);
    const [newEvent] = alteredEvents.splice(index, 1);
    return newEvent ? [newEvent] : [];
  });
}

/** Day by day: on each, ours then theirs, between those that both have. */
function joinHistories(
  base: readonly PlainEvent[],
  ourSide: readonly PlainEvent[],
  theirSide: readonly PlainEvent[],
): readonly PlainEvent[] {
  const [removedByUs, removedByThem] = [subtractHistory(base, ourSide), subtractHistory(base, theirSide)];
  const ourEvents = applyOtherSide(ourSide, removedByThem, subtractHistory(theirSide, base));
  const theirEvents = applyOtherSide(theirSide, removedByUs, subtractHistory(ourSide, base));
  const all = [...new Set([...ourEvents, ...theirEvents].map(({ on }) => on))].sort();
  return all.flatMap((day) => {
    const eventsLeft = ourEvents.filter(({ on }) => on === day);
    const right = theirEvents.filter(({ on }) => on === day);
    const joinedEvents: PlainEvent[] = [];
    while (right.length > 0) {
      const event = right.shift() as PlainEvent;
      const index = eventsLeft.findIndex((entry) => eventKey(entry) === eventKey(event));
      if (index >= 0) joinedEvents.push(...eventsLeft.splice(0, index + 1));
      else {
        const nextShared = eventsLeft.findIndex((entry) =>
          right.some((otherEvent) => eventKey(otherEvent) === eventKey(entry)),
        );
        joinedEvents.push(...eventsLeft.splice(0, nextShared < 0 ? eventsLeft.length : nextShared), event);
      }
    }
    return [...joinedEvents, ...eventsLeft];
  });
}

const daily = ['force_lead', 'delivery_lead', 'board', 'by'];

function findFieldsSetTwice(
  base: readonly PlainEvent[],
  ourSide: readonly PlainEvent[],
  theirSide: readonly PlainEvent[],
): readonly string[] {
  const contradictions: string[] = [];
  const [ourEvents, theirEvents] = [subtractHistory(ourSide, base), subtractHistory(theirSide, base)];
  for (const day of new Set(ourEvents.map(({ on }) => on)))
    for (const field of daily) {
      const last = (side: readonly PlainEvent[]) =>
        side.findLast((entry) => entry.on === day && entry[field] !== undefined);
      const [entry, otherValue] = [last(ourEvents), last(theirEvents)];
      if (!entry || !otherValue || entry[field] === otherValue[field]) continue;
      // What the other side has too, it knew of when it went on.
      if (count(theirEvents, entry) > 0 || count(ourEvents, otherValue) > 0) continue;
      contradictions.push(`${field} of ${day}`);
    }
  return contradictions;
}

type Facts = Readonly<Record<string, unknown>>;

function factsOf(base: Facts, ourSide: Facts, theirSide: Facts, contradictions: string[], path = ''): Facts {
  const facts: Record<string, unknown> = {};
  for (const name of new Set([...Object.keys(ourSide), ...Object.keys(theirSide)])) {
    if (path === '' && name === 'history') continue;
    const [was, entry, otherValue] = [base[name], ourSide[name], theirSide[name]];
    const isMap = (value: unknown) => typeof value === 'object' && value !== null && !Array.isArray(value);
    if (isDeepStrictEqual(entry, otherValue) || isDeepStrictEqual(was, otherValue)) facts[name] = entry;
    else if (isDeepStrictEqual(was, entry)) facts[name] = otherValue;
    else if (Array.isArray(entry) && Array.isArray(otherValue))
      facts[name] = [...entry, ...otherValue.filter((word) => !entry.includes(word))].sort();
    else if (isMap(entry) && isMap(otherValue))
      facts[name] = factsOf((was ?? {}) as Facts, entry as Facts, otherValue as Facts, contradictions, name);
    else contradictions.push(`${path}${name}`);
  }
  return Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== undefined));
}

/** What is wrong with a merged file, if anything; `output` is what the driver printed. */
export function mergeFaults(
  pair: Pair,
  mergedText: string,
  refusedByCheck: boolean,
  output: string,
): readonly string[] {
  const { contradictions, history, facts } = expectedMerge(pair);
  const isConflict = /^<{7} /m.test(mergedText);
  if (isConflict) {
    const wrong = refusedByCheck ? [] : ['check lets conflict marks pass'];
    if (contradictions.length === 0) wrong.push('a conflict where nothing contradicts');
    return [...wrong, ...wrongChoices(pair, mergedText)];
  }
  if (contradictions.length > 0 && !refusedByCheck) return [`passed over: ${contradictions.join('; ')}`];
  if (contradictions.length > 0) return [];
  const wrong: string[] = [];
  if (refusedByCheck) wrong.push('check refuses what is valid');
  const record = read(mergedText);
  if (!isDeepStrictEqual(record.history.map(eventKey), history.map(eventKey)))
    wrong.push('the history is another');
  const { history: _, ...tops } = record;
  const sortedFields = Object.entries(tops).map(([name, value]) => [
    name,
    Array.isArray(value) ? value.toSorted() : value,
  ]);
  const expectedFields = Object.entries(facts).map(([name, value]) => [
    name,
    Array.isArray(value) ? value.toSorted() : value,
  ]);
  if (!isDeepStrictEqual(Object.fromEntries(sortedFields), Object.fromEntries(expectedFields)))
    wrong.push('the facts are others');
  return [...wrong, ...wrongLetters(pair, mergedText, output)];
}

/** If one side of every conflict is chosen, the result is a record with all that this side has and all that is agreed. */
function wrongChoices(pair: Pair, mergedText: string): readonly string[] {
  const wrong: string[] = [];
  const { history } = expectedMerge(pair);
  const sides = { ours: '$1', theirs: '$2' };
  const choices = Object.entries(sides).map(([side, group]) => {
    const text = mergedText.replaceAll(
      /^<{7} [^\n]*\n((?:(?!={7}\r?\n)[^\n]*\n)*)={7}\r?\n((?:(?!>{7} )[^\n]*\n)*)>{7} [^\n]*(?:\n|$)/gm,
      group,
    );
    try {
      return read(text);
    } catch {
      wrong.push(`${side}, chosen throughout, cannot be read`);
      return undefined;
    }
  });
  const [entry, otherValue] = choices;
  if (!entry || !otherValue) return wrong;
  for (const [side, record] of Object.entries({ ours: entry, theirs: otherValue }))
    if (!isSound(record.history)) wrong.push(`${side}, chosen throughout, is unlawful`);
  for (const event of history) {
    const most = Math.max(...[entry, otherValue].map((record: Read) => count(record.history, event)));
    if (most < count(history, event)) wrong.push(`lost between the marks: ${eventKey(event)}`);
    const sources = [history, read(pair.ours).history, read(pair.theirs).history];
    if (most > Math.max(...sources.map((side) => count(side, event))))
      wrong.push(`doubled between the marks: ${eventKey(event)}`);
  }
  return wrong;
}

const commentsIn = (text: string) => [...text.matchAll(/# remark \d+/g)].map(([comment]) => comment);

/** Every comment added by hand occurs once; every line of ours that is not a fact keeps its order. */
function wrongLetters(
  { ours: ourSide, theirs: theirSide, base }: Pair,
  mergedText: string,
  output: string,
): readonly string[] {
  const wrong: string[] = [];
  const comments = commentsIn(mergedText);
  const sources = new Set([...commentsIn(ourSide), ...(base === undefined ? [] : commentsIn(theirSide))]);
  for (const comment of sources)
    if (!comments.includes(comment) && !output.includes(comment)) wrong.push(`a comment is gone: ${comment}`);
  const count = (list: readonly string[], entry: string) =>
    list.filter((otherValue) => otherValue === entry).length;
  for (const comment of new Set(comments)) {
    const most = Math.max(count(commentsIn(ourSide), comment), count(commentsIn(theirSide), comment));
    if (count(comments, comment) > most) wrong.push(`a comment is doubled: ${comment}`);
  }
  if (![ourSide, theirSide].some((text) => text.startsWith('\ufeff') === mergedText.startsWith('\ufeff')))
    wrong.push('the byte order mark has changed');
  const hasMixedLineEnds = (text: string) => /\r\n/.test(text) && /(?<!\r)\n/.test(text);
  if (hasMixedLineEnds(mergedText) && !hasMixedLineEnds(ourSide)) wrong.push('line ends are mixed');
  return wrong;
}
