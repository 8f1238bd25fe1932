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
  readonly corrected: readonly Tampering[];
  /** Changed facts of records that are not actions. */
  readonly restated: readonly ChangedFact[];
  /** Events that the commit inserted before events that were already recorded. */
  readonly late: readonly LateEntry[];
  /** Whether it closed or submitted an action. */
  readonly settles: boolean;
}

/** Every commit of a history, parents before children, with what it changed of the past. */
export function assessCommits(history: CommitHistory): readonly AssessedCommit[] {
  const versions = indexVersions(history);
  const readMerge = createMergeReader(history, versions);
  return history.commits.map((commit) => {
    const assessed = { commit, tamperings: [], corrected: [], restated: [], late: [], settles: false };
    if (commit.parents.length > 1) {
      const merges = readMerge(commit);
      return {
        ...assessed,
        tamperings: merges.flatMap(findMergeLosses),
        restated: restatedInCommit(commit),
        settles: merges.some(({ result, sides }) =>
          closesOrSubmits(looseAction(result), sides.map(looseAction)),
        ),
      };
    }
    const pairs = pairRecords(commit, versions);
    const settles = pairs.some(({ was, is, names }) => {
      const before = looseAction(was);
      return closesOrSubmits(looseAction(is), [before && withNewIds(before, names)]);
    });
    // An undone renaming restores an action that was closed earlier under its old id.
    if (isExactUndo(commit, versions.byId))
      return { ...assessed, settles: settles && findRenamings(reversedChanges(commit)).size === 0 };
    const rewritings = pairs.flatMap(rewritingsIn);
    return {
      commit,
      tamperings: rewritings.flatMap(({ isCorrected, ...tampering }) => (isCorrected ? [] : [tampering])),
      corrected: rewritings.flatMap(({ isCorrected, ...tampering }) => (isCorrected ? [tampering] : [])),
      restated: restatedInCommit(commit),
      late: pairs.flatMap(lateEntriesIn),
      settles,
    };
  });
}

/** Whether an action was closed or submitted after each of its former versions. */
const closesOrSubmits = (
  after: LooseAction | undefined,
  before: readonly (LooseAction | undefined)[],
): boolean =>
  after?.history.some(
    (event) =>
      (event.event === 'closed' || event.event === 'submitted') &&
      !before.some((action) => action !== undefined && hasEvent(action, event)),
  ) === true;

/** `isCorrected`: whether a `correction` explains it. */
type CheckedTampering = Tampering & { readonly isCorrected: boolean };

function rewritingsIn({ file, was, is, names }: RecordPair): readonly CheckedTampering[] {
  if (was === undefined || !isRecordFile(file)) return [];
  if (is === undefined)
    return [{ code: 'record-deleted', file, field: null, was: titleOf(was), is: null, isCorrected: false }];
  if (isAssessmentFile(file))
    return lostJudgements(file, was.data, is.data, names).map((loss) => ({ ...loss, isCorrected: false }));
  if (actionIdFromFile(file) === undefined) return [];
  const [former, after] = [looseAction(was), looseAction(is)];
  if (!former || !after) return [];
  const before = withNewIds(former, names);
  return findRewritings(before, after).map((rewriting) => ({
    code: tamperingCode(rewriting, before, after),
    file,
    ...rewriting,
  }));
}

const titleOf = ({ data }: RecordVersion): string =>
  isMap(data) ? String(data['title'] ?? data['name'] ?? '') : '';

function tamperingCode({ field, is }: Rewriting, before: LooseAction, after: LooseAction): Tampering['code'] {
  const [, index] = /^history\[(\d+)\]/.exec(field) ?? [];
  if (index === undefined) return 'fact-changed';
  if (is !== null || field.includes('.')) return 'event-altered';
  const event = before.history[Number(index)];
  return event && hasEvent(after, event) ? 'events-reordered' : 'event-removed';
}

function lateEntriesIn({ file, was, is, names }: RecordPair): readonly LateEntry[] {
  const id = actionIdFromFile(file);
  const [former, after] = [looseAction(was), looseAction(is)];
  if (id === undefined || !former || !after) return [];
  const before = withNewIds(former, names);
  // An event that replaces another of its day and name was corrected, and is not late.
  const removed = before.history.filter((event) => !hasEvent(after, event));
  const isOld = (event: LooseEvent) =>
    hasEvent(before, event) || removed.some(({ on, event: name }) => on === event.on && name === event.event);
  const last = after.history.findLastIndex(isOld);
  return after.history
    .slice(0, Math.max(0, last))
    .filter((event) => !isOld(event))
    .map(({ on, event }) => ({ id, on, event }));
}

/** The changed facts of a commit; of a merge, only those that differ from every side. */
function restatedInCommit({
  changesByParent: [first = [], ...others],
}: RecordedCommit): readonly ChangedFact[] {
  const elsewhere = others.map((changes) => changes.flatMap(changedFacts));
  return first
    .flatMap(changedFacts)
    .filter(({ file, field }) =>
      elsewhere.every((facts) => facts.some((fact) => fact.file === file && fact.field === field)),
    );
}

/** The records besides actions that figures and papers depend on. They have no corrections, so a change is shown and not judged. */
const countedRecords = /^(?:batches|inspections|papers)\//;

/** Each fact of a counted record that has another value than before, or none; a new fact is not a change. */
function changedFacts({ file, before, after }: RecordRevision): readonly ChangedFact[] {
  const [was, is] = [before?.data, after?.data];
  if (!countedRecords.test(file) || !isMap(was) || !isMap(is)) return [];
  return Object.keys(was)
    .flatMap((fact) => changedFields(fact, was[fact], is[fact]))
    .filter((change) => change.was !== '')
    .map((change) => ({ file, ...change }));
}

const reversedChanges = ({ changesByParent }: RecordedCommit): readonly RecordRevision[] =>
  (changesByParent[0] ?? []).map(({ file, before, after }) => ({ file, before: after, after: before }));
