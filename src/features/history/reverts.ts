/** Recognises the commits that openly take earlier commits back: they name them, and change exactly what those changed, the other way round. */
import { findAncestors, type RecordedCommit, type RecordRevision } from '../../domain/commit-history.ts';
import type { OmittedFact } from './omitted-facts.ts';
import { factsRemovedBy } from './record-facts.ts';
import type { Tampering } from './schema.ts';

/** A commit that `afi undo` or `git revert` made. */
export interface Revert {
  /** What it removed from the register. */
  readonly omittedFacts: readonly OmittedFact[];
  /** Whether it restored a file byte for byte. */
  readonly restoresBytes: (file: string) => boolean;
}

/** The line that `afi undo` writes, and the line that `git revert` writes, with or without `--reference`. */
const revertedCommitPattern = /^Afi-Undoes: ([0-9a-f]{40,64})$|\breverts commit ([0-9a-f]{7,64})\b/gim;

/** At most this many combinations of parents are tried where a message names several merges. */
const maximumCombinations = 32;

/** The revert that a commit is; undefined if it names no ancestor, or changes anything else than these, or only a part of it. */
export function findRevert(
  commit: RecordedCommit,
  byId: ReadonlyMap<string, RecordedCommit>,
): Revert | undefined {
  const names = [...commit.message.matchAll(revertedCommitPattern)].map(
    ([, undoneId, revertedId]) => undoneId ?? revertedId ?? '',
  );
  if (names.length === 0) return undefined;
  const ancestors = findAncestors(byId, commit.commit);
  const revertedCommits = names.map((name) => {
    const matches = [...ancestors].filter((id) => id.startsWith(name.toLowerCase()) && id !== commit.commit);
    return matches.length === 1 ? byId.get(matches[0] ?? '') : undefined;
  });
  const changes = commit.changesByParent[0] ?? [];
  for (const combination of combineChanges(revertedCommits)) {
    const allChanges = combination.flatMap((entry) => entry.changes);
    if (!cancelEachOther(changes, allChanges)) continue;
    return {
      omittedFacts: changes.flatMap((change) => factsWithOrigin(change, combination)),
      restoresBytes: (file) =>
        changes.some((change) => change.file === file && isByteInverse(change, allChanges)),
    };
  }
  return undefined;
}

/** A reverted commit, with its changes against one of its parents. */
interface RevertedChanges {
  readonly commit: RecordedCommit;
  readonly changes: readonly RecordRevision[];
}

/** The changes of all named commits; a merge is compared with each of its parents in turn. Empty if a commit is not known. */
function combineChanges(
  commits: readonly (RecordedCommit | undefined)[],
): readonly (readonly RevertedChanges[])[] {
  let combinations: readonly (readonly RevertedChanges[])[] = [[]];
  for (const commit of new Set(commits)) {
    if (!commit) return [];
    combinations = combinations
      .flatMap((combination) =>
        commit.changesByParent.map((changes) => [...combination, { commit, changes }]),
      )
      .slice(0, maximumCombinations);
  }
  return combinations;
}

/** Whether two lists of changes add and remove the same facts, the other way round. */
function cancelEachOther(first: readonly RecordRevision[], second: readonly RecordRevision[]): boolean {
  const balance = new Map<string, number>();
  for (const { file, before, after } of [...first, ...second]) {
    for (const { key } of factsRemovedBy({ before, after }))
      balance.set(`${file}\0${key}`, (balance.get(`${file}\0${key}`) ?? 0) - 1);
    for (const { key } of factsRemovedBy({ before: after, after: before }))
      balance.set(`${file}\0${key}`, (balance.get(`${file}\0${key}`) ?? 0) + 1);
  }
  return [...balance.values()].every((count) => count === 0);
}

const factsWithOrigin = (
  change: RecordRevision,
  combination: readonly RevertedChanges[],
): readonly OmittedFact[] =>
  factsRemovedBy(change).map(({ key, field, text }) => {
    const origin = combination.find(({ changes }) =>
      changes.some(
        ({ file, before, after }) =>
          file === change.file &&
          factsRemovedBy({ before: after, after: before }).some((fact) => fact.key === key),
      ),
    );
    return { file: change.file, field, was: text, is: null, recordedBy: origin?.commit };
  });

/** Whether a revert is the reason of a loss: it removed the fact, or restored the file byte for byte. */
export const isExplainedBy = (
  { omittedFacts, restoresBytes }: Revert,
  { file, field }: Pick<Tampering, 'file' | 'field'>,
): boolean =>
  restoresBytes(file) ||
  omittedFacts.some(
    (fact) =>
      fact.file === file &&
      (fact.field === field ||
        (fact.field !== null &&
          field?.startsWith(fact.field) &&
          /^[.[]/.test(field.slice(fact.field.length)))),
  );

const isByteInverse = (change: RecordRevision, revertedChanges: readonly RecordRevision[]): boolean =>
  revertedChanges.some(
    ({ file, before, after }) =>
      file === change.file && before?.id === change.after?.id && after?.id === change.before?.id,
  );
