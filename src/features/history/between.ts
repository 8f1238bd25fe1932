/** What was recorded between two commits, as against what happened; and what of it alters a figure that a paper had given. */

import type { LooseAction } from '../../domain/commit-history.ts';
import { compareIds } from '../../domain/ids.ts';
import type { Action } from '../../domain/records/action.ts';
import type { Paper } from '../../domain/records/paper.ts';
import { fileOf } from '../../domain/records/record-paths.ts';
import type { Register } from '../../domain/register.ts';
import { tellings } from './change-description.ts';
import { recordsBetween } from './records-between.ts';
import { underNames } from './renaming.ts';
import type { Between, Late } from './schema.ts';

/** The register as it was recorded, and where. */
export interface Corner {
  readonly commit: string;
  /** The day the commit was made. */
  readonly day: string;
  readonly register: Register;
  /** Files that could not be read there: nothing is told of them. */
  readonly rejected: readonly string[];
}

export function betweenOf(from: Corner, to: Corner): Between {
  const names = renamings(from.register.actions, to.register.actions);
  const before = new Map(from.register.actions.map((action) => [names.get(action.id) ?? action.id, action]));
  const after = new Map(to.register.actions.map((action) => [action.id, action]));
  const unread = new Set([...from.rejected, ...to.rejected]);
  const missing = (these: ReadonlyMap<string, Action>, those: ReadonlyMap<string, Action>) =>
    [...these.keys()].filter((id) => !those.has(id) && !unread.has(fileOf('action', id))).sort(compareIds);
  const [added, deleted] = [missing(after, before), missing(before, after)];
  const changes = [...after].flatMap(([id, action]) => {
    const was = before.get(id);
    return was ? changesOf({ ...underNames(was, names), id }, action).map((one) => ({ id, ...one })) : [];
  });
  const paper = paperBefore(from);
  return {
    from: { commit: from.commit, day: from.day },
    to: { commit: to.commit, day: to.day },
    added,
    deleted,
    renamed: [...names].map(([was, id]) => ({ id, was })),
    changes,
    records: recordsBetween(from.register, to.register, unread),
    paper: paper ? { id: paper.id, as_at: paper.as_at } : null,
    late: paper ? lateEntries(from.register, to.register, paper.as_at) : [],
  };
}

/** Events dated up to a day that the first register had not and the second has. */
export function lateEntries(before: Register, after: Register, asAt: string): readonly Late[] {
  const names = renamings(before.actions, after.actions);
  const known = new Map(before.actions.map((action) => [names.get(action.id) ?? action.id, action]));
  return after.actions.flatMap((action) => {
    const was = known.get(action.id);
    return tellings(was && underNames(was, names), action).flatMap(({ what, on, event }) =>
      what === 'event' && on !== null && event !== null && on <= asAt ? [{ id: action.id, on, event }] : [],
    );
  });
}

const changesOf = (was: LooseAction, is: Action) =>
  tellings({ ...was, ...(is.formerly && { formerly: is.formerly }) }, is);

/** Ids of before, by what they are called now. */
const renamings = (before: readonly Action[], after: readonly Action[]): ReadonlyMap<string, string> => {
  const known = new Set(before.map(({ id }) => id));
  const still = new Set(after.map(({ id }) => id));
  const forwards = after.flatMap(({ id, formerly = [] }) =>
    formerly.flatMap((old) => (known.has(old) && !still.has(old) ? [[old, id] as const] : [])),
  );
  // A renaming that was undone: what is there now is what the record was called before.
  const back = before.flatMap(({ id, formerly = [] }) =>
    formerly.flatMap((old) =>
      still.has(old) && !known.has(old) && !still.has(id) ? [[id, old] as const] : [],
    ),
  );
  return new Map([...forwards, ...back]);
};

const paperBefore = ({ register, day }: Corner): Paper | undefined =>
  register.papers
    .filter(({ as_at: asAt }) => asAt <= day)
    .toSorted((a, b) => (a.as_at < b.as_at ? -1 : a.as_at > b.as_at ? 1 : 0))
    .at(-1);
