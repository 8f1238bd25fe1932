/** Finds the facts that the branch or its upstream once had and HEAD's history has not: a branch that was rewritten shows by them. */
import type { FormerHistory } from '../../app/load-former-commits.ts';
import { groupBy } from '../../domain/collections.ts';
import {
  type CommitHistory,
  indexVersions,
  looseAction,
  type RecordedCommit,
  type RecordRevision,
} from '../../domain/commit-history.ts';
import { issuedFields } from '../../domain/records/action.ts';
import { actionIdFromFile, isRecordFile, recordFile } from '../../domain/records/record-paths.ts';
import type { FormerPlace } from '../../storage/git/former-commits.ts';
import { findUncorrected } from './find-rewritings.ts';
import { factsRemovedBy, listFacts, type RecordFact } from './record-facts.ts';
import type { ChangeWeight } from './watched-places.ts';

/** A fact that HEAD's history has not, with the commit that recorded it. */
export interface LostFact {
  readonly commit: RecordedCommit;
  readonly weight: ChangeWeight;
  readonly code: 'fact-lost' | 'not-pulled';
  /** Distinguishes it from other facts of its commit that have no value. */
  readonly key: string;
  readonly file: string | null;
  readonly field: string | null;
  readonly was: string | null;
  readonly message: string;
}

/** The facts of commits that left HEAD's history, each once; and the commits of an upstream that HEAD is only behind. */
export function findLostFacts(history: CommitHistory, former: FormerHistory): readonly LostFact[] {
  if (former.history.commits.length === 0) return [];
  const headFacts = createFactReader(history);
  const places = placeCommits(history, former);
  const reportedKeys = new Set<string>();
  return former.history.commits.flatMap((commit): readonly LostFact[] => {
    const place = places.get(commit.commit);
    const changes = (commit.changesByParent[0] ?? []).filter(({ file }) => isRecordFile(file));
    if (place === undefined || changes.length === 0) return [];
    if (place === 'upstream' && former.isBehind) return [notPulled(commit, former)];
    return changes.flatMap((change) => {
      const lostFacts = factsRemovedBy({ before: change.after, after: change.before }).filter((fact) => {
        const key = `${change.file}\0${fact.key}`;
        if (reportedKeys.has(key) || headFacts.hasFact(change, fact)) return false;
        reportedKeys.add(key);
        return true;
      });
      // The fields of a record that is lost itself are not listed one by one.
      const isRecordLost = lostFacts.some(({ kind }) => kind === 'record');
      return lostFacts
        .filter(({ kind }) => !isRecordLost || kind === 'record' || kind === 'entry')
        .map((fact) => lostFact(commit, change.file, fact, { place, upstream: former.upstream }));
    });
  });
}

/** The place that had each commit, of those that HEAD's history has not; for a commit of several places the first of the tips. */
function placeCommits(history: CommitHistory, former: FormerHistory): ReadonlyMap<string, FormerPlace> {
  const headIds = new Set(history.commits.map(({ commit }) => commit));
  const parentsById = new Map(former.history.commits.map(({ commit, parents }) => [commit, parents]));
  const places = new Map<string, FormerPlace>();
  for (const [tip, place] of former.tips) {
    const pending = [tip];
    for (let id = pending.pop(); id !== undefined; id = pending.pop()) {
      if (headIds.has(id) || places.has(id)) continue;
      places.set(id, place);
      pending.push(...(parentsById.get(id) ?? []));
    }
  }
  return places;
}

/** Reads whether HEAD's history has a fact in any version of its record, also under another id, or corrected it. */
function createFactReader(history: CommitHistory) {
  const versions = indexVersions(history);
  const head = history.commits.at(-1)?.commit;
  const revisions = history.commits.flatMap(({ changesByParent }) => changesByParent[0] ?? []);
  const newFiles = groupBy(revisions, ({ after }) => formerFiles(after));
  const keysByFile = new Map<string, ReadonlySet<string>>();
  const keysOf = (file: string): ReadonlySet<string> => {
    const keys =
      keysByFile.get(file) ??
      new Set(
        versions.revisionsOf(file).flatMap(({ revision }) => listFacts(revision.after).map(({ key }) => key)),
      );
    keysByFile.set(file, keys);
    return keys;
  };
  return {
    hasFact: ({ file, after }: RecordRevision, { key, field }: RecordFact): boolean => {
      const files = [
        file,
        ...formerFiles(after),
        ...new Set((newFiles.get(file) ?? []).map((revision) => revision.file)),
      ];
      if (files.some((name) => keysOf(name).has(key))) return true;
      const lostAction = actionIdFromFile(file) === undefined ? undefined : looseAction(after);
      const presentAction = files
        .map((name) => looseAction(versions.latestVersion(head, name)))
        .find((action) => action !== undefined);
      if (!lostAction || !presentAction || field === null) return false;
      return (
        isCorrectable(field) &&
        !findUncorrected(lostAction, presentAction).some((loss) => isPartOf(loss.field, field))
      );
    },
  };
}

/** Whether a rewriting of this fact would need a correction. */
const isCorrectable = (field: string): boolean =>
  field.startsWith('history[') || issuedFields.some((name) => isPartOf(field, name));

const isPartOf = (field: string, container: string): boolean =>
  field === container || field.startsWith(`${container}.`) || field.startsWith(`${container}[`);

/** The files under which an action was recorded earlier, by its field `formerly`. */
function formerFiles(version: RecordRevision['after']): readonly string[] {
  const formerly = looseAction(version)?.['formerly'];
  return Array.isArray(formerly) ? formerly.map((id) => recordFile('action', String(id))) : [];
}

const placeWords = (place: FormerPlace, upstream: string | null): string => {
  switch (place) {
    case 'branch':
    case 'detached':
      return 'it was on this branch, which has been rewritten since';
    case 'upstream':
      return `${upstream} has it. If you have not pulled yet, run \`git pull\`, then \`afi verify\` again`;
    case 'former-upstream':
      return `${upstream} had it, and was rewritten since`;
    case 'other-branch':
      return 'it was on a branch that no longer exists';
  }
};

function lostFact(
  commit: RecordedCommit,
  file: string,
  { kind, key, field, text }: RecordFact,
  { place, upstream }: { readonly place: FormerPlace; readonly upstream: string | null },
): LostFact {
  // The content of an extract is a fact; that of a record that cannot be read is not.
  const isReadable = key === 'record' || file.endsWith('.csv');
  const isPast =
    (kind === 'record' && isReadable) ||
    kind === 'entry' ||
    (actionIdFromFile(file) !== undefined && isCorrectable(field ?? ''));
  const value = text === '' ? '' : ` (“${text.replace(/\s+/g, ' ').trim()}”)`;
  const subject = field ?? (key === 'record' ? 'the record' : 'a content of the file');
  return {
    commit,
    weight: isPast && place !== 'other-branch' ? 'finding' : 'notice',
    code: 'fact-lost',
    ...{ key, file, field, was: text === '' ? null : text },
    message: `${subject}${value} is not in this history: ${placeWords(place, upstream)}`,
  };
}

const notPulled = (commit: RecordedCommit, { upstream }: FormerHistory): LostFact => ({
  commit,
  ...{ weight: 'notice', code: 'not-pulled', key: '', file: null, field: null, was: null },
  message: `${upstream} has this commit and this branch does not yet: run \`git pull\`, then \`afi verify\` again`,
});
