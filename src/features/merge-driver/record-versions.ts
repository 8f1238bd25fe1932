/** Reads the versions of a record that a merge compares, and finds the same key or item in each. */
import type { Path } from '../../domain/finding.ts';
import { canonicalJson } from '../../domain/plain-data.ts';
import { parseYaml } from '../../storage/yaml/parse-yaml.ts';
import { valueAt } from '../../storage/yaml-edit/data-paths.ts';
import type { Value } from '../../storage/yaml-edit/edit.ts';
import { isList, isValueMap } from '../../storage/yaml-edit/write-value.ts';

/** Both branches of the merge. */
export const sides = ['ours', 'theirs'] as const;
/** A branch of the merge: the one checked out, or the one merged into it. */
export type Side = (typeof sides)[number];

/** Something of each side. */
export type BothSides<Kind> = Readonly<Record<Side, Kind>>;

/** Something of each side, and of the version that both started from. */
export type ThreeWay<Kind> = BothSides<Kind> & { readonly base: Kind };

/** The data of a record's text; undefined if the text cannot be read. */
export const parseData = (text: string): Value | undefined =>
  valueAt(parseYaml(text.replace(/^\ufeff/, '')).data, []);

/** What identifies an item of a list. */
export interface ItemKey {
  /** The same for items with the same identity, and for no others. */
  readonly key: string;
  readonly label: string;
}

/** The path of a value by keys and items, whatever the index of each item in its list. */
export type ItemPath = readonly (string | ItemKey)[];

/** The fields by which records identify the items of a list. */
const identifyingFields = ['id', 'topic', 'number', 'ref', 'action', 'area', 'version', 'finding'] as const;

/** The key of each item; undefined if two items have the same key or one has none. */
export function itemKeys(list: readonly Value[]): readonly ItemKey[] | undefined {
  const keys = list.map((item) =>
    createItemKey(isValueMap(item) ? identifyingFields.map((field) => item[field]) : []),
  );
  const distinctKeys = new Set(keys.map(({ key }) => key));
  const haveKeys =
    list.every(isValueMap) && distinctKeys.size === keys.length && !distinctKeys.has(emptyKey.key);
  return haveKeys ? keys : undefined;
}

const createItemKey = (parts: readonly (Value | undefined)[]): ItemKey => ({
  key: canonicalJson(parts.map((part) => part ?? null)),
  label: parts.filter((part) => part !== undefined && part !== null).join(' '),
});

const emptyKey = createItemKey(identifyingFields.map(() => undefined));

/** The index of the item with a key; -1 if no item has it. */
export const indexOfItem = (keys: readonly ItemKey[] | undefined, item: ItemKey | undefined): number =>
  keys?.findIndex(({ key }) => key === item?.key) ?? -1;

/** The path in one version of a record; undefined if this version has no such value. */
export function findPath(data: Value | undefined, [step, ...innerSteps]: ItemPath): Path | undefined {
  if (step === undefined) return [];
  const key = typeof step === 'string' ? step : indexOfItem(isList(data) ? itemKeys(data) : undefined, step);
  const inner = valueAt(data, [key]);
  if (inner === undefined) return undefined;
  const innerPath = findPath(inner, innerSteps);
  return innerPath && [key, ...innerPath];
}
