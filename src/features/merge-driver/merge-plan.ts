/** Decides what of theirs is taken into ours, value by value: what one side alone changed is, what both changed may contradict. */

import { isDay } from '../../domain/dates/partial-date.ts';
import type { Path } from '../../domain/finding.ts';
import { deepEqual } from '../../domain/plain-data.ts';
import { valueAt } from '../../storage/yaml-edit/data-paths.ts';
import type { Value, ValueMap } from '../../storage/yaml-edit/edit.ts';
import { isList, isValueMap } from '../../storage/yaml-edit/write-value.ts';
import { eventWords, valueWords } from './conflict-descriptions.ts';
import { contradictionsIn } from './contradictions.ts';
import { indexNamed, type Name, namesIn } from './item-keys.ts';
import { type Contradiction, type Entry, unite } from './merge-histories.ts';

/** A key, or an item of a list. */
export type Steps = readonly (string | Name)[];

/** Something of theirs to be taken into ours. */
export type Take =
  /** A key's value; where theirs has none, the key goes. `after` are the keys before it in theirs. */
  | { readonly take: 'key'; readonly at: Steps; readonly after: readonly string[] }
  /** An item called by name; where theirs has none, it goes. `after` are the items before it in theirs. */
  | { readonly take: 'item'; readonly at: Steps; readonly after: readonly Name[] }
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
  if (deepEqual(ours, theirs)) return;
  const histories = at.at(-1) === 'history' && all(given, isHistory, []);
  if (histories) uniteHistories(plan, at, histories);
  else if (deepEqual(base, theirs)) return;
  else if (deepEqual(base, ours)) plan.takes.push(take);
  else decideBoth(plan, take, given);
}

function decideBoth(plan: Plan, take: Extract<Take, { after: unknown }>, given: Given): void {
  const { at } = take;
  const there = given.ours !== undefined && given.theirs !== undefined;
  const maps = there && all(given, isValueMap, {});
  const lists = there && all(given, isList, []);
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
  given: Given,
  isKind: (value: Value) => value is Kind,
  empty: Kind,
): Three<Kind> | undefined {
  const [base, ours, theirs] = [given.base ?? empty, given.ours ?? empty, given.theirs ?? empty];
  return isKind(base) && isKind(ours) && isKind(theirs) ? { base, ours, theirs } : undefined;
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

/** `title`, or `reason` of 14207. */
function placeWords(at: Steps): string {
  const items = at.flatMap((step) => (typeof step === 'string' ? [] : [step.words]));
  const keys = at.slice(at.findLastIndex((step) => typeof step !== 'string') + 1);
  const of = items.join(' ');
  if (keys.length === 0) return of;
  return `\`${keys.join('.')}\`${of === '' ? '' : ` of ${of}`}`;
}

function decideItems(plan: Plan, at: Steps, lists: Three<readonly Value[]>): void {
  const named = (side: keyof Three<unknown>) => namesIn(lists[side]) ?? [];
  const names = named('theirs');
  const added = names.filter((name) => indexNamed(named('ours'), name) < 0);
  for (const name of [...named('ours'), ...added]) {
    const item = (side: keyof Three<unknown>) => lists[side][indexNamed(named(side), name)];
    const given = { base: item('base'), ours: item('ours'), theirs: item('theirs') };
    const after = names.slice(0, Math.max(indexNamed(names, name), 0));
    decide(plan, { take: 'item', at: [...at, name], after }, given);
  }
}

/** The place of steps in a record; undefined where there is none. */
export function placeOf(data: Value | undefined, [step, ...rest]: Steps): Path | undefined {
  if (step === undefined) return [];
  const at = typeof step === 'string' ? step : indexNamed(isList(data) ? namesIn(data) : undefined, step);
  const inner = valueAt(data, [at]);
  if (inner === undefined) return undefined;
  const below = placeOf(inner, rest);
  return below && [at, ...below];
}

export const eventsWords = (entries: readonly Entry[]): string =>
  entries.length === 0 ? 'nothing' : entries.map(({ event }) => eventWords(event)).join('; ');
