/** Judges a merge a second time, slowly and from the definitions: what must stand in it, and whether it contradicts itself. */
import { isDeepStrictEqual } from 'node:util';
import { isLawful, type PlainEvent } from '../naive-counter.ts';
import { type Pair, type Read, read } from './merge-pairs.ts';

const key = (event: unknown): string =>
  JSON.stringify(Object.entries(event as object).sort(([a], [b]) => (a < b ? -1 : 1)));

const count = (history: readonly PlainEvent[], event: PlainEvent) =>
  history.filter((one) => key(one) === key(event)).length;

const minus = (history: readonly PlainEvent[], other: readonly PlainEvent[]) =>
  history.filter(
    (event, i) =>
      history.slice(0, i + 1).filter((one) => key(one) === key(event)).length > count(other, event),
  );

/** What a side took out of the base or altered there, and whether a correction of its own says so. */
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
  /** What the history says where it can be united. */
  readonly history: readonly PlainEvent[];
  readonly facts: Readonly<Record<string, unknown>>;
}

export function expectedMerge({ base: before, ours: one, theirs: other }: Pair): Expected {
  const base = before === undefined ? { history: [] } : read(before);
  const [ours, theirs] = [read(one), read(other)];
  const contradictions: string[] = [];
  const facts = factsOf(base, ours, theirs, contradictions);
  const [mine, yours] = [rewritten(base.history, ours.history), rewritten(base.history, theirs.history)];
  for (const [own, others] of [
    [mine, yours],
    [yours, mine],
  ] as const)
    for (const { event, owned } of own) {
      const both = others.some((two) => key(two.event) === key(event));
      if (!both && !owned) contradictions.push(`rewritten: ${key(event)}`);
      if (both && !agreeOn(event, base.history, ours.history, theirs.history))
        contradictions.push('rewritten twice');
    }
  const history = joined(base.history, ours.history, theirs.history);
  contradictions.push(...twoWays(base.history, ours.history, theirs.history));
  if (!sound(history)) contradictions.push('unlawful');
  return { contradictions, history, facts };
}

const sound = (history: readonly PlainEvent[]) =>
  isLawful({ id: '', type: '', inspection: '', rejected: false, history }, '2022-06-30');

/** Whether both made the same of an event that both rewrote: the same texts stand on both sides about its day. */
function agreeOn(
  event: PlainEvent,
  base: readonly PlainEvent[],
  ours: readonly PlainEvent[],
  theirs: readonly PlainEvent[],
) {
  const ofKind = (side: readonly PlainEvent[]) =>
    minus(side, base)
      .filter(
        (one) => one.on === event.on && one.event === event.event && String(one['note']).endsWith(', rather'),
      )
      .map(key)
      .sort();
  return isDeepStrictEqual(ofKind(ours), ofKind(theirs));
}

/** A side with what the other altered, in the same places, and without what the other took out. */
function putRight(side: readonly PlainEvent[], gone: readonly PlainEvent[], fresh: readonly PlainEvent[]) {
  const altered = gone.map((event) =>
    fresh.find(
      (one) => one.on === event.on && one.event === event.event && /, rather$/.test(String(one['note'])),
    ),
  );
  const left = [...gone];
  return side.flatMap((event) => {
    const at = left.findIndex((one) => key(one) === key(event));
    if (at < 0) return [event];
    left.splice(at, 1);
    const [now] = altered.splice(at, 1);
    return now ? [now] : [];
  });
}

/** Day by day: on each, ours then theirs, between those that both have. */
function joined(
  base: readonly PlainEvent[],
  ours: readonly PlainEvent[],
  theirs: readonly PlainEvent[],
): readonly PlainEvent[] {
  const [goneOurs, goneTheirs] = [minus(base, ours), minus(base, theirs)];
  const mine = putRight(ours, goneTheirs, minus(theirs, base));
  const yours = putRight(theirs, goneOurs, minus(ours, base));
  const all = [...new Set([...mine, ...yours].map(({ on }) => on))].sort();
  return all.flatMap((day) => {
    const left = mine.filter(({ on }) => on === day);
    const right = yours.filter(({ on }) => on === day);
    const done: PlainEvent[] = [];
    while (right.length > 0) {
      const event = right.shift() as PlainEvent;
      const at = left.findIndex((one) => key(one) === key(event));
      if (at >= 0) done.push(...left.splice(0, at + 1));
      else {
        const nextShared = left.findIndex((one) => right.some((two) => key(two) === key(one)));
        done.push(...left.splice(0, nextShared < 0 ? left.length : nextShared), event);
      }
    }
    return [...done, ...left];
  });
}

const daily = ['force_lead', 'delivery_lead', 'board', 'by'];

function twoWays(
  base: readonly PlainEvent[],
  ours: readonly PlainEvent[],
  theirs: readonly PlainEvent[],
): readonly string[] {
  const found: string[] = [];
  const [mine, yours] = [minus(ours, base), minus(theirs, base)];
  for (const day of new Set(mine.map(({ on }) => on)))
    for (const field of daily) {
      const last = (side: readonly PlainEvent[]) =>
        side.findLast((one) => one.on === day && one[field] !== undefined);
      const [one, other] = [last(mine), last(yours)];
      if (!one || !other || one[field] === other[field]) continue;
      // What the other side has too, it knew of when it went on.
      if (count(yours, one) > 0 || count(mine, other) > 0) continue;
      found.push(`${field} of ${day}`);
    }
  return found;
}

type Facts = Readonly<Record<string, unknown>>;

function factsOf(base: Facts, ours: Facts, theirs: Facts, contradictions: string[], path = ''): Facts {
  const facts: Record<string, unknown> = {};
  for (const name of new Set([...Object.keys(ours), ...Object.keys(theirs)])) {
    if (path === '' && name === 'history') continue;
    const [was, one, other] = [base[name], ours[name], theirs[name]];
    const isMap = (value: unknown) => typeof value === 'object' && value !== null && !Array.isArray(value);
    if (isDeepStrictEqual(one, other) || isDeepStrictEqual(was, other)) facts[name] = one;
    else if (isDeepStrictEqual(was, one)) facts[name] = other;
    else if (Array.isArray(one) && Array.isArray(other))
      facts[name] = [...one, ...other.filter((word) => !one.includes(word))].sort();
    else if (isMap(one) && isMap(other))
      facts[name] = factsOf((was ?? {}) as Facts, one as Facts, other as Facts, contradictions, name);
    else contradictions.push(`${path}${name}`);
  }
  return Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== undefined));
}

/** What is wrong with a merged file, if anything; `said` is what the driver said of it. */
export function mergeFaults(
  pair: Pair,
  merged: string,
  refusedByCheck: boolean,
  said: string,
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
  return [...wrong, ...wrongLetters(pair, merged, said)];
}

/** Either side of all marks, taken throughout, is a record that holds what that side has and all that is agreed. */
function wrongChoices(pair: Pair, merged: string): readonly string[] {
  const wrong: string[] = [];
  const { history } = expectedMerge(pair);
  const sides = { ours: '$1', theirs: '$2' };
  const chosen = Object.entries(sides).map(([side, group]) => {
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
  const [one, other] = chosen;
  if (!one || !other) return wrong;
  for (const [side, record] of Object.entries({ ours: one, theirs: other }))
    if (!sound(record.history)) wrong.push(`${side}, chosen throughout, is unlawful`);
  for (const event of history) {
    const most = Math.max(...[one, other].map((record: Read) => count(record.history, event)));
    if (most < count(history, event)) wrong.push(`lost between the marks: ${key(event)}`);
    const given = [history, read(pair.ours).history, read(pair.theirs).history];
    if (most > Math.max(...given.map((side) => count(side, event))))
      wrong.push(`doubled between the marks: ${key(event)}`);
  }
  return wrong;
}

const commentsIn = (text: string) => [...text.matchAll(/# remark \d+/g)].map(([comment]) => comment);

/** Every remark put in by hand is there once; every line of ours that is no fact stands in its order. */
function wrongLetters({ ours, theirs, base }: Pair, merged: string, said: string): readonly string[] {
  const wrong: string[] = [];
  const there = commentsIn(merged);
  const given = new Set([...commentsIn(ours), ...(base === undefined ? [] : commentsIn(theirs))]);
  for (const comment of given)
    if (!there.includes(comment) && !said.includes(comment)) wrong.push(`a comment is gone: ${comment}`);
  const count = (list: readonly string[], one: string) => list.filter((other) => other === one).length;
  for (const comment of new Set(there)) {
    const most = Math.max(count(commentsIn(ours), comment), count(commentsIn(theirs), comment));
    if (count(there, comment) > most) wrong.push(`a comment is doubled: ${comment}`);
  }
  if (![ours, theirs].some((text) => text.startsWith('\ufeff') === merged.startsWith('\ufeff')))
    wrong.push('the byte order mark has changed');
  const mixed = (text: string) => /\r\n/.test(text) && /(?<!\r)\n/.test(text);
  if (mixed(merged) && !mixed(ours)) wrong.push('line ends are mixed');
  return wrong;
}
