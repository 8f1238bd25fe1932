/** Lists who recorded what and when: for one action each change, for the register each commit. */

import {
  type CommitHistory,
  commitSubject,
  type LooseAction,
  looseAction,
  type RecordedCommit,
  type RecordRevision,
} from '../../domain/commit-history.ts';
import { actionIdFromFile } from '../../domain/records/record-paths.ts';
import { describeChanges, restrictToField } from './describe-changes.ts';
import { findRenamings, withNewIds } from './renamed-actions.ts';
import type { CommitSummary, History, HistoryChange } from './schema.ts';

/** The fields by which an answer names a commit. */
export const commitFields = (commit: RecordedCommit): CommitSummary => ({
  commit: commit.commit,
  day: commit.day,
  author: commit.author,
  subject: commitSubject(commit),
});

/** The answer of `history` for the whole register: each commit that changed a record. */
export function registerHistory({ commits }: CommitHistory): History {
  return {
    id: null,
    formerly: [],
    changes: [],
    commits: commits.flatMap((commit) => {
      const changes = recordChangesOf(commit);
      if (changes.length === 0) return [];
      const actions = changes.flatMap(({ file }) => actionIdFromFile(file) ?? []);
      return [{ ...commitFields(commit), files: changes.length, actions }];
    }),
  };
}

/** The answer of `history` for an action under its present and former ids; for one `field` of it, or for all if undefined. */
export function actionHistory(
  { commits }: CommitHistory,
  id: string,
  formerly: readonly string[],
  field: string | undefined,
): History {
  const ids = new Set([id, ...formerly]);
  const changes = commits.flatMap((commit) =>
    actionChanges(commit, ids)
      .flatMap((change) => (field === undefined ? change : (restrictToField(change, field) ?? [])))
      .map((change) => ({ ...commitFields(commit), ...change })),
  );
  return { id, formerly, changes, commits: [] };
}

/** The changes of a commit; of a merge, only those that differ from every parent. */
const recordChangesOf = ({
  changesByParent: [first = [], ...others],
}: RecordedCommit): readonly RecordRevision[] =>
  first.filter(({ file }) => others.every((changes) => changes.some((change) => change.file === file)));

/** The changes of an action in a commit; of a merge, without those that one side made: its own commits have them. */
function actionChanges(commit: RecordedCommit, ids: ReadonlySet<string>): readonly HistoryChange[] {
  const changesOf = (changes: readonly RecordRevision[]) =>
    describeRecordChanges(changes.filter(({ file }) => ids.has(actionIdFromFile(file) ?? '')));
  const otherKeys = commit.changesByParent
    .slice(1)
    .map((changes) => new Set(changesOf(changes).map(changeKey)));
  return changesOf(recordChangesOf(commit)).filter((change) =>
    otherKeys.every((keys) => keys.has(changeKey(change))),
  );
}

const changeKey = ({ what, on, event, fields }: HistoryChange): string =>
  JSON.stringify([what, on, event, fields.map(({ field, is }) => [field, is])]);

/** The changes of one action in one commit, also if the commit gave it another id. */
function describeRecordChanges(changes: readonly RecordRevision[]): readonly HistoryChange[] {
  const names = findRenamings(changes);
  return changes.flatMap(({ file, before, after }): readonly HistoryChange[] => {
    const id = actionIdFromFile(file) ?? '';
    if (names.has(id)) return [];
    const [former] = [...names].find(([, newId]) => newId === id) ?? [];
    if (former === undefined) return describeChanges(looseAction(before), looseAction(after));
    const formerAction = looseAction(
      changes.find((change) => actionIdFromFile(change.file) === former)?.before,
    );
    const presentAction = looseAction(after);
    const fields = [{ field: 'id', was: former, is: id }];
    return [
      { what: 'renamed', on: null, event: null, fields },
      ...(formerAction && presentAction
        ? describeChanges(
            { ...withNewIds(formerAction, names), id, ...formerIds(presentAction) },
            presentAction,
          )
        : []),
    ];
  });
}

const formerIds = ({ formerly }: LooseAction) => (formerly ? { formerly } : {});
