/** Checks the form of ids, makes them from names, and compares and sorts by them. */

import { normaliseName } from './text/word-matching.ts';

const idPattern = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;

/** Names that Windows reserves for devices: a file with such a name cannot be checked out there. */
const windowsDevice = /^(?:con|prn|aux|nul|com\d|lpt\d)$/i;

/** Whether Windows reserves a name, without its extension, for a device. */
export const isWindowsDevice = (name: string): boolean => windowsDevice.test(name);

/** In characters. */
export const maxIdLength = 64;

/** Whether a text has the form of an id: lower-case letters, digits and single hyphens, at most 64 characters, and not the name of a Windows device. */
export const isId = (text: string): boolean =>
  text.length <= maxIdLength && idPattern.test(text) && !isWindowsDevice(text);

/** The maximum length of an id that is made from a name. It leaves room for type and number in an action's id. */
const maxNameLength = 48;

/** An id made from a name, cut at the end of a word; the name itself if it is an id. Empty if the name has no letter or digit. */
export function createIdFromName(name: string): string {
  if (isId(name)) return name;
  const slug = normaliseName(name)
    .normalize('NFD')
    .replace(/\p{M}|['’]/gu, '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '');
  const words = slug.length > maxNameLength ? slug.slice(0, maxNameLength + 1).replace(/-[^-]*$/, '') : slug;
  return words.slice(0, maxNameLength);
}

/** Compares ids with their numbers by value, the same on every system: `rec-2` before `rec-10`. */
export const compareIds = (a: string, b: string): number =>
  a === b ? 0 : compareParts(idParts(a), idParts(b));

/** A list in the order of its items' ids. Splits each id once, which matters for long lists. */
export const sortById = <Item>(items: readonly Item[], idOf: (item: Item) => string): Item[] =>
  items
    .map((item) => ({ item, parts: idParts(idOf(item)) }))
    .sort((a, b) => compareParts(a.parts, b.parts))
    .map(({ item }) => item);

const idParts = (id: string): readonly string[] => id.match(/\d+|\D+/g) ?? [];

function compareParts(leftParts: readonly string[], rightParts: readonly string[]): number {
  for (let i = 0; i < leftParts.length && i < rightParts.length; i++) {
    const [x = '', y = ''] = [leftParts[i], rightParts[i]];
    if (x === y) continue;
    const byNumber = Number(x) - Number(y);
    if (byNumber) return byNumber;
    return x < y ? -1 : 1;
  }
  return leftParts.length - rightParts.length;
}
