/** Compares the register at two commits: what was recorded between them, and which of it changes a figure of an earlier paper. */

import { compareBy } from '../../domain/collections.ts';
import type { LooseAction } from '../../domain/commit-history.ts';
import { compareIds } from '../../domain/ids.ts';
import type { Action } from '../../domain/records/action.ts';
import type { Paper } from '../../domain/records/paper.ts';
import { recordFile } from '../../domain/records/record-paths.ts';
import { indexById, type Register } from '../../domain/register.ts';
import { compareRecords } from './compare-records.ts';
import { describeChanges } from './describe-changes.ts';
import { withNewIds } from './renamed-actions.ts';
import type { ActionChange, Between, LateEntry } from './schema.ts';

/** The register at a commit. */
export interface RegisterAtCommit {
  readonly commit: string;
  /** The day the commit was made. */
  readonly day: string;
  readonly register: Register;
  /** Files that could not be read at the commit; nothing is reported about them. */
  readonly rejected: readonly string[];
}

/** The answer of `changes --between`: everything recorded after the first commit and up to the second. */
export function compareCommits(first: RegisterAtCommit, second: RegisterAtCommit): Between {
  const names = findRenamedIds(first.register, second.register);
  const before = actionsByNewId(first.register, names);
  const after = indexById(second.register.actions);
  const unread = new Set([...first.rejected, ...second.rejected]);
  const onlyIn = (actions: ReadonlyMap<string, Action>, excluded: ReadonlyMap<string, Action>) =>
    [...actions.keys()]
      .filter((id) => !excluded.has(id) && !unread.has(recordFile('action', id)))
      .sort(compareIds);
  const paper = paperBefore(first);
  return {
    from: { commit: first.commit, day: first.day },
    to: { commit: second.commit, day: second.day },
    added: onlyIn(after, before),
    deleted: onlyIn(before, after),
    renamed: [...names].map(([was, id]) => ({ id, was })),
    changes: [...after].flatMap(([id, action]) => {
      const was = before.get(id);
      if (!was) return [];
      return changesOf({ ...withNewIds(was, names), id }, action).map((change) => ({ id, ...change }));
    }),
    records: compareRecords(first.register, second.register, unread),
    paper: paper ? { id: paper.id, as_at: paper.as_at } : null,
    late: paper ? lateEntries(first.register, second.register, paper.as_at) : [],
  };
}

/** Events dated up to a day that only the second register has. */
export function lateEntries(before: Register, after: Register, asAt: string): readonly LateEntry[] {
  const names = findRenamedIds(before, after);
  const formerActions = actionsByNewId(before, names);
  return after.actions.flatMap((action) => {
    const was = formerActions.get(action.id);
    return describeChanges(was && withNewIds(was, names), action).flatMap(({ what, on, event }) =>
      what === 'event' && on !== null && event !== null && on <= asAt ? [{ id: action.id, on, event }] : [],
    );
  });
}

/** The actions of an earlier register by the ids that they have now. */
export const actionsByNewId = ({ actions }: Register, names: ReadonlyMap<string, string>) =>
  new Map(actions.map((action) => [names.get(action.id) ?? action.id, action]));

const changesOf = (was: LooseAction, is: Action): readonly ActionChange[] =>
  describeChanges({ ...was, ...(is.formerly && { formerly: is.formerly }) }, is);

/** Ids of actions that changed, old to new. */
export function findRenamedIds(before: Register, after: Register): ReadonlyMap<string, string> {
  const oldIds = new Set(before.actions.map(({ id }) => id));
  const newIds = new Set(after.actions.map(({ id }) => id));
  const renamed = after.actions.flatMap(({ id, formerly = [] }) =>
    formerly.flatMap((old) => (oldIds.has(old) && !newIds.has(old) ? [[old, id] as const] : [])),
  );
  // A renaming that was undone: the present id is a former one.
  const undone = before.actions.flatMap(({ id, formerly = [] }) =>
    formerly.flatMap((old) =>
      newIds.has(old) && !oldIds.has(old) && !newIds.has(id) ? [[id, old] as const] : [],
    ),
  );
  return new Map([...renamed, ...undone]);
}

const paperBefore = ({ register, day }: RegisterAtCommit): Paper | undefined =>
  register.papers
    .filter(({ as_at: asAt }) => asAt <= day)
    .toSorted(compareBy(({ as_at: asAt }) => asAt))
    .at(-1);
