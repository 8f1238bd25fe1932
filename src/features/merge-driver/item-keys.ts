/** What the items of a list are called, so that each side's may be held against the others'. */
import { canonicalJson } from '../../domain/plain-data.ts';
import type { Value } from '../../storage/yaml-edit/edit.ts';
import { isValueMap } from '../../storage/yaml-edit/write-value.ts';

/** What an item of a list is called there. */
export interface Name {
  /** The same for items called the same, and for no others. */
  readonly key: string;
  readonly words: string;
}

/** The keys by which records call the items of a list. */
const naming = ['id', 'topic', 'number', 'ref', 'action', 'area', 'version'] as const;

/** What each item of a list is called; undefined where two are called the same, or one is not called anything. */
export function namesIn(list: readonly Value[]): readonly Name[] | undefined {
  const names = list.map((one) => nameFrom(isValueMap(one) ? naming.map((key) => one[key]) : []));
  const keys = new Set(names.map(({ key }) => key));
  const called = list.every(isValueMap) && keys.size === names.length && !keys.has(nameless.key);
  return called ? names : undefined;
}

const nameFrom = (parts: readonly (Value | undefined)[]): Name => ({
  key: canonicalJson(parts.map((part) => part ?? null)),
  words: parts.filter((part) => part !== undefined && part !== null).join(' '),
});

const nameless = nameFrom(naming.map(() => undefined));

/** Where an item is that is called so; -1 where none is. */
export const indexNamed = (names: readonly Name[] | undefined, name: Name | undefined): number =>
  names?.findIndex(({ key }) => key === name?.key) ?? -1;
