/** Finds the commits that rewrote the register's past: what they removed, altered or moved. */

import {
  type CommitHistory,
  hasEvent,
  indexVersions,
  type LooseAction,
  looseAction,
  type RecordedCommit,
  type RecordRevision,
} from '../../domain/commit-history.ts';
import { isMap } from '../../domain/plain-data.ts';
import { settingsFile } from '../../domain/records/record-paths.ts';
import { pluralise } from '../../output/safe-text.ts';
import { createRestorationTest } from './acceptances.ts';
import { changedFields, hideRemovedWords } from './changed-fields.ts';
import { createMergeReader, pairRecords, type RecordMerge } from './commit-records.ts';
import { findMergeLosses } from './merge-losses.ts';
import { type NoticeFields, omissionNotice } from './omitted-facts.ts';
import { lateEntriesIn, rewritingsIn } from './record-rewritings.ts';
import { findRenamings, withNewIds } from './renamed-actions.ts';
import { findRevert, isExplainedBy } from './reverts.ts';
import type { ChangedFact, LateEntry, Tampering } from './schema.ts';

/** A commit, with what it changed of the past. */
export interface AssessedCommit {
  readonly commit: RecordedCommit;
  readonly tamperings: readonly Tampering[];
  /** Rewritten values that a `correction` explains. */
  readonly correctedValues: readonly Tampering[];
  /** Changed facts of records that are not actions. */
  readonly restatedFacts: readonly ChangedFact[];
  /** Events that the commit inserted before events that were already recorded. */
  readonly lateEntries: readonly LateEntry[];
  /** What it openly left out of the register. */
  readonly notices: readonly NoticeFields[];
  /** Whether it closed or submitted an action. */
  readonly isSettling: boolean;
}

/** Every commit of a history, parents before children, with what it changed of the past. */
export function assessCommits(history: CommitHistory): readonly AssessedCommit[] {
  const versions = indexVersions(history);
  const readMerge = createMergeReader(versions);
  const isRestoredAcceptance = createRestorationTest(versions, history.commits.at(-1)?.commit);
  return history.commits.map((commit) => {
    if (commit.parents.length > 1) return assessMerge(commit, readMerge(commit));
    const pairs = pairRecords(commit, versions);
    const isSettling = pairs.some(({ before, after, names }) => {
      const actionBefore = looseAction(before);
      return closesOrSubmits(looseAction(after), [actionBefore && withNewIds(actionBefore, names)]);
    });
    const rewritings = pairs.flatMap((pair) => rewritingsIn(pair, isRestoredAcceptance));
    const revert = findRevert(commit, versions.byId);
    if (revert)
      return {
        ...withoutRewritings(commit),
        tamperings: rewritings.flatMap(({ isCorrected: _, ...tampering }) =>
          isExplainedBy(revert, tampering) ? [] : [tampering],
        ),
        notices: revert.omittedFacts.map((fact) => omissionNotice('reverted', fact)),
        // An undone renaming restores an action that was closed earlier under its old id.
        isSettling: isSettling && findRenamings(reversedChanges(commit)).size === 0,
      };
    return {
      commit,
      tamperings: withoutDeletedRecords(
        rewritings.flatMap(({ isCorrected, ...tampering }) => (isCorrected ? [] : [tampering])),
      ),
      correctedValues: rewritings.flatMap(({ isCorrected, ...tampering }) =>
        isCorrected ? [tampering] : [],
      ),
      restatedFacts: restatedInCommit(commit),
      lateEntries: pairs.flatMap(lateEntriesIn),
      notices: [],
      isSettling,
    };
  });
}

/** Where a commit deleted the register itself, one finding with the number of its records in place of one for each. */
function withoutDeletedRecords(tamperings: readonly Tampering[]): readonly Tampering[] {
  const isDeletion = ({ code }: Tampering) => code === 'record-deleted';
  const register = tamperings.find((tampering) => isDeletion(tampering) && tampering.file === settingsFile);
  if (register === undefined) return tamperings;
  const was = pluralise(tamperings.filter(isDeletion).length, 'record', 'records');
  return [{ ...register, was }, ...tamperings.filter((tampering) => !isDeletion(tampering))];
}

const withoutRewritings = (commit: RecordedCommit): AssessedCommit => ({
  commit,
  tamperings: [],
  correctedValues: [],
  restatedFacts: [],
  lateEntries: [],
  notices: [],
  isSettling: false,
});

function assessMerge(commit: RecordedCommit, merges: readonly RecordMerge[]): AssessedCommit {
  const losses = merges.map(findMergeLosses);
  return {
    ...withoutRewritings(commit),
    tamperings: losses.flatMap(({ tamperings }) => tamperings),
    restatedFacts: restatedInCommit(commit),
    notices: losses.flatMap(({ resolutions }) =>
      resolutions.map((fact) => omissionNotice('merge-resolved', fact)),
    ),
    isSettling: merges.some(({ result, sides }) =>
      closesOrSubmits(
        looseAction(result),
        sides.map(({ version }) => looseAction(version)),
      ),
    ),
  };
}

/** Whether an action was closed or submitted after each of its former versions. */
const closesOrSubmits = (
  actionAfter: LooseAction | undefined,
  formerVersions: readonly (LooseAction | undefined)[],
): boolean =>
  actionAfter?.history.some(
    (event) =>
      (event.event === 'closed' || event.event === 'submitted') &&
      !formerVersions.some((action) => action !== undefined && hasEvent(action, event)),
  ) === true;

/** The changed facts of a commit; of a merge, only those that differ from every side. */
function restatedInCommit({
  changesByParent: [first = [], ...others],
}: RecordedCommit): readonly ChangedFact[] {
  const factsOfOtherParents = others.map((changes) => changes.flatMap(changedFacts));
  return first
    .flatMap(changedFacts)
    .filter(({ file, field }) =>
      factsOfOtherParents.every((facts) => facts.some((fact) => fact.file === file && fact.field === field)),
    );
}

/** The records besides actions that figures and papers depend on. They have no corrections, so a change is shown and not judged. */
const countedRecords = /^(?:batches|inspections|papers)\//;

/** Each fact of a counted record that has another value than before, or none; a new fact is not a change. */
function changedFacts({ file, before, after }: RecordRevision): readonly ChangedFact[] {
  const [dataBefore, dataAfter] = [before?.data, after?.data];
  if (!countedRecords.test(file) || !isMap(dataBefore) || !isMap(dataAfter)) return [];
  return Object.keys(dataBefore)
    .flatMap((fact) => changedFields(fact, dataBefore[fact], dataAfter[fact]).map(hideRemovedWords))
    .filter((change) => change.was !== '')
    .map((change) => ({ file, ...change }));
}

const reversedChanges = ({ changesByParent }: RecordedCommit): readonly RecordRevision[] =>
  (changesByParent[0] ?? []).map(({ file, before, after }) => ({ file, before: after, after: before }));
