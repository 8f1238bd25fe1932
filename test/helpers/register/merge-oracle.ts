/** Computes a merge a second time, slowly and from the definitions: its expected content, and its contradictions. */
import { isDeepStrictEqual } from 'node:util';
import { isLawful, type PlainEvent } from '../naive-counter.ts';
import { type Pair, type Read, read } from './merge-pairs.ts';

const key = (event: unknown): string =>
  JSON.stringify(Object.entries(event as object).sort(([a], [b]) => (a < b ? -1 : 1)));

const count = (history: readonly PlainEvent[], event: PlainEvent) =>
  history.filter((item) => key(item) === key(event)).length;

const minus = (history: readonly PlainEvent[], other: readonly PlainEvent[]) =>
  history.filter(
    (event, i) =>
      history.slice(0, i + 1).filter((item) => key(item) === key(event)).length > count(other, event),
  );

/** What a side removed from the base or changed there, and whether a correction of its own records it. */
function rewritten(base: readonly PlainEvent[], side: readonly PlainEvent[]) {
  const corrections = minus(side, base).filter(({ event }) => event === 'correction');
  return minus(base, side).map((event) => {
    const owned = corrections.some(
      ({ field = '', was }) =>
        was === event['note'] || (!String(field).includes('.') && was === `${event.on} ${event.event}`),
    );
    return { event, owned };
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
  const [mine, yours] = [
    rewritten(base.history, ourSide.history),
    rewritten(base.history, theirSide.history),
  ];
  for (const [own, others] of [
    [mine, yours],
    [yours, mine],
  ] as const)
    for (const { event, owned } of own) {
      const both = others.some((two) => key(two.event) === key(event));
      if (!both && !owned) contradictions.push(`rewritten: ${key(event)}`);
      if (both && !agreeOn(event, base.history, ourSide.history, theirSide.history))
        contradictions.push('rewritten twice');
    }
  const history = joined(base.history, ourSide.history, theirSide.history);
  contradictions.push(...twoWays(base.history, ourSide.history, theirSide.history));
  if (!sound(history)) contradictions.push('unlawful');
  return { contradictions, history, facts };
}

const sound = (history: readonly PlainEvent[]) =>
  isLawful({ id: '', type: '', inspection: '', rejected: false, history }, '2022-06-30');

/** Whether both sides rewrote an event in the same way: both have the same texts for its day. */
function agreeOn(
  event: PlainEvent,
  base: readonly PlainEvent[],
  ourSide: readonly PlainEvent[],
  theirSide: readonly PlainEvent[],
) {
  const ofKind = (side: readonly PlainEvent[]) =>
    minus(side, base)
      .filter(
        (item) =>
          item.on === event.on && item.event === event.event && String(item['note']).endsWith(', rather'),
      )
      .map(key)
      .sort();
  return isDeepStrictEqual(ofKind(ourSide), ofKind(theirSide));
}

/** A side with the other's changes in the same places, and without what the other removed. */
function putRight(side: readonly PlainEvent[], gone: readonly PlainEvent[], fresh: readonly PlainEvent[]) {
  const altered = gone.map((event) =>
    fresh.find(
      (item) => item.on === event.on && item.event === event.event && /, rather$/.test(String(item['note'])),
    ),
  );
  const left = [...gone];
  return side.flatMap((event) => {
    const index = left.findIndex((item) => key(item) === key(event));
    if (index < 0) return [event];
    left.splice(index, 1);
    const [now] = altered.splice(index, 1);
    return now ? [now] : [];
  });
}

/** Day by day: on each, ours then theirs, between those that both have. */
function joined(
  base: readonly PlainEvent[],
  ourSide: readonly PlainEvent[],
  theirSide: readonly PlainEvent[],
): readonly PlainEvent[] {
  const [goneOurs, goneTheirs] = [minus(base, ourSide), minus(base, theirSide)];
  const mine = putRight(ourSide, goneTheirs, minus(theirSide, base));
  const yours = putRight(theirSide, goneOurs, minus(ourSide, base));
  const all = [...new Set([...mine, ...yours].map(({ on }) => on))].sort();
  return all.flatMap((day) => {
    const left = mine.filter(({ on }) => on === day);
    const right = yours.filter(({ on }) => on === day);
    const done: PlainEvent[] = [];
    while (right.length > 0) {
      const event = right.shift() as PlainEvent;
      const index = left.findIndex((item) => key(item) === key(event));
      if (index >= 0) done.push(...left.splice(0, index + 1));
      else {
        const nextShared = left.findIndex((item) => right.some((two) => key(two) === key(item)));
        done.push(...left.splice(0, nextShared < 0 ? left.length : nextShared), event);
      }
    }
    return [...done, ...left];
  });
}

const daily = ['force_lead', 'delivery_lead', 'board', 'by'];

function twoWays(
  base: readonly PlainEvent[],
  ourSide: readonly PlainEvent[],
  theirSide: readonly PlainEvent[],
): readonly string[] {
  const contradictions: string[] = [];
  const [mine, yours] = [minus(ourSide, base), minus(theirSide, base)];
  for (const day of new Set(mine.map(({ on }) => on)))
    for (const field of daily) {
      const last = (side: readonly PlainEvent[]) =>
        side.findLast((item) => item.on === day && item[field] !== undefined);
      const [item, other] = [last(mine), last(yours)];
      if (!item || !other || item[field] === other[field]) continue;
      // What the other side has too, it knew of when it went on.
      if (count(yours, item) > 0 || count(mine, other) > 0) continue;
      contradictions.push(`${field} of ${day}`);
    }
  return contradictions;
}

type Facts = Readonly<Record<string, unknown>>;

function factsOf(base: Facts, ourSide: Facts, theirSide: Facts, contradictions: string[], path = ''): Facts {
  const facts: Record<string, unknown> = {};
  for (const name of new Set([...Object.keys(ourSide), ...Object.keys(theirSide)])) {
    if (path === '' && name === 'history') continue;
    const [was, item, other] = [base[name], ourSide[name], theirSide[name]];
    const isMap = (value: unknown) => typeof value === 'object' && value !== null && !Array.isArray(value);
    if (isDeepStrictEqual(item, other) || isDeepStrictEqual(was, other)) facts[name] = item;
    else if (isDeepStrictEqual(was, item)) facts[name] = other;
    else if (Array.isArray(item) && Array.isArray(other))
      facts[name] = [...item, ...other.filter((word) => !item.includes(word))].sort();
    else if (isMap(item) && isMap(other))
      facts[name] = factsOf((was ?? {}) as Facts, item as Facts, other as Facts, contradictions, name);
    else contradictions.push(`${path}${name}`);
  }
  return Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== undefined));
}

/** What is wrong with a merged file, if anything; `output` is what the driver printed. */
export function mergeFaults(
  pair: Pair,
  merged: string,
  refusedByCheck: boolean,
  output: string,
): readonly string[] {
  const { contradictions, history, facts } = expectedMerge(pair);
  const isConflict = /^<{7} /m.test(merged);
  if (isConflict) {
    const wrong = refusedByCheck ? [] : ['check lets conflict marks pass'];
    if (contradictions.length === 0) wrong.push('a conflict where nothing contradicts');
    return [...wrong, ...wrongChoices(pair, merged)];
  }
  if (contradictions.length > 0 && !refusedByCheck) return [`passed over: ${contradictions.join('; ')}`];
  if (contradictions.length > 0) return [];
  const wrong: string[] = [];
  if (refusedByCheck) wrong.push('check refuses what is valid');
  const record = read(merged);
  if (!isDeepStrictEqual(record.history.map(key), history.map(key))) wrong.push('the history is another');
  const { history: _, ...tops } = record;
  const sorted = Object.entries(tops).map(([name, value]) => [
    name,
    Array.isArray(value) ? value.toSorted() : value,
  ]);
  const want = Object.entries(facts).map(([name, value]) => [
    name,
    Array.isArray(value) ? value.toSorted() : value,
  ]);
  if (!isDeepStrictEqual(Object.fromEntries(sorted), Object.fromEntries(want)))
    wrong.push('the facts are others');
  return [...wrong, ...wrongLetters(pair, merged, output)];
}

/** If one side of every conflict is chosen, the result is a record with all that this side has and all that is agreed. */
function wrongChoices(pair: Pair, merged: string): readonly string[] {
  const wrong: string[] = [];
  const { history } = expectedMerge(pair);
  const sides = { ours: '$1', theirs: '$2' };
  const choices = Object.entries(sides).map(([side, group]) => {
    const text = merged.replaceAll(
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
  const [item, other] = choices;
  if (!item || !other) return wrong;
  for (const [side, record] of Object.entries({ ours: item, theirs: other }))
    if (!sound(record.history)) wrong.push(`${side}, chosen throughout, is unlawful`);
  for (const event of history) {
    const most = Math.max(...[item, other].map((record: Read) => count(record.history, event)));
    if (most < count(history, event)) wrong.push(`lost between the marks: ${key(event)}`);
    const sources = [history, read(pair.ours).history, read(pair.theirs).history];
    if (most > Math.max(...sources.map((side) => count(side, event))))
      wrong.push(`doubled between the marks: ${key(event)}`);
  }
  return wrong;
}

const commentsIn = (text: string) => [...text.matchAll(/# remark \d+/g)].map(([comment]) => comment);

/** Every comment added by hand occurs once; every line of ours that is not a fact keeps its order. */
function wrongLetters(
  { ours: ourSide, theirs: theirSide, base }: Pair,
  merged: string,
  output: string,
): readonly string[] {
  const wrong: string[] = [];
  const comments = commentsIn(merged);
  const sources = new Set([...commentsIn(ourSide), ...(base === undefined ? [] : commentsIn(theirSide))]);
  for (const comment of sources)
    if (!comments.includes(comment) && !output.includes(comment)) wrong.push(`a comment is gone: ${comment}`);
  const count = (list: readonly string[], item: string) => list.filter((other) => other === item).length;
  for (const comment of new Set(comments)) {
    const most = Math.max(count(commentsIn(ourSide), comment), count(commentsIn(theirSide), comment));
    if (count(comments, comment) > most) wrong.push(`a comment is doubled: ${comment}`);
  }
  if (![ourSide, theirSide].some((text) => text.startsWith('\ufeff') === merged.startsWith('\ufeff')))
    wrong.push('the byte order mark has changed');
  const mixed = (text: string) => /\r\n/.test(text) && /(?<!\r)\n/.test(text);
  if (mixed(merged) && !mixed(ourSide)) wrong.push('line ends are mixed');
  return wrong;
}
