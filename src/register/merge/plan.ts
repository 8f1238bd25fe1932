/** Decides what of theirs is taken into ours, value by value: what one side alone changed is, what both changed may contradict. */
import { asSaid, same } from '../../model/data.ts';
import type { Path } from '../../model/finding.ts';
import { isDay } from '../../model/partial-date.ts';
import type { Value, ValueMap } from '../edit/edit.ts';
import { isList, isValueMap } from '../edit/value.ts';
import { contradictionsIn } from './contradictions.ts';
import { type Contradiction, type Entry, unite } from './histories.ts';
import { eventWords, valueWords } from './words.ts';

/** A key, or an item of a list by what it is called there. */
export type Step = string | { readonly item: string };
export type Steps = readonly Step[];

/** Something of theirs to be taken into ours. */
export type Take =
  /** A key's value; where theirs has none, the key goes. `after` are the keys before it in theirs. */
  | { readonly take: 'key'; readonly at: Steps; readonly after: readonly string[] }
  /** An item called by name; where theirs has none, it goes. `after` are the items before it in theirs. */
  | { readonly take: 'item'; readonly at: Steps; readonly after: readonly string[] }
  | {
      readonly take: 'words';
      readonly at: Steps;
      readonly add: readonly Value[];
      readonly drop: readonly Value[];
    };

/** What both sides changed, each in its own way. */
export interface Clash {
  readonly what: string;
  readonly ours: string;
  readonly theirs: string;
  readonly take: Take;
}

export interface UnitedHistory {
  readonly at: Steps;
  readonly entries: readonly Entry[];
  readonly contradictions: readonly Contradiction[];
}

export interface Plan {
  readonly takes: Take[];
  readonly clashes: Clash[];
  readonly histories: UnitedHistory[];
}

interface Three<Kind> {
  readonly base: Kind;
  readonly ours: Kind;
  readonly theirs: Kind;
}

type Given = Three<Value | undefined>;

export function planFor(three: Three<ValueMap>): Plan {
  const plan: Plan = { takes: [], clashes: [], histories: [] };
  decideMap(plan, [], three);
  return plan;
}

function decideMap(plan: Plan, at: Steps, { base, ours, theirs }: Three<ValueMap>): void {
  const keys = Object.keys(theirs);
  for (const key of new Set([...Object.keys(ours), ...keys])) {
    const given = { base: base[key], ours: ours[key], theirs: theirs[key] };
    const before = keys.slice(0, Math.max(keys.indexOf(key), 0));
    decide(plan, { take: 'key', at: [...at, key], after: before }, given);
  }
}

/** Decides one value; `take` is how theirs would be taken whole. */
function decide(plan: Plan, take: Extract<Take, { after: unknown }>, given: Given): void {
  const { base, ours, theirs } = given;
  const { at } = take;
  if (same(ours, theirs)) return;
  const histories = at.at(-1) === 'history' && all(given, isHistory);
  if (histories) uniteHistories(plan, at, histories);
  else if (same(base, theirs)) return;
  else if (same(base, ours)) plan.takes.push(take);
  else decideBoth(plan, take, given);
}

function decideBoth(plan: Plan, take: Extract<Take, { after: unknown }>, given: Given): void {
  const { at } = take;
  const there = given.ours !== undefined && given.theirs !== undefined;
  const maps = there && all(given, isValueMap, {});
  const lists = there && all(given, isList);
  if (maps) decideMap(plan, at, maps);
  else if (lists && [lists.base, lists.ours, lists.theirs].flat().every((one) => typeof one !== 'object'))
    plan.takes.push({ take: 'words', at, ...wordsOf(lists) });
  else if (lists && [lists.base, lists.ours, lists.theirs].every((list) => namesIn(list)))
    decideItems(plan, at, lists);
  else
    plan.clashes.push({
      what: `${placeWords(at)} was changed on both sides, to different things`,
      ours: valueWords(given.ours),
      theirs: valueWords(given.theirs),
      take,
    });
}

/** All three of a kind; what is not there counts as empty. */
function all<Kind extends Value>(
  { base, ours, theirs }: Given,
  isKind: (value: Value) => value is Kind,
  empty: unknown = [],
): Three<Kind> | undefined {
  const [one = empty, two, three] = [base, ours, theirs] as unknown as [Value | undefined, Value, Value];
  const of = { base: one as Value, ours: two ?? (empty as Value), theirs: three ?? (empty as Value) };
  return isKind(of.base) && isKind(of.ours) && isKind(of.theirs) ? (of as Three<Kind>) : undefined;
}

const isHistory = (value: Value): value is readonly ValueMap[] =>
  isList(value) && value.every((one) => isValueMap(one) && typeof one['on'] === 'string' && isDay(one['on']));

function uniteHistories(plan: Plan, at: Steps, { base, ours, theirs }: Three<readonly ValueMap[]>): void {
  const united = unite(base, ours, theirs);
  plan.histories.push({ at, entries: united.entries, contradictions: contradictionsIn(united) });
}

function wordsOf({ base, ours, theirs }: Three<readonly Value[]>) {
  return {
    add: theirs.filter((word) => !base.includes(word) && !ours.includes(word)),
    drop: base.filter((word) => !theirs.includes(word) && ours.includes(word)),
  };
}

/** The keys by which records call the items of a list. */
const naming = ['id', 'topic', 'number', 'ref', 'action', 'area', 'version'] as const;

/** What each item of a list is called; undefined where two are called the same, or one is not called anything. */
export function namesIn(list: readonly Value[]): readonly string[] | undefined {
  const names = list.map((one) => asSaid(isValueMap(one) ? naming.map((key) => one[key] ?? null) : []));
  const nothing = asSaid(naming.map(() => null));
  const called = list.every(isValueMap) && new Set(names).size === names.length && !names.includes(nothing);
  return called ? names : undefined;
}

/** `title`, or `reason` of 14207. */
function placeWords(at: Steps): string {
  const names = at.flatMap((step) =>
    typeof step === 'string'
      ? []
      : (JSON.parse(step.item) as (string | null)[]).filter((name) => name !== null),
  );
  const keys = at.slice(names.length > 0 ? at.findLastIndex((step) => typeof step !== 'string') + 1 : 0);
  const of = names.length > 0 ? names.join(' ') : '';
  if (keys.length === 0) return of;
  return `\`${keys.join('.')}\`${of === '' ? '' : ` of ${of}`}`;
}

function decideItems(plan: Plan, at: Steps, lists: Three<readonly Value[]>): void {
  const named = (side: keyof Three<unknown>) => namesIn(lists[side]) ?? [];
  const names = named('theirs');
  for (const name of new Set([...named('ours'), ...names])) {
    const item = (side: keyof Three<unknown>) => lists[side][named(side).indexOf(name)];
    const given = { base: item('base'), ours: item('ours'), theirs: item('theirs') };
    const after = names.slice(0, Math.max(names.indexOf(name), 0));
    decide(plan, { take: 'item', at: [...at, { item: name }], after }, given);
  }
}

/** The place of steps in a record; undefined where there is none. */
export function placeOf(data: Value | undefined, [step, ...rest]: Steps): Path | undefined {
  if (step === undefined) return [];
  const at = typeof step === 'string' ? step : (isList(data) ? namesIn(data) : undefined)?.indexOf(step.item);
  const inner =
    at === undefined ? undefined : (data as Readonly<Record<string | number, Value>> | undefined)?.[at];
  if (inner === undefined || at === undefined) return undefined;
  const below = placeOf(inner, rest);
  return below && [at, ...below];
}

export const eventsWords = (entries: readonly Entry[]): string =>
  entries.length === 0 ? 'nothing' : entries.map(({ event }) => eventWords(event)).join('; ');
