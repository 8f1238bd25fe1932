/** Who recorded what when: of one action, change by change; of the register, commit by commit. */

import {
  type CommitHistory,
  type LooseAction,
  looseAction,
  type RecordChange,
  type RecordedCommit,
  subjectOf,
} from '../../domain/commit-history.ts';
import { actionIdOf } from '../../domain/records/record-paths.ts';
import { concerning, type Telling, tellings } from './change-description.ts';
import { renamedIn, underNames } from './renaming.ts';
import type { By, History } from './schema.ts';

type Told = Omit<Telling, 'what'> & { readonly what: Telling['what'] | 'renamed' };

export const byOf = (commit: RecordedCommit): By => ({
  commit: commit.commit,
  day: commit.day,
  author: commit.author,
  subject: subjectOf(commit),
});

/** What a commit itself changed: of a merge, only what is as in none of its parents. */
const ownChanges = ({ against }: RecordedCommit): readonly RecordChange[] => {
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
    const own = ownChanges(commit).filter(({ file }) => ids.has(actionIdOf(file) ?? ''));
    return ofItsOwn(toldOf(own), commit, ids)
      .flatMap((one) => (field === undefined ? one : (concerned(one, field) ?? [])))
      .map((one) => ({ ...byOf(commit), ...one }));
  });
  return { id, formerly, changes, commits: [] };
}

/** Of a merge only what neither side brought: what it took over is told where it was recorded. */
function ofItsOwn(
  told: readonly Told[],
  { against }: RecordedCommit,
  ids: ReadonlySet<string>,
): readonly Told[] {
  const others = against
    .slice(1)
    .map(
      (changes) => new Set(toldOf(changes.filter(({ file }) => ids.has(actionIdOf(file) ?? ''))).map(keyOf)),
    );
  return told.filter((one) => others.every((those) => those.has(keyOf(one))));
}

const keyOf = ({ what, on, event, fields }: Told): string =>
  JSON.stringify([what, on, event, fields.map(({ field, is }) => [field, is])]);

const concerned = (one: Told, field: string): Told | undefined =>
  one.what === 'renamed' ? (field === 'id' ? one : undefined) : concerning({ ...one, what: one.what }, field);

/** The changes of one record in one commit; under another id it is the same record. */
function toldOf(changes: readonly RecordChange[]): readonly Told[] {
  const names = renamedIn(changes);
  return changes.flatMap(({ file, before, after }): readonly Told[] => {
    const id = actionIdOf(file) ?? '';
    if (names.has(id)) return [];
    const [former] = [...names].find(([, now]) => now === id) ?? [];
    if (former === undefined) return tellings(looseAction(before), looseAction(after));
    const old = looseAction(changes.find((one) => actionIdOf(one.file) === former)?.before);
    const is = looseAction(after);
    const rest = old && is ? tellings({ ...underNames(old, names), id, ...formerlyOf(is) }, is) : [];
    const fields = [{ field: 'id', was: former, is: id }];
    return [{ what: 'renamed', on: null, event: null, fields }, ...rest];
  });
}

const formerlyOf = ({ formerly }: LooseAction) => (formerly ? { formerly } : {});

export function registerHistory({ commits }: CommitHistory): History {
  return {
    id: null,
    formerly: [],
    changes: [],
    commits: commits.flatMap((commit) => {
      const own = ownChanges(commit);
      if (own.length === 0) return [];
      const actions = own.flatMap(({ file }) => actionIdOf(file) ?? []);
      return [{ ...byOf(commit), files: own.length, actions }];
    }),
  };
}
