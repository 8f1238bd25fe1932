/** Collects the records that a commit changed, each with its former version; at a merge, with its version in each parent. */

import {
  type CommitHistory,
  findAncestors,
  type indexVersions,
  lastCommonCommit,
  looseAction,
  type RecordedCommit,
  type RecordRevision,
  type RecordVersion,
} from '../../domain/commit-history.ts';
import { actionIdFromFile, isRecordFile, recordFile } from '../../domain/records/record-paths.ts';
import { findRenamings } from './renamed-actions.ts';

/** One record of a commit that is not a merge. */
export interface RecordPair {
  readonly file: string;
  /** The last version that could be read. */
  readonly was: RecordVersion | undefined;
  readonly is: RecordVersion | undefined;
  /** Ids that the commit changed, old to new. */
  readonly names: ReadonlyMap<string, string>;
}

/** Each record of a commit with its former version, also if the commit gave it another id. */
export function pairRecords(
  commit: RecordedCommit,
  versions: ReturnType<typeof indexVersions>,
): readonly RecordPair[] {
  const changes = commit.changesByParent[0] ?? [];
  const names = findRenamings(changes);
  const [parent] = commit.parents;
  const lastReadable = ({ file, before }: RecordRevision) => {
    const isAccepted = (version: RecordVersion) => isReadable(file, version);
    return before === undefined || isAccepted(before)
      ? before
      : (versions.at(parent, file, isAccepted) ?? before);
  };
  const newIds = new Set(names.values());
  const changesByFile = new Map(changes.map((change) => [change.file, change]));
  return changes.flatMap((change): readonly RecordPair[] => {
    const id = actionIdFromFile(change.file) ?? '';
    // It is paired below, with its version under the former id.
    if (change.before === undefined && newIds.has(id)) return [];
    const newId = names.get(id);
    const file = newId === undefined ? change.file : recordFile('action', newId);
    return [{ file, was: lastReadable(change), is: changesByFile.get(file)?.after, names }];
  });
}

/** Whether a version can be read as a record: a list cannot. */
const isReadable = (file: string, version: RecordVersion): boolean =>
  actionIdFromFile(file) === undefined ? version.data !== undefined : looseAction(version) !== undefined;

/** One record at a merge. */
export interface RecordMerge {
  readonly file: string;
  /** At the last common commit of the parents. */
  readonly base: RecordVersion | undefined;
  /** Its versions at the commits that all parents share: what a side removed of them was removed by its own commits. */
  readonly shared: readonly RecordVersion[];
  /** In each parent. */
  readonly sides: readonly (RecordVersion | undefined)[];
  readonly result: RecordVersion | undefined;
  /** Ids that a side changed, old to new. */
  readonly names: ReadonlyMap<string, string>;
}

/** A function that returns the records of a merge that differ from one of its parents. */
export function createMergeReader(history: CommitHistory, versions: ReturnType<typeof indexVersions>) {
  const { byId } = versions;
  const order = new Map(history.commits.map(({ commit }, index) => [commit, index]));
  return (merge: RecordedCommit): readonly RecordMerge[] => {
    const [first = '', ...others] = merge.parents;
    const base = others
      .map((other) => lastCommonCommit(byId, order, first, other))
      .find((commit) => commit !== undefined);
    const lines = merge.parents.map((parent) => findAncestors(byId, parent));
    const isShared = (commit: string) => lines.every((line) => line.has(commit));
    const changed = new Set(merge.changesByParent.flatMap((changes) => changes.map(({ file }) => file)));
    const files = [...changed].filter((file) => isRecordFile(file)).sort();
    const names = findRenamingsInResult(files, (file) => versions.at(merge.commit, file));
    return files
      .filter((file) => !names.has(actionIdFromFile(file) ?? ''))
      .map((file): RecordMerge => {
        const formerFiles = [...names].flatMap(([old, id]) =>
          actionIdFromFile(file) === id ? [recordFile('action', old)] : [],
        );
        const versionAt = (commit: string | undefined) =>
          [file, ...formerFiles]
            .map((name) => versions.at(commit, name))
            .find((version) => version !== undefined);
        return {
          file,
          base: versionAt(base),
          shared: [file, ...formerFiles].flatMap((name) => versions.everyOf(name, isShared)),
          sides: merge.parents.map(versionAt),
          result: versions.at(merge.commit, file),
          names,
        };
      });
  };
}

/** Ids that the result has under `formerly` and not as files, old to new. */
function findRenamingsInResult(
  files: readonly string[],
  resultOf: (file: string) => RecordVersion | undefined,
): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  for (const file of files) {
    const id = actionIdFromFile(file);
    const formerly = looseAction(resultOf(file))?.['formerly'];
    if (id === undefined || !Array.isArray(formerly)) continue;
    for (const old of formerly) if (resultOf(recordFile('action', old)) === undefined) names.set(old, id);
  }
  return names;
}
