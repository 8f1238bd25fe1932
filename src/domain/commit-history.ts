/** Describes the register's commits in git: who made each and when, and each record before and after it. */
import { groupBy } from './collections.ts';
import { deepEqual, type Fields, isMap, toText } from './plain-data.ts';

/** The commits that changed the register. */
export interface CommitHistory {
  /** Parents before children. */
  readonly commits: readonly RecordedCommit[];
}

/** A commit, without what it changed. */
export interface Commit {
  readonly commit: string;
  readonly parents: readonly string[];
  readonly author: string;
  /** The day it was made, in the time zone where it was made. */
  readonly day: string;
  /** When it was made, in seconds since 1970. */
  readonly seconds: number;
  readonly message: string;
  /** The register's folder in it, below the repository; absent if the register was never moved. */
  readonly folder?: string;
}

/** A commit with what it changed. */
export interface RecordedCommit extends Commit {
  /** Its changes compared with each of its parents, in their order; the first commit is compared with nothing. */
  readonly changesByParent: readonly (readonly RecordRevision[])[];
  /** Its changes of watched files outside the register's folder, compared likewise; absent if the query did not ask for them. */
  readonly surroundingsByParent?: readonly (readonly RecordRevision[])[];
  /** The folder from which it moved the register, below the repository; empty for its top. */
  readonly movedFrom?: string;
  /** Errors that `check` finds after it and after none of its parents; undefined if the query did not ask for them. */
  readonly introducedErrors?: readonly CommitError[];
}

/** Which part of the history is needed. */
export interface HistoryQuery {
  /** Only changes of these files; of all files if undefined. */
  readonly files?: readonly string[];
  /** The commits whose ancestors are the history; HEAD if undefined. */
  readonly revisions?: readonly string[];
  /** Whether to find the errors that each commit introduced. */
  readonly errors?: boolean;
  /** Whether to read the watched files outside the register's folder: pipelines, templates, settings of tools. */
  readonly surroundings?: boolean;
}

/** A commit or fingerprint that was published, and whether this history still has it. */
export interface Anchor {
  readonly name: string;
  readonly stands: boolean;
}

/** The signature of a commit. */
export interface Signature {
  readonly good: boolean;
  readonly signer: string | null;
  /** The state in words: `it is not signed`, `its signer is not an allowed signer`. */
  readonly told: string;
}

/** An error of `check`, without its line. */
export interface CommitError {
  readonly code: string;
  readonly file: string;
  /** The path in the file, and which of the errors of its code there it is. */
  readonly place: string;
  readonly message: string;
}

/** A change of one file: its content before and after; undefined where it was absent. */
export interface RecordRevision {
  readonly file: string;
  readonly before: RecordVersion | undefined;
  readonly after: RecordVersion | undefined;
}

/** One content of a file. */
export interface RecordVersion {
  /** Equal for equal bytes. */
  readonly id: string;
  /** Its data in any format; undefined if it cannot be read. */
  readonly data: unknown;
  /** The text of a file without data: an extract, or a file outside the register's folder. */
  readonly readText?: () => string;
}

/** The first line of a commit's message. */
export const commitSubject = ({ message }: Pick<Commit, 'message'>): string => message.split('\n')[0] ?? '';

/** An event of any format: its day and its name as text, and whatever other fields it has. */
export type LooseEvent = Fields & { readonly on: string; readonly event: string };

/** An action of any format: its history, and whatever other fields it has. */
export type LooseAction = Fields & { readonly history: readonly LooseEvent[] };

/** The action of a version, read without a schema; undefined if the version is not a map. */
export function looseAction(version: RecordVersion | undefined): LooseAction | undefined {
  const data = version?.data;
  if (!isMap(data)) return undefined;
  const events = Array.isArray(data['history']) ? data['history'].filter(isMap).map(looseEvent) : [];
  return { ...data, history: events };
}

const looseEvent = (event: Fields): LooseEvent =>
  hasTextNames(event) ? event : { ...event, on: toText(event['on']), event: toText(event['event']) };

const hasTextNames = (event: Fields): event is LooseEvent =>
  typeof event['on'] === 'string' && typeof event['event'] === 'string';

/** Whether the history of an action has an equal event. */
export const hasEvent = ({ history }: LooseAction, event: LooseEvent): boolean =>
  history.some((otherEvent) => deepEqual(otherEvent, event));

/** A change of a file, with its commit. */
export interface CommittedRevision {
  readonly commit: RecordedCommit;
  readonly revision: RecordRevision;
}

/** Finds versions of files at commits, along first parents. */
export function indexVersions({ commits }: CommitHistory) {
  const byId = new Map(commits.map((commit) => [commit.commit, commit]));
  const changesByCommit = new Map(
    commits.map(({ commit, changesByParent: [changes = []] }) => [
      commit,
      new Map(changes.map((change) => [change.file, change])),
    ]),
  );
  /** The last content that `isAccepted` accepts, at a commit or before it; undefined if the file was absent, or never accepted. */
  const latestVersion = (
    commit: string | undefined,
    file: string,
    isAccepted: (version: RecordVersion) => boolean = () => true,
  ): RecordVersion | undefined => {
    let current = commit === undefined ? undefined : byId.get(commit);
    for (; current; current = byId.get(current.parents[0] ?? '')) {
      const change = changesByCommit.get(current.commit)?.get(file);
      if (change && (change.after === undefined || isAccepted(change.after))) return change.after;
    }
    return undefined;
  };
  const revisionsByFile = groupBy(
    commits.flatMap((commit) => (commit.changesByParent[0] ?? []).map((revision) => ({ commit, revision }))),
    ({ revision }) => [revision.file],
  );
  /** Every change of a file against the first parent of its commit, parents before children. */
  const revisionsOf = (file: string): readonly CommittedRevision[] => revisionsByFile.get(file) ?? [];
  return { byId, latestVersion, revisionsOf };
}

/** The ancestors of a commit, including itself. */
export function findAncestors(
  byId: ReadonlyMap<string, RecordedCommit>,
  commit: string,
): ReadonlySet<string> {
  const ancestors = new Set([commit]);
  for (const id of ancestors) for (const parent of byId.get(id)?.parents ?? []) ancestors.add(parent);
  return ancestors;
}

/** The last common ancestors of commits: several where branches were merged into each other, none where the commits share nothing. */
export function findMergeBases(
  byId: ReadonlyMap<string, RecordedCommit>,
  ancestorSets: readonly ReadonlySet<string>[],
): readonly string[] {
  const sharedCommits = [...(ancestorSets[0] ?? [])].filter((id) => ancestorSets.every((ids) => ids.has(id)));
  const parents = new Set(sharedCommits.flatMap((id) => byId.get(id)?.parents ?? []));
  return sharedCommits.filter((id) => !parents.has(id));
}
