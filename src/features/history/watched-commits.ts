/** Finds what each commit of a history changed of the watched places, also at merges. */
import {
  type CommitHistory,
  indexVersions,
  type RecordedCommit,
  type RecordVersion,
} from '../../domain/commit-history.ts';
import { canonicalJson, deepEqual } from '../../domain/plain-data.ts';
import { settingsFile } from '../../domain/records/record-paths.ts';
import { createMergeReader, pairRecords, type RecordMerge, type RecordPair } from './commit-records.ts';
import { findRevert } from './reverts.ts';
import {
  firstLines,
  listWatchedDifferences,
  type WatchedChange,
  type WatchedDifference,
  weighDifference,
} from './watched-changes.ts';
import { findWatchedPlace } from './watched-places.ts';

/** The changes of watched places by commit. What a revert takes back is among its own notices. */
export function findWatchedChanges(history: CommitHistory): ReadonlyMap<string, readonly WatchedChange[]> {
  const versions = indexVersions(history);
  const readMerge = createMergeReader(versions);
  const changesInRegister = (commit: RecordedCommit): readonly WatchedChange[] => {
    if (commit.parents.length > 1) return readMerge(commit).flatMap((merge) => changesAtMerge(commit, merge));
    if (findRevert(commit, versions.byId)) return [];
    const pairs = pairRecords(commit, versions);
    return [
      ...pairs.flatMap(listWatchedDifferences).map((difference) => weighDifference(commit, difference)),
      ...lateRecordings(commit, pairs),
    ];
  };
  return new Map(
    history.commits.map((commit) => [
      commit.commit,
      [
        ...changesInRegister(commit),
        ...changesAround(commit),
        ...(versions.latestVersion(commit.parents[0], settingsFile) ? additionsAround(commit) : []),
      ],
    ]),
  );
}

/** The new files of a commit that alter figures of days long before it. The first commit records everything that there was. */
function lateRecordings(commit: RecordedCommit, pairs: readonly RecordPair[]): readonly WatchedChange[] {
  if (commit.parents.length === 0 || commit.movedFrom !== undefined) return [];
  return pairs.flatMap(({ file, before, after }): readonly WatchedChange[] => {
    const place = findWatchedPlace(file, undefined);
    if (before !== undefined || after === undefined || !place?.isLate?.(file, commit.day)) return [];
    const newFile = {
      file,
      place,
      field: '',
      before,
      after: `first recorded on ${commit.day}`,
      formerData: undefined,
    };
    return [{ ...weighDifference(commit, newFile), weight: 'notice' }];
  });
}

/** The new files outside the register's folder, as notices; none of a merge, whose sides have them already. */
const additionsAround = (commit: RecordedCommit): readonly WatchedChange[] =>
  commit.parents.length > 1
    ? []
    : (commit.surroundingsByParent?.[0] ?? []).flatMap(
        ({ file, before, after }): readonly WatchedChange[] => {
          const place = findWatchedPlace(file, undefined);
          if (before !== undefined || after === undefined || !place) return [];
          const newFile = {
            file,
            place,
            field: '',
            before,
            after: firstLines(after)[0] ?? '',
            formerData: undefined,
          };
          return [{ ...weighDifference(commit, newFile), weight: 'notice' }];
        },
      );

/** The changes outside the register's folder; of a merge, only those that differ from every side. */
function changesAround(commit: RecordedCommit): readonly WatchedChange[] {
  const [first = [], ...others] = commit.surroundingsByParent ?? [];
  return first
    .filter(({ file }) => others.every((changes) => changes.some((change) => change.file === file)))
    .flatMap(listWatchedDifferences)
    .map((difference) => weighDifference(commit, difference));
}

/**
 * The changes that a merge made itself. Where one side changed the file, the result must have what that side has. Where several
 * did, a value of one side was chosen, which is a notice for each value of another side that was left out.
 */
function changesAtMerge(commit: RecordedCommit, { file, bases, sides, result, names }: RecordMerge) {
  const changedSides = sides.filter(({ isChanged }) => isChanged);
  const comparedSides = changedSides.length > 0 ? changedSides : sides.slice(0, 1);
  const differencesTo = (before: RecordVersion | undefined, after: RecordVersion | undefined) =>
    listWatchedDifferences({ file, before, after, names });
  const differencesBySide = comparedSides.map(({ version }) => differencesTo(version, result));
  const [first = [], ...others] = differencesBySide;
  if (others.length === 0) return first.map((difference) => weighDifference(commit, difference));
  const isInvented = (difference: WatchedDifference) =>
    differencesBySide.every((differences) =>
      differences.some((other) => resultKey(other) === resultKey(difference)),
    );
  const inventions = first.filter(
    (difference) => isInvented(difference) && !isUnion(difference, differencesBySide),
  );
  const omissions = comparedSides.flatMap(({ version }, index) => {
    const ownChanges = bases.map((base) => new Set(differencesTo(base, version).map(valueKey)));
    return (differencesBySide[index] ?? []).filter(
      (difference) =>
        !isInvented(difference) &&
        ownChanges.some((keys) => keys.has(valueKey({ ...difference, after: difference.before }))),
    );
  });
  return [
    ...inventions.map((difference) => weighDifference(commit, difference)),
    ...omissions.map((difference) => ({ ...weighDifference(commit, difference), weight: 'notice' as const })),
  ];
}

/** A field without the places of entries in lists, which differ from side to side. */
const plainField = ({ field }: WatchedDifference): string => field.replace(/\[\d+\]/g, '[]');

/** Equal for the same value in the result; for a removed one, for the same former value. */
const resultKey = (difference: WatchedDifference): string =>
  canonicalJson([plainField(difference), difference.after ?? { removed: difference.before }]);

const valueKey = (difference: WatchedDifference): string =>
  canonicalJson([plainField(difference), difference.after ?? null]);

/** Whether a list has the texts of all sides, and no others. */
function isUnion(
  { after, place, field }: WatchedDifference,
  differencesBySide: readonly (readonly WatchedDifference[])[],
): boolean {
  if (!Array.isArray(after)) return false;
  const sideLists = differencesBySide.map(
    (differences) =>
      differences.find((other) => other.place === place && other.field === field)?.before ?? [],
  );
  const entriesOfSides = new Set(sideLists.flat().map(canonicalJson));
  return deepEqual([...entriesOfSides].sort(), [...new Set(after.map(canonicalJson))].sort());
}
