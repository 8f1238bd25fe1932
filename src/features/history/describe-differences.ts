/** Describes the difference between two versions of a record, one line for each field, for a reader. */

import { deepEqual, type Fields, isMap, noValue, toText } from '../../domain/plain-data.ts';
import { removedMark } from '../../domain/records/removed-words.ts';

/** A value that differs between two versions of a record; undefined where a version does not have it. */
export interface Difference {
  /** `deadline.by`, or `dates[2]` for an entry of a list that only one version has. */
  readonly field: string;
  readonly before: unknown;
  readonly after: unknown;
}

/** Each value that differs. Entries of a list are paired by their names, whatever their places in it; a list of texts is one value. */
export function listDifferences(before: unknown, after: unknown, path = ''): readonly Difference[] {
  if (deepEqual(before, after)) return [];
  if (isMap(before) && isMap(after))
    return [...new Set([...Object.keys(after), ...Object.keys(before)])].flatMap((key) =>
      listDifferences(before[key], after[key], path === '' ? key : `${path}.${key}`),
    );
  if (Array.isArray(before) && Array.isArray(after) && [...before, ...after].every(isMap))
    return listEntryDifferences(before, after, path);
  return [{ field: path, before, after }];
}

/** One line for each value that differs: `deadline.by: 2021-12-28 → 2022-01-31`. */
export const describeDifferences = (before: unknown, after: unknown): readonly string[] =>
  listDifferences(before, after).map((difference) => {
    const { field } = difference;
    if (field.endsWith(']') && isMap(difference.before) && difference.after === undefined)
      return `${field} removed: ${entryText(difference.before)}`;
    if (field.endsWith(']') && isMap(difference.after) && difference.before === undefined)
      return `${field} added: ${entryText(difference.after)}`;
    const [formerText, presentText] = excerptDifference(toText(difference.before), toText(difference.after));
    return `${field || 'the record'}: ${formerText} → ${presentText}`;
  });

/** The fields that name an entry of a list: an event has its day and name, any other entry the first of these. */
const namingFields = ['on', 'id', 'number', 'topic', 'when', 'version', 'area', 'ref', 'action'];

const entryName = (entry: Fields): string =>
  [namingFields.map((name) => entry[name]).find((name) => name !== undefined), entry['event']]
    .map(toText)
    .join(' ');

/** The entries that were changed, removed or added. */
function listEntryDifferences(
  before: readonly Fields[],
  after: readonly Fields[],
  path: string,
): readonly Difference[] {
  const withIndexes = (entries: readonly Fields[]) => entries.map((entry, index) => ({ entry, index }));
  const unmatchedEntries = withIndexes(after);
  const takeMatch = (isMatch: (entry: Fields) => boolean) => {
    const matchIndex = unmatchedEntries.findIndex(({ entry }) => isMatch(entry));
    return matchIndex < 0 ? undefined : unmatchedEntries.splice(matchIndex, 1)[0];
  };
  const differences = withIndexes(before)
    .filter(({ entry }) => !takeMatch((otherEntry) => deepEqual(otherEntry, entry)))
    .flatMap(({ entry, index }): readonly Difference[] => {
      const field = `${path}[${index}]`;
      const newVersion = takeMatch((otherEntry) => entryName(otherEntry) === entryName(entry));
      return newVersion
        ? listDifferences(entry, newVersion.entry, field)
        : [{ field, before: entry, after: undefined }];
    });
  return [
    ...differences,
    ...unmatchedEntries.map(({ entry, index }) => ({
      field: `${path}[${index}]`,
      before: undefined,
      after: entry,
    })),
  ];
}

const entryText = (entry: Fields): string =>
  Object.entries(entry)
    .map(([key, value]) => `${key}: ${shortenText(toText(value), 0)}`)
    .join(', ');

/** In characters. */
const maximumLength = 80;

/** Both texts from shortly before their first difference; words that were removed are not repeated. */
export function excerptDifference(before: string, after: string): readonly [string, string] {
  if (wereWordsRemoved(before, after)) return ['(removed words)', shortenText(after, 0)];
  let sameLength = 0;
  while (sameLength < before.length && before[sameLength] === after[sameLength]) sameLength++;
  const start = sameLength > maximumLength / 2 ? before.lastIndexOf(' ', sameLength - 20) + 1 : 0;
  return [shortenText(before, start), shortenText(after, start)];
}

/** Whether the later text has more marks of removed words, or is the fingerprint of a text, as JSON. */
const wereWordsRemoved = (before: string, after: string): boolean =>
  (after.startsWith('{"sha256":') && !before.startsWith('{')) ||
  after.split(removedMark).length > before.split(removedMark).length;

const shortenText = (text: string, start: number): string => {
  if (text === '') return noValue;
  const end = start + maximumLength;
  return `${start > 0 ? '…' : ''}${text.slice(start, end).trimEnd()}${text.length > end ? '…' : ''}`;
};
