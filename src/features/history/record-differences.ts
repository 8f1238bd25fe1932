/** What an edit changed in a record, field by field, as an officer reads it before it is recorded. */
import { deepEqual, type Fields, isMap, noValue, toText } from '../../domain/plain-data.ts';

/** One line for each field that reads otherwise: `deadline.by: 2021-12-28 → 2022-01-31`. */
export function differences(was: unknown, is: unknown, path = ''): readonly string[] {
  if (deepEqual(was, is)) return [];
  if (isMap(was) && isMap(is))
    return [...new Set([...Object.keys(is), ...Object.keys(was)])].flatMap((key) =>
      differences(was[key], is[key], path === '' ? key : `${path}.${key}`),
    );
  if (Array.isArray(was) && Array.isArray(is) && [...was, ...is].every(isMap)) return inLists(was, is, path);
  const [before, after] = excerpts(toText(was), toText(is));
  return [`${path || 'the record'}: ${before} → ${after}`];
}

/** What tells an item of a list from its neighbours: an event by its day and name, all else by the first of these. */
const names = ['on', 'id', 'number', 'topic', 'when', 'version', 'area', 'ref', 'action'];

const nameOf = (item: Fields): string =>
  [names.map((name) => item[name]).find((name) => name !== undefined), item['event']].map(toText).join(' ');

/** Items that stand in both lists are told apart from those that were changed, came or went. */
function inLists(was: readonly Fields[], is: readonly Fields[], path: string): readonly string[] {
  const left = is.map((item, at) => ({ item, at }));
  const take = (fits: (item: Fields) => boolean) => {
    const found = left.findIndex(({ item }) => fits(item));
    return found < 0 ? undefined : left.splice(found, 1)[0];
  };
  const changed = was
    .map((item, at) => ({ item, at }))
    .filter(({ item }) => !take((one) => deepEqual(one, item)));
  const told = changed.flatMap(({ item, at }) => {
    const twin = take((one) => nameOf(one) === nameOf(item));
    return twin
      ? differences(item, twin.item, `${path}[${at}]`)
      : [`${path}[${at}] taken away: ${inWords(item)}`];
  });
  return [...told, ...left.map(({ item, at }) => `${path}[${at}] added: ${inWords(item)}`)];
}

const inWords = (item: Fields): string =>
  Object.entries(item)
    .map(([key, value]) => `${key}: ${cut(toText(value), 0)}`)
    .join(', ');

const longest = 80;

/** Two texts cut to where they begin to differ. */
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
