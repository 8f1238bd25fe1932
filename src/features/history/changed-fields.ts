/** Compares two versions of a record's values: each value that differs, by its path. */
import { deepEqual, isMap, toText } from '../../domain/plain-data.ts';

/** A recorded value that differs from what it was, or is gone. */
export interface Rewriting {
  /** `title`, `deadline.by`, `history[3].note`, or `history[3]` for an event that is gone or has moved. */
  readonly field: string;
  /** Empty if there was no value. */
  readonly was: string;
  /** Null if there is no value now. */
  readonly is: string | null;
}

/** Each value at a path or below it that differs. */
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

/** A changed fact of a batch, an inspection or a paper. */
export interface ChangedFact extends Rewriting {
  readonly file: string;
}

/** The records besides actions that figures and papers depend on. They have no corrections, so a change is shown and not judged. */
const countedRecords = /^(?:batches|inspections|papers)\//;

/** Each fact that has another value than before, or none; a new fact is not a change. */
export function changedFacts(file: string, was: unknown, is: unknown): readonly ChangedFact[] {
  if (!countedRecords.test(file) || !isMap(was) || !isMap(is)) return [];
  return Object.keys(was)
    .flatMap((fact) => changedFields(fact, was[fact], is[fact]))
    .filter((change) => change.was !== '')
    .map((change) => ({ file, ...change }));
}
