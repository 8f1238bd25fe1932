/** Finds the commits that rewrote the register's past: what they removed, altered or moved. */

import {
  type CommitHistory,
  indexVersions,
  isExactUndo,
  type LooseAction,
  type LooseEvent,
  looseAction,
  type RecordedCommit,
  type RecordRevision,
  type RecordVersion,
} from '../../domain/commit-history.ts';
import { deepEqual } from '../../domain/plain-data.ts';
import { actionIdOf, fileOf, isAssessmentFile, isRecordFile } from '../../domain/records/record-paths.ts';
import { type ChangedFact, changedFacts, type Rewriting } from './changed-fields.ts';
import { findRewritings } from './correction-check.ts';
import { lostJudgements } from './judgements-lost.ts';
import { findMergeLosses } from './merge-losses.ts';
import { renamingsIn, withNewIds } from './renaming.ts';

export type TamperingCode =
  | 'event-removed'
  | 'event-altered'
  | 'events-reordered'
  | 'fact-changed'
  | 'judgement-rewritten'
  | 'record-deleted';

/** A past value that a commit rewrote. */
export interface Tampering {
  readonly code: TamperingCode;
  readonly file: string;
  /** `title`, `history[3].note`; null for the record itself. */
  readonly field: string | null;
  readonly was: string;
  readonly is: string | null;
}

/** An event that a commit inserted before events that were already recorded. */
export interface LateEntry {
  readonly id: string;
  readonly on: string;
  readonly event: string;
}

export interface AssessedCommit {
  readonly commit: RecordedCommit;
  readonly tamperings: readonly Tampering[];
  /** Rewritten values that a `correction` explains. */
  readonly corrected: readonly Tampering[];
  /** Changed facts of records that are not actions. */
  readonly restated: readonly ChangedFact[];
  readonly late: readonly LateEntry[];
  /** Whether it closed or submitted an action. */
  readonly settles: boolean;
}

/** Every commit, with what it changed of the past. */
export function assessCommits(history: CommitHistory): readonly AssessedCommit[] {
  const versions = indexVersions(history);
  const losses = findMergeLosses(history, versions);
  return history.commits.map((commit) => {
    const none = { commit, tamperings: [], corrected: [], restated: [], late: [], settles: false };
    if (commit.parents.length > 1) return { ...none, ...losses(commit), restated: restatedInCommit(commit) };
    const step = pairRecords(commit, versions);
    const settles = step.some(closesOrSubmits);
    // An undone renaming restores an action that was closed earlier under its old id.
    if (isExactUndo(commit, versions.byId))
      return { ...none, settles: settles && renamingsIn(reversedChanges(commit)).size === 0 };
    const told = step.flatMap(rewritingsIn);
    return {
      commit,
      tamperings: told.flatMap(({ isCorrected, ...one }) => (isCorrected ? [] : [one])),
      corrected: told.flatMap(({ isCorrected, ...one }) => (isCorrected ? [one] : [])),
      restated: restatedInCommit(commit),
      late: step.flatMap(lateEntriesIn),
      settles,
    };
  });
}

interface RecordPair {
  readonly file: string;
  /** The last version that could be read. */
  readonly was: RecordVersion | undefined;
  readonly is: RecordVersion | undefined;
  /** Ids that the commit changed, old to new. */
  readonly names: ReadonlyMap<string, string>;
}

/** Each record of a commit with its former version, also if the commit gave it another id. */
function pairRecords(
  commit: RecordedCommit,
  versions: ReturnType<typeof indexVersions>,
): readonly RecordPair[] {
  const changes = commit.changesByParent[0] ?? [];
  const names = renamingsIn(changes);
  const [parent] = commit.parents;
  const wasIn = ({ file, before }: RecordRevision) => {
    const legible = (version: RecordVersion) => isLegible(file, version);
    return before === undefined || legible(before) ? before : (versions.at(parent, file, legible) ?? before);
  };
  const successors = new Set(names.values());
  const by = new Map(changes.map((change) => [change.file, change]));
  return changes.flatMap((change): readonly RecordPair[] => {
    const { file, before, after } = change;
    // It is paired below, with its version under the former id.
    if (before === undefined && successors.has(actionIdOf(file) ?? '')) return [];
    const successor = names.get(actionIdOf(file) ?? '');
    const now = successor === undefined ? file : fileOf('action', successor);
    return [{ file: now, was: wasIn(change), is: now === file ? after : by.get(now)?.after, names }];
  });
}

/** Whether a version can be read as a record: a list cannot. */
const isLegible = (file: string, version: RecordVersion): boolean =>
  actionIdOf(file) === undefined ? version.data !== undefined : looseAction(version) !== undefined;

/** `isCorrected`: whether a `correction` explains it. */
type CheckedTampering = Tampering & { readonly isCorrected: boolean };

function rewritingsIn({ file, was, is, names }: RecordPair): readonly CheckedTampering[] {
  if (was === undefined || !isRecordFile(file)) return [];
  if (is === undefined)
    return [{ code: 'record-deleted', file, field: null, was: titleOf(was), is: null, isCorrected: false }];
  if (isAssessmentFile(file))
    return lostJudgements(file, was.data, is.data, names).map((one) => ({ ...one, isCorrected: false }));
  if (actionIdOf(file) === undefined) return [];
  const [before, after] = [looseAction(was), looseAction(is)];
  if (!before || !after) return [];
  const old = withNewIds(before, names);
  return findRewritings(old, after).map((one) => ({ code: tamperingCode(one, old, after), file, ...one }));
}

const titleOf = ({ data }: RecordVersion): string => {
  const { title, name } = (data ?? {}) as { readonly title?: unknown; readonly name?: unknown };
  return String(title ?? name ?? '');
};

function tamperingCode({ field, is }: Rewriting, old: LooseAction, after: LooseAction): TamperingCode {
  const [, index] = /^history\[(\d+)\]/.exec(field) ?? [];
  if (index === undefined) return 'fact-changed';
  if (is !== null || field.includes('.')) return 'event-altered';
  const event = old.history[Number(index)];
  return after.history.some((other) => deepEqual(other, event)) ? 'events-reordered' : 'event-removed';
}

function lateEntriesIn({ file, was, is, names }: RecordPair): readonly LateEntry[] {
  const id = actionIdOf(file);
  const [before, after] = [looseAction(was), looseAction(is)];
  if (id === undefined || !before || !after) return [];
  const old = withNewIds(before, names);
  // An event that replaces another of its day and name was corrected, and is not late.
  const gone = old.history.filter((event) => !after.history.some((later) => deepEqual(later, event)));
  const isOld = (event: LooseEvent) =>
    old.history.some((earlier) => deepEqual(earlier, event)) ||
    gone.some(({ on, event: name }) => on === event.on && name === event.event);
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
  const told = (changes: readonly RecordRevision[]) =>
    changes.flatMap(({ file, before, after }) => changedFacts(file, before?.data, after?.data));
  const elsewhere = others.map(told);
  return told(first).filter(({ file, field }) =>
    elsewhere.every((those) => those.some((one) => one.file === file && one.field === field)),
  );
}

const reversedChanges = ({ changesByParent: against }: RecordedCommit): readonly RecordRevision[] =>
  (against[0] ?? []).map(({ file, before, after }) => ({ file, before: after, after: before }));

const closesOrSubmits = ({ was, is, names }: RecordPair): boolean => {
  const old = looseAction(was);
  const before = old ? withNewIds(old, names).history : [];
  const after = looseAction(is)?.history ?? [];
  return after.some(
    (event) =>
      (event.event === 'closed' || event.event === 'submitted') &&
      !before.some((earlier) => deepEqual(earlier, event)),
  );
};
