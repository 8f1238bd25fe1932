/** Compares two versions of a record's values: each value that differs, by its path. */
import { deepEqual, isMap, toText } from '../../domain/plain-data.ts';

/** A recorded value that was changed or removed. */
export interface Rewriting {
  /** `title`, `deadline.by`, `history[3].note`, or `history[3]` for an event that was removed or moved. */
  readonly field: string;
  /** Empty for a new value. */
  readonly was: string;
  /** Null for a removed value. */
  readonly is: string | null;
}

/** Each value at `path` or below it that differs. */
export function changedFields(path: string, was: unknown, is: unknown): readonly Rewriting[] {
  if (deepEqual(was, is)) return [];
  const containers = [was, is].filter((value) => isMap(value) || Array.isArray(value));
  const [first] = containers;
  if (first === undefined || containers.length < [was, is].filter((value) => value !== undefined).length)
    return [{ field: path, was: toText(was), is: is === undefined ? null : toText(is) }];
  const [before, after] = [was, is].map((value) => new Map<string, unknown>(Object.entries(value ?? {})));
  return [...new Set(containers.flatMap((value) => Object.keys(value)))].flatMap((key) =>
    changedFields(
      Array.isArray(first) ? `${path}[${key}]` : `${path}.${key}`,
      before?.get(key),
      after?.get(key),
    ),
  );
}
