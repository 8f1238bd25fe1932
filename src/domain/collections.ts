/** Groups, sorts and sums lists, and lists and builds the keys of objects. */

/** The items of each key. Keys and items are in the order of the list; an item may have several keys or none. */
export function groupBy<Item, Key>(
  elements: Iterable<Item>,
  keysOf: (item: Item) => Iterable<Key>,
): ReadonlyMap<Key, readonly Item[]> {
  const lists = new Map<Key, Item[]>();
  for (const element of elements)
    for (const key of keysOf(element)) {
      const list = lists.get(key);
      if (list) list.push(element);
      else lists.set(key, [element]);
    }
  return lists;
}

/** A comparison by a text of the items, such as a day: by code units, so that the order is the same on every system. */
export const compareBy =
  <Item>(textOf: (item: Item) => string) =>
  (a: Item, b: Item): number => {
    const [x, y] = [textOf(a), textOf(b)];
    return x < y ? -1 : x > y ? 1 : 0;
  };

/** The keys of an object with exactly these keys, in its order. */
export const listKeys = <Key extends string>(values: Readonly<Record<Key, unknown>>): readonly Key[] =>
  // This cast is safe because `values` has exactly these keys; `Object.keys` returns any string.
  Object.keys(values) as Key[];

/** An object with one value for each key. */
export const buildRecord = <const Key extends string, Value>(
  keys: readonly Key[],
  valueFor: (key: Key) => Value,
): Record<Key, Value> =>
  // Object.fromEntries returns string keys; these are exactly `keys`.
  Object.fromEntries(keys.map((key) => [key, valueFor(key)])) as Record<Key, Value>;

/** The total of numbers; 0 for none. */
export const sum = (numbers: readonly number[]): number =>
  numbers.reduce((total, number) => total + number, 0);
