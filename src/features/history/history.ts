/** Lists who recorded what and when: for one action each change, for the register each commit. */

import {
  type CommitHistory,
  commitSubject,
  type LooseAction,
  looseAction,
  type RecordedCommit,
  type RecordRevision,
} from '../../domain/commit-history.ts';
import { actionIdOf } from '../../domain/records/record-paths.ts';
import { type ActionChange, describeChanges, restrictToField } from './change-description.ts';
import { renamingsIn, withNewIds } from './renaming.ts';
import type { By, History } from './schema.ts';

type HistoryChange = Omit<ActionChange, 'what'> & { readonly what: ActionChange['what'] | 'renamed' };

export const commitFields = (commit: RecordedCommit): By => ({
  commit: commit.commit,
  day: commit.day,
  author: commit.author,
  subject: commitSubject(commit),
});

/** The changes of a commit; of a merge, only those that differ from every parent. */
const recordChangesOf = ({ changesByParent: against }: RecordedCommit): readonly RecordRevision[] => {
  const [first = [], ...others] = against;
  if (others.length === 0) return first;
  return first.filter(({ file }) => others.every((changes) => changes.some((one) => one.file === file)));
};

export function actionHistory(
  { commits }: CommitHistory,
  id: string,
  formerly: readonly string[],
  field: string | undefined,
): History {
  const ids = new Set([id, ...formerly]);
  const changes = commits.flatMap((commit) => {
    const own = recordChangesOf(commit).filter(({ file }) => ids.has(actionIdOf(file) ?? ''));
    return withoutSideChanges(changesIn(own), commit, ids)
      .flatMap((one) => (field === undefined ? one : (restrictHistoryToField(one, field) ?? [])))
      .map((one) => ({ ...commitFields(commit), ...one }));
  });
  return { id, formerly, changes, commits: [] };
}

/** Without the changes that a merge has from one of its sides: they are listed at the commit that made them. */
function withoutSideChanges(
  told: readonly HistoryChange[],
  { changesByParent: against }: RecordedCommit,
  ids: ReadonlySet<string>,
): readonly HistoryChange[] {
  const others = against
    .slice(1)
    .map(
      (changes) =>
        new Set(changesIn(changes.filter(({ file }) => ids.has(actionIdOf(file) ?? ''))).map(changeKey)),
    );
  return told.filter((one) => others.every((those) => those.has(changeKey(one))));
}

const changeKey = ({ what, on, event, fields }: HistoryChange): string =>
  JSON.stringify([what, on, event, fields.map(({ field, is }) => [field, is])]);

const restrictHistoryToField = (one: HistoryChange, field: string): HistoryChange | undefined =>
  one.what === 'renamed'
    ? field === 'id'
      ? one
      : undefined
    : restrictToField({ ...one, what: one.what }, field);

/** The changes of one record in one commit, also if the commit gave it another id. */
function changesIn(changes: readonly RecordRevision[]): readonly HistoryChange[] {
  const names = renamingsIn(changes);
  return changes.flatMap(({ file, before, after }): readonly HistoryChange[] => {
    const id = actionIdOf(file) ?? '';
    if (names.has(id)) return [];
    const [former] = [...names].find(([, now]) => now === id) ?? [];
    if (former === undefined) return describeChanges(looseAction(before), looseAction(after));
    const old = looseAction(changes.find((one) => actionIdOf(one.file) === former)?.before);
    const is = looseAction(after);
    const rest = old && is ? describeChanges({ ...withNewIds(old, names), id, ...formerIds(is) }, is) : [];
    const fields = [{ field: 'id', was: former, is: id }];
    return [{ what: 'renamed', on: null, event: null, fields }, ...rest];
  });
}

const formerIds = ({ formerly }: LooseAction) => (formerly ? { formerly } : {});

export function registerHistory({ commits }: CommitHistory): History {
  return {
    id: null,
    formerly: [],
    changes: [],
    commits: commits.flatMap((commit) => {
      const own = recordChangesOf(commit);
      if (own.length === 0) return [];
      const actions = own.flatMap(({ file }) => actionIdOf(file) ?? []);
      return [{ ...commitFields(commit), files: own.length, actions }];
    }),
  };
}
