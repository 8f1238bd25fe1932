/** Describes the difference between two versions of a record, one line for each field, for a reader. */
import { deepEqual, type Fields, isMap, noValue, toText } from '../../domain/plain-data.ts';

/** One line for each changed field: `deadline.by: 2021-12-28 → 2022-01-31`. */
export function describeDifferences(before: unknown, after: unknown, path = ''): readonly string[] {
  if (deepEqual(before, after)) return [];
  if (isMap(before) && isMap(after))
    return [...new Set([...Object.keys(after), ...Object.keys(before)])].flatMap((key) =>
      describeDifferences(before[key], after[key], path === '' ? key : `${path}.${key}`),
    );
  if (Array.isArray(before) && Array.isArray(after) && [...before, ...after].every(isMap))
    return describeEntryDifferences(before, after, path);
  const [formerText, presentText] = excerpts(toText(before), toText(after));
  return [`${path || 'the record'}: ${formerText} → ${presentText}`];
}

/** The fields that name an entry of a list: an event has its day and name, any other entry the first of these. */
const namingFields = ['on', 'id', 'number', 'topic', 'when', 'version', 'area', 'ref', 'action'];

const entryName = (entry: Fields): string =>
  [namingFields.map((name) => entry[name]).find((name) => name !== undefined), entry['event']]
    .map(toText)
    .join(' ');

/** The entries that were changed, removed or added. */
function describeEntryDifferences(
  before: readonly Fields[],
  after: readonly Fields[],
  path: string,
): readonly string[] {
  const withIndexes = (entries: readonly Fields[]) => entries.map((entry, index) => ({ entry, index }));
  const unmatchedEntries = withIndexes(after);
  const takeMatch = (isMatch: (entry: Fields) => boolean) => {
    const matchIndex = unmatchedEntries.findIndex(({ entry }) => isMatch(entry));
    return matchIndex < 0 ? undefined : unmatchedEntries.splice(matchIndex, 1)[0];
  };
  const changedLines = withIndexes(before)
    .filter(({ entry }) => !takeMatch((otherEntry) => deepEqual(otherEntry, entry)))
    .flatMap(({ entry, index }) => {
      const newVersion = takeMatch((otherEntry) => entryName(otherEntry) === entryName(entry));
      return newVersion
        ? describeDifferences(entry, newVersion.entry, `${path}[${index}]`)
        : [`${path}[${index}] taken away: ${entryText(entry)}`];
    });
  return [
    ...changedLines,
    ...unmatchedEntries.map(({ entry, index }) => `${path}[${index}] added: ${entryText(entry)}`),
  ];
}

const entryText = (entry: Fields): string =>
  Object.entries(entry)
    .map(([key, value]) => `${key}: ${shortenText(toText(value), 0)}`)
    .join(', ');

/** In characters. */
const maximumLength = 80;

/** Both texts from shortly before their first difference. */
function excerpts(before: string, after: string): readonly [string, string] {
  let sameLength = 0;
  while (sameLength < before.length && before[sameLength] === after[sameLength]) sameLength++;
  const start = sameLength > maximumLength / 2 ? before.lastIndexOf(' ', sameLength - 20) + 1 : 0;
  return [shortenText(before, start), shortenText(after, start)];
}

const shortenText = (text: string, start: number): string => {
  if (text === '') return noValue;
  const end = start + maximumLength;
  return `${start > 0 ? '…' : ''}${text.slice(start, end).trimEnd()}${text.length > end ? '…' : ''}`;
};
