/** What an id may look like, and the order in which ids stand in lists. */

const idPattern = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;

/** Names that Windows keeps for devices: a file so called cannot be checked out there. */
const windowsDevice = /^(?:con|prn|aux|nul|com\d|lpt\d)$/;

export const maxIdLength = 64;

export const isId = (text: string): boolean =>
  text.length <= maxIdLength && idPattern.test(text) && !windowsDevice.test(text);

/** Ids in the order a reader expects: `rec-2` before `rec-10`; the same on every system. */
export const compareIds = (a: string, b: string): number =>
  a === b ? 0 : compareParts(idParts(a), idParts(b));

/** The same for a whole list, each id taken apart once. */
export const sortById = <Item>(items: readonly Item[], idOf: (item: Item) => string): Item[] =>
  items
    .map((item) => ({ item, parts: idParts(idOf(item)) }))
    .sort((a, b) => compareParts(a.parts, b.parts))
    .map(({ item }) => item);

const idParts = (id: string): readonly string[] => id.match(/\d+|\D+/g) ?? [];

function compareParts(left: readonly string[], right: readonly string[]): number {
  for (let i = 0; i < left.length && i < right.length; i++) {
    const [x = '', y = ''] = [left[i], right[i]];
    if (x === y) continue;
    const byNumber = Number(x) - Number(y);
    if (byNumber) return byNumber;
    return x < y ? -1 : 1;
  }
  return left.length - right.length;
}
