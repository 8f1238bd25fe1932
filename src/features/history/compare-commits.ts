/** Compares the register at two commits: what was recorded between them, and which of it changes a figure of an earlier paper. */

import type { HistoricalRegister } from '../../app/command.ts';
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

/** The answer of `changes --between`: everything recorded after the first commit and up to the second, without the files that either could not read. */
export function compareCommits(first: HistoricalRegister, second: HistoricalRegister): Between {
  const names = findRenamedIds(first.register, second.register);
  const before = actionsByNewId(first.register, names);
  const after = indexById(second.register.actions);
  const unreadFiles = new Set([...first.rejectedFiles, ...second.rejectedFiles]);
  const idsOnlyIn = (actions: ReadonlyMap<string, Action>, excludedActions: ReadonlyMap<string, Action>) =>
    [...actions.keys()]
      .filter((id) => !excludedActions.has(id) && !unreadFiles.has(recordFile('action', id)))
      .sort(compareIds);
  const paper = paperBefore(first);
  return {
    from: { commit: first.commit, day: first.day },
    to: { commit: second.commit, day: second.day },
    added: idsOnlyIn(after, before),
    deleted: idsOnlyIn(before, after),
    renamed: [...names].map(([formerId, id]) => ({ id, was: formerId })),
    changes: [...after].flatMap(([id, action]) => {
      const formerAction = before.get(id);
      if (!formerAction) return [];
      return describeOtherChanges({ ...withNewIds(formerAction, names), id }, action).map((change) => ({
        id,
        ...change,
      }));
    }),
    records: compareRecords(first.register, second.register, unreadFiles),
    paper: paper ? { id: paper.id, as_at: paper.as_at } : null,
    late: paper ? lateEntries(first.register, second.register, paper.as_at) : [],
  };
}

/** Events dated up to a day that only the second register has. */
export function lateEntries(before: Register, after: Register, asAt: string): readonly LateEntry[] {
  const names = findRenamedIds(before, after);
  const formerActions = actionsByNewId(before, names);
  return after.actions.flatMap((action) => {
    const formerAction = formerActions.get(action.id);
    return describeChanges(formerAction && withNewIds(formerAction, names), action).flatMap(
      ({ what, on, event }) =>
        what === 'event' && on !== null && event !== null && on <= asAt ? [{ id: action.id, on, event }] : [],
    );
  });
}

/** The actions of an earlier register by the ids that they have now. */
export const actionsByNewId = ({ actions }: Register, names: ReadonlyMap<string, string>) =>
  new Map(actions.map((action) => [names.get(action.id) ?? action.id, action]));

const describeOtherChanges = (formerAction: LooseAction, presentAction: Action): readonly ActionChange[] =>
  describeChanges(
    { ...formerAction, ...(presentAction.formerly && { formerly: presentAction.formerly }) },
    presentAction,
  );

/** Ids of actions that changed, old to new. */
export function findRenamedIds(before: Register, after: Register): ReadonlyMap<string, string> {
  const oldIds = new Set(before.actions.map(({ id }) => id));
  const newIds = new Set(after.actions.map(({ id }) => id));
  const renamings = after.actions.flatMap(({ id, formerly = [] }) =>
    formerly.flatMap((formerId) =>
      oldIds.has(formerId) && !newIds.has(formerId) ? [[formerId, id] as const] : [],
    ),
  );
  // A renaming that was undone: the present id is a former one.
  const undoneRenamings = before.actions.flatMap(({ id, formerly = [] }) =>
    formerly.flatMap((formerId) =>
      newIds.has(formerId) && !oldIds.has(formerId) && !newIds.has(id) ? [[id, formerId] as const] : [],
    ),
  );
  return new Map([...renamings, ...undoneRenamings]);
}

const paperBefore = ({ register, day }: HistoricalRegister): Paper | undefined =>
  register.papers
    .filter(({ as_at: asAt }) => asAt <= day)
    .toSorted(compareBy(({ as_at: asAt }) => asAt))
    .at(-1);
