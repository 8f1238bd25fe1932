/** Lists: items put together by what they have in common, and put in order by a text of theirs. */

/** Each under every key it has, in the order in which they came. */
export function groupBy<Item, Key>(
  items: Iterable<Item>,
  keysOf: (item: Item) => Iterable<Key>,
): ReadonlyMap<Key, readonly Item[]> {
  const lists = new Map<Key, Item[]>();
  for (const item of items)
    for (const key of keysOf(item)) {
      const list = lists.get(key);
      if (list) list.push(item);
      else lists.set(key, [item]);
    }
  return lists;
}

/** In the order of a text, such as a day, the same on every system; those with equal texts stay as they were. */
export const compareBy =
  <Item>(of: (item: Item) => string) =>
  (a: Item, b: Item): number => {
    const [x, y] = [of(a), of(b)];
    return x < y ? -1 : x > y ? 1 : 0;
  };
