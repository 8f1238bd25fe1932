/** Plans a merge value by value: a change of one side is used, different changes of both sides may conflict. */

import { isDay } from '../../domain/dates/partial-date.ts';
import { deepEqual } from '../../domain/plain-data.ts';
import type { Value, ValueMap } from '../../storage/yaml-edit/edit.ts';
import { isList, isValueMap } from '../../storage/yaml-edit/write-value.ts';
import { describeValue } from './describe-values.ts';
import { findEventConflicts } from './event-conflicts.ts';
import { type EventConflict, type MergedEvent, mergeEvents } from './merge-events.ts';
import { type ItemKey, type ItemPath, indexOfItem, itemKeys, type ThreeWay } from './record-versions.ts';

/** Replaces our version of a key or an item with theirs; removes it if they do not have it. */
export type Replacement =
  /** `after` are the keys before it in theirs. */
  | { readonly kind: 'key'; readonly path: ItemPath; readonly precedingKeys: readonly string[] }
  /** `after` are the items before it in theirs. */
  | { readonly kind: 'item'; readonly path: ItemPath; readonly precedingKeys: readonly ItemKey[] };

/** A change to our text that applies a change of theirs. */
export type Resolution =
  | Replacement
  | {
      readonly kind: 'words';
      readonly path: ItemPath;
      readonly addedWords: readonly Value[];
      readonly removedWords: readonly Value[];
    };

/** A value that each side changed differently. */
export interface ValueConflict {
  readonly what: string;
  readonly ours: string;
  readonly theirs: string;
  /** How their side replaces ours. */
  readonly resolution: Replacement;
}

/** A history with the events of both sides. */
export interface MergedHistory {
  readonly path: ItemPath;
  readonly events: readonly MergedEvent[];
  readonly conflicts: readonly EventConflict[];
}

/** The changes to our text that make it the merged text, and the conflicts. */
export interface MergePlan {
  readonly resolutions: Resolution[];
  readonly conflicts: ValueConflict[];
  readonly histories: MergedHistory[];
}

type Versions = ThreeWay<Value | undefined>;

/** Plans the merge of a record's data. */
export function planMerge(versions: ThreeWay<ValueMap>): MergePlan {
  const plan: MergePlan = { resolutions: [], conflicts: [], histories: [] };
  planMap(plan, [], versions);
  return plan;
}

function planMap(plan: MergePlan, path: ItemPath, { base, ours, theirs }: ThreeWay<ValueMap>): void {
  const keys = Object.keys(theirs);
  for (const key of new Set([...Object.keys(ours), ...keys])) {
    const precedingKeys = keys.slice(0, Math.max(keys.indexOf(key), 0));
    const versions = { base: base[key], ours: ours[key], theirs: theirs[key] };
    planValue(plan, { kind: 'key', path: [...path, key], precedingKeys }, versions);
  }
}

function planValue(plan: MergePlan, replacement: Replacement, versions: Versions): void {
  const { base, ours, theirs } = versions;
  const { path } = replacement;
  if (deepEqual(ours, theirs)) return;
  const histories = path.at(-1) === 'history' && allOfKind(versions, isHistory, []);
  if (histories) {
    const mergedEvents = mergeEvents(histories);
    plan.histories.push({ path, events: mergedEvents.events, conflicts: findEventConflicts(mergedEvents) });
  } else if (deepEqual(base, theirs)) return;
  else if (deepEqual(base, ours)) plan.resolutions.push(replacement);
  else planConflict(plan, replacement, versions);
}

function planConflict(plan: MergePlan, resolution: Replacement, versions: Versions): void {
  const { path } = resolution;
  const { ours, theirs } = versions;
  const bothHave = ours !== undefined && theirs !== undefined;
  const maps = bothHave && allOfKind(versions, isValueMap, {});
  const lists = bothHave && allOfKind(versions, isList, []);
  const allLists = lists ? [lists.base, lists.ours, lists.theirs] : [];
  if (maps) planMap(plan, path, maps);
  else if (lists && allLists.flat().every((item) => typeof item !== 'object'))
    plan.resolutions.push({ kind: 'words', path, ...wordChanges(lists) });
  else if (lists && allLists.every((list) => itemKeys(list))) planItems(plan, path, lists);
  else
    plan.conflicts.push({
      what: `${describePath(path)} was changed on both sides, to different values`,
      ours: describeValue(ours),
      theirs: describeValue(theirs),
      resolution,
    });
}

/** All versions if they are of one kind; a missing one counts as empty. */
function allOfKind<Kind extends Value>(
  versions: Versions,
  isKind: (value: Value) => value is Kind,
  empty: Kind,
): ThreeWay<Kind> | undefined {
  const [base, ours, theirs] = [versions.base ?? empty, versions.ours ?? empty, versions.theirs ?? empty];
  return isKind(base) && isKind(ours) && isKind(theirs) ? { base, ours, theirs } : undefined;
}

const isHistory = (value: Value): value is readonly ValueMap[] =>
  isList(value) &&
  value.every((event) => isValueMap(event) && typeof event['on'] === 'string' && isDay(event['on']));

const wordChanges = ({ base, ours, theirs }: ThreeWay<readonly Value[]>) => ({
  addedWords: theirs.filter((word) => !base.includes(word) && !ours.includes(word)),
  removedWords: base.filter((word) => !theirs.includes(word) && ours.includes(word)),
});

/** `title`, or `reason` of 14207. */
function describePath(path: ItemPath): string {
  const items = path.flatMap((step) => (typeof step === 'string' ? [] : [step.label])).join(' ');
  const keys = path.slice(path.findLastIndex((step) => typeof step !== 'string') + 1);
  if (keys.length === 0) return items;
  return `\`${keys.join('.')}\`${items === '' ? '' : ` of ${items}`}`;
}

function planItems(plan: MergePlan, path: ItemPath, lists: ThreeWay<readonly Value[]>): void {
  const keysOf = (version: keyof ThreeWay<unknown>) => itemKeys(lists[version]) ?? [];
  const theirKeys = keysOf('theirs');
  const addedKeys = theirKeys.filter((key) => indexOfItem(keysOf('ours'), key) < 0);
  for (const key of [...keysOf('ours'), ...addedKeys]) {
    const readItem = (version: keyof ThreeWay<unknown>) => lists[version][indexOfItem(keysOf(version), key)];
    const versions = { base: readItem('base'), ours: readItem('ours'), theirs: readItem('theirs') };
    const precedingKeys = theirKeys.slice(0, Math.max(indexOfItem(theirKeys, key), 0));
    planValue(plan, { kind: 'item', path: [...path, key], precedingKeys }, versions);
  }
}
