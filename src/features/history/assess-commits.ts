/** Finds the commits that rewrote the register's past: what they removed, altered or moved. */

import {
  type CommitHistory,
  hasEvent,
  indexVersions,
  isExactUndo,
  type LooseAction,
  type LooseEvent,
  looseAction,
  type RecordedCommit,
  type RecordRevision,
  type RecordVersion,
} from '../../domain/commit-history.ts';
import { isMap } from '../../domain/plain-data.ts';
import { actionIdFromFile, isAssessmentFile, isRecordFile } from '../../domain/records/record-paths.ts';
import { changedFields, type Rewriting } from './changed-fields.ts';
import { createMergeReader, pairRecords, type RecordPair } from './commit-records.ts';
import { findRewritings } from './find-rewritings.ts';
import { lostJudgements } from './lost-judgements.ts';
import { findMergeLosses } from './merge-losses.ts';
import { findRenamings, withNewIds } from './renamed-actions.ts';
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
  /** Whether it closed or submitted an action. */
  readonly isSettling: boolean;
}

/** Every commit of a history, parents before children, with what it changed of the past. */
export function assessCommits(history: CommitHistory): readonly AssessedCommit[] {
  const versions = indexVersions(history);
  const readMerge = createMergeReader(history, versions);
  return history.commits.map((commit) => {
    const noRewritings = {
      commit,
      tamperings: [],
      correctedValues: [],
      restatedFacts: [],
      lateEntries: [],
      isSettling: false,
    };
    if (commit.parents.length > 1) {
      const merges = readMerge(commit);
      return {
        ...noRewritings,
        tamperings: merges.flatMap(findMergeLosses),
        restatedFacts: restatedInCommit(commit),
        isSettling: merges.some(({ result, sides }) =>
          closesOrSubmits(looseAction(result), sides.map(looseAction)),
        ),
      };
    }
    const pairs = pairRecords(commit, versions);
    const isSettling = pairs.some(({ before, after, names }) => {
      const actionBefore = looseAction(before);
      return closesOrSubmits(looseAction(after), [actionBefore && withNewIds(actionBefore, names)]);
    });
    // An undone renaming restores an action that was closed earlier under its old id.
    if (isExactUndo(commit, versions.byId))
      return { ...noRewritings, isSettling: isSettling && findRenamings(reversedChanges(commit)).size === 0 };
    const rewritings = pairs.flatMap(rewritingsIn);
    return {
      commit,
      tamperings: rewritings.flatMap(({ isCorrected, ...tampering }) => (isCorrected ? [] : [tampering])),
      correctedValues: rewritings.flatMap(({ isCorrected, ...tampering }) =>
        isCorrected ? [tampering] : [],
      ),
      restatedFacts: restatedInCommit(commit),
      lateEntries: pairs.flatMap(lateEntriesIn),
      isSettling,
    };
  });
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

/** `isCorrected`: whether a `correction` explains it. */
type CheckedTampering = Tampering & { readonly isCorrected: boolean };

function rewritingsIn({ file, before, after, names }: RecordPair): readonly CheckedTampering[] {
  if (before === undefined || !isRecordFile(file)) return [];
  if (after === undefined)
    return [
      { code: 'record-deleted', file, field: null, was: titleOf(before), is: null, isCorrected: false },
    ];
  if (isAssessmentFile(file))
    return lostJudgements(file, before.data, after.data, names).map((loss) => ({
      ...loss,
      isCorrected: false,
    }));
  if (actionIdFromFile(file) === undefined) return [];
  const [formerAction, actionAfter] = [looseAction(before), looseAction(after)];
  if (!formerAction || !actionAfter) return [];
  const actionBefore = withNewIds(formerAction, names);
  return findRewritings(actionBefore, actionAfter).map((rewriting) => ({
    code: tamperingCode(rewriting, actionBefore, actionAfter),
    file,
    ...rewriting,
  }));
}

const titleOf = ({ data }: RecordVersion): string =>
  isMap(data) ? String(data['title'] ?? data['name'] ?? '') : '';

function tamperingCode(
  { field, is }: Rewriting,
  actionBefore: LooseAction,
  actionAfter: LooseAction,
): Tampering['code'] {
  const [, index] = /^history\[(\d+)\]/.exec(field) ?? [];
  if (index === undefined) return 'fact-changed';
  if (is !== null || field.includes('.')) return 'event-altered';
  const event = actionBefore.history[Number(index)];
  return event && hasEvent(actionAfter, event) ? 'events-reordered' : 'event-removed';
}

function lateEntriesIn({ file, before, after, names }: RecordPair): readonly LateEntry[] {
  const id = actionIdFromFile(file);
  const [formerAction, actionAfter] = [looseAction(before), looseAction(after)];
  if (id === undefined || !formerAction || !actionAfter) return [];
  const actionBefore = withNewIds(formerAction, names);
  // An event that replaces another of its day and name was corrected, and is not late.
  const removedEvents = actionBefore.history.filter((event) => !hasEvent(actionAfter, event));
  const isOld = (event: LooseEvent) =>
    hasEvent(actionBefore, event) ||
    removedEvents.some(({ on, event: name }) => on === event.on && name === event.event);
  const lastOldIndex = actionAfter.history.findLastIndex(isOld);
  return actionAfter.history
    .slice(0, Math.max(0, lastOldIndex))
    .filter((event) => !isOld(event))
    .map(({ on, event }) => ({ id, on, event }));
}

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
    .flatMap((fact) => changedFields(fact, dataBefore[fact], dataAfter[fact]))
    .filter((change) => change.was !== '')
    .map((change) => ({ file, ...change }));
}

const reversedChanges = ({ changesByParent }: RecordedCommit): readonly RecordRevision[] =>
  (changesByParent[0] ?? []).map(({ file, before, after }) => ({ file, before: after, after: before }));
