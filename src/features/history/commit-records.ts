/** Collects the records that a commit changed, each with its former version; at a merge, with its version in each parent. */

import {
  type CommittedRevision,
  findAncestors,
  findMergeBases,
  type indexVersions,
  looseAction,
  type RecordedCommit,
  type RecordRevision,
  type RecordVersion,
} from '../../domain/commit-history.ts';
import {
  actionIdFromFile,
  isRecordFile,
  recordFile,
  settingsFile,
} from '../../domain/records/record-paths.ts';
import { findRenamings } from './renamed-actions.ts';

/** One record of a commit that is not a merge. */
export interface RecordPair {
  readonly file: string;
  /** The last version that could be read. */
  readonly before: RecordVersion | undefined;
  readonly after: RecordVersion | undefined;
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
      : (versions.latestVersion(parent, file, isAccepted) ?? before);
  };
  const formerTip = findTipBeforeDeletion(commit, versions);
  const newIds = new Set(names.values());
  const changesByFile = new Map(changes.map((change) => [change.file, change]));
  return changes.flatMap((change): readonly RecordPair[] => {
    const id = actionIdFromFile(change.file) ?? '';
    // It is paired below, with its version under the former id.
    if (change.before === undefined && newIds.has(id)) return [];
    const newId = names.get(id);
    const file = newId === undefined ? change.file : recordFile('action', newId);
    const before = lastReadable(change) ?? versions.latestVersion(formerTip, file);
    return [{ file, before, after: changesByFile.get(file)?.after, names }];
  });
}

/** The last commit that had the register, if it was deleted and this commit records it again; otherwise undefined. */
function findTipBeforeDeletion(
  { commit, changesByParent: [changes = []] }: RecordedCommit,
  { byId, revisionsOf }: ReturnType<typeof indexVersions>,
): string | undefined {
  if (!changes.some(({ file, before }) => file === settingsFile && before === undefined)) return undefined;
  const ancestors = findAncestors(byId, commit);
  return revisionsOf(settingsFile).findLast(
    ({ commit: { commit: id }, revision }) => revision.after === undefined && ancestors.has(id),
  )?.commit.parents[0];
}

/** Whether a version can be read as a record: a list cannot. */
const isReadable = (file: string, version: RecordVersion): boolean =>
  actionIdFromFile(file) === undefined ? version.data !== undefined : looseAction(version) !== undefined;

/** One record at a merge. */
export interface RecordMerge {
  readonly file: string;
  /** At each of the last common commits of the parents. */
  readonly bases: readonly (RecordVersion | undefined)[];
  /** In each parent. */
  readonly sides: readonly MergeSide[];
  readonly result: RecordVersion | undefined;
  /** Ids that a side changed, old to new. */
  readonly names: ReadonlyMap<string, string>;
}

/** A record in one parent of a merge. */
export interface MergeSide {
  readonly version: RecordVersion | undefined;
  /** Its changes by the ancestors of the parent, oldest first. */
  readonly revisions: readonly CommittedRevision[];
  /** Whether its bytes differ from those of every base. */
  readonly isChanged: boolean;
}

/** A function that returns the records of a merge that differ from one of its parents. */
export function createMergeReader(versions: ReturnType<typeof indexVersions>) {
  const { byId } = versions;
  return (merge: RecordedCommit): readonly RecordMerge[] => {
    const ancestorSets = merge.parents.map((parent) => findAncestors(byId, parent));
    const baseCommits = findMergeBases(byId, ancestorSets);
    const changedFiles = new Set(merge.changesByParent.flatMap((changes) => changes.map(({ file }) => file)));
    const files = [...changedFiles].filter((file) => isRecordFile(file)).sort();
    const names = findRenamingsInResult(files, (file) => versions.latestVersion(merge.commit, file));
    return files
      .filter((file) => !names.has(actionIdFromFile(file) ?? ''))
      .map((file): RecordMerge => {
        const formerFiles = [...names].flatMap(([formerId, id]) =>
          actionIdFromFile(file) === id ? [recordFile('action', formerId)] : [],
        );
        const versionAt = (commit: string | undefined) =>
          [file, ...formerFiles]
            .map((name) => versions.latestVersion(commit, name))
            .find((version) => version !== undefined);
        const bases = baseCommits.map(versionAt);
        const revisions = [file, ...formerFiles].flatMap((name) => versions.revisionsOf(name));
        const sides = merge.parents.map((parent, index): MergeSide => {
          const version = versionAt(parent);
          return {
            version,
            revisions: revisions.filter(({ commit }) => ancestorSets[index]?.has(commit.commit)),
            isChanged:
              bases.every((base) => base?.id !== version?.id) && (version !== undefined || bases.length > 0),
          };
        });
        return { file, bases, sides, result: versions.latestVersion(merge.commit, file), names };
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
    for (const formerId of formerly)
      if (resultOf(recordFile('action', formerId)) === undefined) names.set(formerId, id);
  }
  return names;
}
