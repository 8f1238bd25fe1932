/** Compares two versions of a record's values: each value that differs, by its path. */
import { deepEqual, isMap, toText } from '../../domain/plain-data.ts';
import { removedMark } from '../../domain/records/removed-words.ts';

/** A recorded value that was changed or removed. */
export interface Rewriting {
  /** `title`, `deadline.by`, `history[3].note`, or `history[3]` for an event that was removed or moved. */
  readonly field: string;
  /** Empty for a new value. */
  readonly was: string;
  /** Null for a removed value. */
  readonly is: string | null;
}

/** A rewriting without the words that were removed, since nothing is to repeat them; any other one unchanged. */
export const hideRemovedWords = (rewriting: Rewriting): Rewriting => {
  const countMarks = (text: string) => text.split(removedMark).length;
  return countMarks(rewriting.is ?? '') > countMarks(rewriting.was) ||
    (rewriting.is ?? '').startsWith('{"sha256":')
    ? { ...rewriting, was: removedMark }
    : rewriting;
};

/** Each value at `path` or below it that differs. */
export function changedFields(path: string, before: unknown, after: unknown): readonly Rewriting[] {
  if (deepEqual(before, after)) return [];
  const containers = [before, after].filter((value) => isMap(value) || Array.isArray(value));
  const [first] = containers;
  if (
    first === undefined ||
    containers.length < [before, after].filter((value) => value !== undefined).length
  )
    return [{ field: path, was: toText(before), is: after === undefined ? null : toText(after) }];
  const [entriesBefore, entriesAfter] = [before, after].map(
    (value) => new Map<string, unknown>(Object.entries(value ?? {})),
  );
  return [...new Set(containers.flatMap((value) => Object.keys(value)))].flatMap((key) =>
    changedFields(
      Array.isArray(first) ? `${path}[${key}]` : `${path}.${key}`,
      entriesBefore?.get(key),
      entriesAfter?.get(key),
    ),
  );
}
