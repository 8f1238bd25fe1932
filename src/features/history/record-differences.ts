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
    return listDifferences(was, is, path);
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
function listDifferences(was: readonly Fields[], is: readonly Fields[], path: string): readonly string[] {
  const left = is.map((item, at) => ({ item, at }));
  const take = (fits: (item: Fields) => boolean) => {
    const found = left.findIndex(({ item }) => fits(item));
    return found < 0 ? undefined : left.splice(found, 1)[0];
  };
  const changed = was
    .map((item, at) => ({ item, at }))
    .filter(({ item }) => !take((one) => deepEqual(one, item)));
  const told = changed.flatMap(({ item, at }) => {
    const twin = take((one) => itemName(one) === itemName(item));
    return twin
      ? describeDifferences(item, twin.item, `${path}[${at}]`)
      : [`${path}[${at}] taken away: ${itemText(item)}`];
  });
  return [...told, ...left.map(({ item, at }) => `${path}[${at}] added: ${itemText(item)}`)];
}

const itemText = (item: Fields): string =>
  Object.entries(item)
    .map(([key, value]) => `${key}: ${cut(toText(value), 0)}`)
    .join(', ');

const longest = 80;

/** Both texts from shortly before their first difference. */
function excerpts(was: string, is: string): readonly [string, string] {
  let from = 0;
  while (from < was.length && was[from] === is[from]) from++;
  const start = from > longest / 2 ? was.lastIndexOf(' ', from - 20) + 1 : 0;
  return [cut(was, start), cut(is, start)];
}

const cut = (text: string, from: number): string => {
  if (text === '') return noValue;
  const end = from + longest;
  return `${from > 0 ? '…' : ''}${text.slice(from, end).trimEnd()}${text.length > end ? '…' : ''}`;
};
