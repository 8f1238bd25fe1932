/** Where git's history shows that the register's past was rewritten: what is gone, altered or moved, and in which commit. */

import {
  type CommitHistory,
  type LooseAction,
  type LooseEvent,
  looseAction,
  type RecordChange,
  type RecordedCommit,
  type RecordVersion,
  versionsOf,
} from '../../domain/commit-history.ts';
import { deepEqual } from '../../domain/plain-data.ts';
import { actionIdOf, fileOf, isAssessmentFile, isRecordFile } from '../../domain/records/record-paths.ts';
import { type Restated, restatedIn } from './changed-facts.ts';
import { amended, type Rewriting } from './correction-check.ts';
import { lawfulUndo } from './exact-undo.ts';
import { judgementsLost } from './judgements-lost.ts';
import { mergeLosses } from './merge-losses.ts';
import { renamedIn, underNames } from './renaming.ts';

export type TamperingCode =
  | 'event-removed'
  | 'event-altered'
  | 'events-reordered'
  | 'fact-changed'
  | 'judgement-rewritten'
  | 'record-deleted';

/** Something of the past that a commit rewrote. */
export interface Tampering {
  readonly code: TamperingCode;
  readonly file: string;
  /** `title`, `history[3].note`; null where the whole record is meant. */
  readonly field: string | null;
  readonly was: string;
  readonly is: string | null;
}

/** An event that a commit put before others which were recorded already. */
export interface LateEntry {
  readonly id: string;
  readonly on: string;
  readonly event: string;
}

export interface Judged {
  readonly commit: RecordedCommit;
  readonly tamperings: readonly Tampering[];
  /** What was put right by a `correction` that says what it said before. */
  readonly corrected: readonly Tampering[];
  /** Facts of other records than actions that read otherwise since. */
  readonly restated: readonly Restated[];
  readonly late: readonly LateEntry[];
  /** Whether it closed or submitted an action. */
  readonly settles: boolean;
}

/** Every commit, with what it did to the past. */
export function judged(history: CommitHistory): readonly Judged[] {
  const versions = versionsOf(history);
  const losses = mergeLosses(history, versions);
  return history.commits.map((commit) => {
    const none = { commit, tamperings: [], corrected: [], restated: [], late: [], settles: false };
    if (commit.parents.length > 1) return { ...none, ...losses(commit), restated: restatedBy(commit) };
    const step = stepOf(commit, versions);
    const settles = step.some(settlesOne);
    // An undone renaming brings back what was closed long ago under its old id.
    if (lawfulUndo(commit, versions.byId))
      return { ...none, settles: settles && renamedIn(reversed(commit)).size === 0 };
    const told = step.flatMap(rewrittenIn);
    return {
      commit,
      tamperings: told.flatMap(({ owned, ...one }) => (owned ? [] : [one])),
      corrected: told.flatMap(({ owned, ...one }) => (owned ? [one] : [])),
      restated: restatedBy(commit),
      late: step.flatMap(lateOf),
      settles,
    };
  });
}

interface Pair {
  readonly file: string;
  /** As it was last when it could be read. */
  readonly was: RecordVersion | undefined;
  readonly is: RecordVersion | undefined;
  /** Ids that the commit changed, old to new. */
  readonly names: ReadonlyMap<string, string>;
}

/** What a commit did, record by record; one under another id beside what it was under the former. */
function stepOf(commit: RecordedCommit, versions: ReturnType<typeof versionsOf>): readonly Pair[] {
  const changes = commit.against[0] ?? [];
  const names = renamedIn(changes);
  const [parent] = commit.parents;
  const wasIn = ({ file, before }: RecordChange) => {
    const legible = (version: RecordVersion) => isLegible(file, version);
    return before === undefined || legible(before) ? before : (versions.at(parent, file, legible) ?? before);
  };
  const successors = new Set(names.values());
  const by = new Map(changes.map((change) => [change.file, change]));
  return changes.flatMap((change): readonly Pair[] => {
    const { file, before, after } = change;
    // Under another id it is told beside what it was.
    if (before === undefined && successors.has(actionIdOf(file) ?? '')) return [];
    const successor = names.get(actionIdOf(file) ?? '');
    const now = successor === undefined ? file : fileOf('action', successor);
    return [{ file: now, was: wasIn(change), is: now === file ? after : by.get(now)?.after, names }];
  });
}

/** A list where a record stood says nothing of it. */
const isLegible = (file: string, version: RecordVersion): boolean =>
  actionIdOf(file) === undefined ? version.data !== undefined : looseAction(version) !== undefined;

/** `owned`: whether a `correction` owns up to it. */
type Rewritten = Tampering & { readonly owned: boolean };

function rewrittenIn({ file, was, is, names }: Pair): readonly Rewritten[] {
  if (was === undefined || !isRecordFile(file)) return [];
  if (is === undefined)
    return [{ code: 'record-deleted', file, field: null, was: titleOf(was), is: null, owned: false }];
  if (isAssessmentFile(file))
    return judgementsLost(file, was.data, is.data, names).map((one) => ({ ...one, owned: false }));
  if (actionIdOf(file) === undefined) return [];
  const [before, after] = [looseAction(was), looseAction(is)];
  if (!before || !after) return [];
  const old = underNames(before, names);
  return amended(old, after).map((one) => ({ code: codeOf(one, old, after), file, ...one }));
}

const titleOf = ({ data }: RecordVersion): string => {
  const { title, name } = (data ?? {}) as { readonly title?: unknown; readonly name?: unknown };
  return String(title ?? name ?? '');
};

function codeOf({ field, is }: Rewriting, old: LooseAction, after: LooseAction): TamperingCode {
  const [, index] = /^history\[(\d+)\]/.exec(field) ?? [];
  if (index === undefined) return 'fact-changed';
  if (is !== null || field.includes('.')) return 'event-altered';
  const event = old.history[Number(index)];
  return after.history.some((other) => deepEqual(other, event)) ? 'events-reordered' : 'event-removed';
}

function lateOf({ file, was, is, names }: Pair): readonly LateEntry[] {
  const id = actionIdOf(file);
  const [before, after] = [looseAction(was), looseAction(is)];
  if (id === undefined || !before || !after) return [];
  const old = underNames(before, names);
  // One of the same day and name in the place of another was put right, and is not late.
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

/** In a merge, only what reads otherwise than on every side. */
function restatedBy({ against: [first = [], ...others] }: RecordedCommit): readonly Restated[] {
  const told = (changes: readonly RecordChange[]) =>
    changes.flatMap(({ file, before, after }) => restatedIn(file, before?.data, after?.data));
  const elsewhere = others.map(told);
  return told(first).filter(({ file, field }) =>
    elsewhere.every((those) => those.some((one) => one.file === file && one.field === field)),
  );
}

const reversed = ({ against }: RecordedCommit): readonly RecordChange[] =>
  (against[0] ?? []).map(({ file, before, after }) => ({ file, before: after, after: before }));

const settlesOne = ({ was, is, names }: Pair): boolean => {
  const old = looseAction(was);
  const before = old ? underNames(old, names).history : [];
  const after = looseAction(is)?.history ?? [];
  return after.some(
    (event) =>
      (event.event === 'closed' || event.event === 'submitted') &&
      !before.some((earlier) => deepEqual(earlier, event)),
  );
};
