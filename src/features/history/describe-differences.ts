/** Describes the difference between two versions of a record, one line for each field, for a reader. */
import { deepEqual, type Fields, isMap, noValue, toText } from '../../domain/plain-data.ts';

/** One line for each changed field: `deadline.by: 2021-12-28 → 2022-01-31`. */
export function describeDifferences(was: unknown, is: unknown, path = ''): readonly string[] {
  if (deepEqual(was, is)) return [];
  if (isMap(was) && isMap(is))
    return [...new Set([...Object.keys(is), ...Object.keys(was)])].flatMap((key) =>
      describeDifferences(was[key], is[key], path === '' ? key : `${path}.${key}`),
    );
  if (Array.isArray(was) && Array.isArray(is) && [...was, ...is].every(isMap))
    return describeItemDifferences(was, is, path);
  const [before, after] = excerpts(toText(was), toText(is));
  return [`${path || 'the record'}: ${before} → ${after}`];
}

/** The fields that name an item of a list: an event has its day and name, any other item the first of these. */
const namingFields = ['on', 'id', 'number', 'topic', 'when', 'version', 'area', 'ref', 'action'];

const itemName = (item: Fields): string =>
  [namingFields.map((name) => item[name]).find((name) => name !== undefined), item['event']]
    .map(toText)
    .join(' ');

/** The items that were changed, removed or added. */
function describeItemDifferences(
  was: readonly Fields[],
  is: readonly Fields[],
  path: string,
): readonly string[] {
  const withIndexes = (items: readonly Fields[]) => items.map((item, index) => ({ item, index }));
  const unmatched = withIndexes(is);
  const takeMatch = (isMatch: (item: Fields) => boolean) => {
    const match = unmatched.findIndex(({ item }) => isMatch(item));
    return match < 0 ? undefined : unmatched.splice(match, 1)[0];
  };
  const changed = withIndexes(was)
    .filter(({ item }) => !takeMatch((other) => deepEqual(other, item)))
    .flatMap(({ item, index }) => {
      const twin = takeMatch((other) => itemName(other) === itemName(item));
      return twin
        ? describeDifferences(item, twin.item, `${path}[${index}]`)
        : [`${path}[${index}] taken away: ${itemText(item)}`];
    });
  return [...changed, ...unmatched.map(({ item, index }) => `${path}[${index}] added: ${itemText(item)}`)];
}

const itemText = (item: Fields): string =>
  Object.entries(item)
    .map(([key, value]) => `${key}: ${shorten(toText(value), 0)}`)
    .join(', ');

/** In characters. */
const maximumLength = 80;

/** Both texts from shortly before their first difference. */
function excerpts(was: string, is: string): readonly [string, string] {
  let same = 0;
  while (same < was.length && was[same] === is[same]) same++;
  const start = same > maximumLength / 2 ? was.lastIndexOf(' ', same - 20) + 1 : 0;
  return [shorten(was, start), shorten(is, start)];
}

const shorten = (text: string, start: number): string => {
  if (text === '') return noValue;
  const end = start + maximumLength;
  return `${start > 0 ? '…' : ''}${text.slice(start, end).trimEnd()}${text.length > end ? '…' : ''}`;
};
