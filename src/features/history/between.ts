/** Compares the register at two commits: what was recorded between them, and what of it changes a figure of an earlier paper. */

import type { LooseAction } from '../../domain/commit-history.ts';
import { compareIds } from '../../domain/ids.ts';
import type { Action } from '../../domain/records/action.ts';
import type { Paper } from '../../domain/records/paper.ts';
import { fileOf } from '../../domain/records/record-paths.ts';
import type { Register } from '../../domain/register.ts';
import { describeChanges } from './change-description.ts';
import { compareRecords } from './records-between.ts';
import { withNewIds } from './renaming.ts';
import type { Between, Late } from './schema.ts';

/** The register at a commit. */
export interface RegisterAtCommit {
  readonly commit: string;
  /** The day the commit was made. */
  readonly day: string;
  readonly register: Register;
  /** Files that could not be read at the commit; nothing is reported about them. */
  readonly rejected: readonly string[];
}

export function compareCommits(from: RegisterAtCommit, to: RegisterAtCommit): Between {
  const names = renamingsBetween(from.register.actions, to.register.actions);
  const before = new Map(from.register.actions.map((action) => [names.get(action.id) ?? action.id, action]));
  const after = new Map(to.register.actions.map((action) => [action.id, action]));
  const unread = new Set([...from.rejected, ...to.rejected]);
  const missing = (these: ReadonlyMap<string, Action>, those: ReadonlyMap<string, Action>) =>
    [...these.keys()].filter((id) => !those.has(id) && !unread.has(fileOf('action', id))).sort(compareIds);
  const [added, deleted] = [missing(after, before), missing(before, after)];
  const changes = [...after].flatMap(([id, action]) => {
    const was = before.get(id);
    return was ? changesOf({ ...withNewIds(was, names), id }, action).map((one) => ({ id, ...one })) : [];
  });
  const paper = paperBefore(from);
  return {
    from: { commit: from.commit, day: from.day },
    to: { commit: to.commit, day: to.day },
    added,
    deleted,
    renamed: [...names].map(([was, id]) => ({ id, was })),
    changes,
    records: compareRecords(from.register, to.register, unread),
    paper: paper ? { id: paper.id, as_at: paper.as_at } : null,
    late: paper ? lateEntries(from.register, to.register, paper.as_at) : [],
  };
}

/** Events dated up to a day that only the second register has. */
export function lateEntries(before: Register, after: Register, asAt: string): readonly Late[] {
  const names = renamingsBetween(before.actions, after.actions);
  const known = new Map(before.actions.map((action) => [names.get(action.id) ?? action.id, action]));
  return after.actions.flatMap((action) => {
    const was = known.get(action.id);
    return describeChanges(was && withNewIds(was, names), action).flatMap(({ what, on, event }) =>
      what === 'event' && on !== null && event !== null && on <= asAt ? [{ id: action.id, on, event }] : [],
    );
  });
}

const changesOf = (was: LooseAction, is: Action) =>
  describeChanges({ ...was, ...(is.formerly && { formerly: is.formerly }) }, is);

/** Ids that changed, old to new. */
const renamingsBetween = (
  before: readonly Action[],
  after: readonly Action[],
): ReadonlyMap<string, string> => {
  const known = new Set(before.map(({ id }) => id));
  const still = new Set(after.map(({ id }) => id));
  const forwards = after.flatMap(({ id, formerly = [] }) =>
    formerly.flatMap((old) => (known.has(old) && !still.has(old) ? [[old, id] as const] : [])),
  );
  // A renaming that was undone: the present id is a former one.
  const back = before.flatMap(({ id, formerly = [] }) =>
    formerly.flatMap((old) =>
      still.has(old) && !known.has(old) && !still.has(id) ? [[id, old] as const] : [],
    ),
  );
  return new Map([...forwards, ...back]);
};

const paperBefore = ({ register, day }: RegisterAtCommit): Paper | undefined =>
  register.papers
    .filter(({ as_at: asAt }) => asAt <= day)
    .toSorted((a, b) => (a.as_at < b.as_at ? -1 : a.as_at > b.as_at ? 1 : 0))
    .at(-1);
