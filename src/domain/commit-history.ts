/** What git recorded of the register, commit by commit: who, when, and each record as it was before and after. */
import { type Fields, isMap, toText } from './plain-data.ts';

export interface CommitHistory {
  /** Parents before children. */
  readonly commits: readonly RecordedCommit[];
}

/** A commit, without what it changed. */
export interface Commit {
  readonly commit: string;
  readonly parents: readonly string[];
  readonly author: string;
  /** The day it was made, where it was made. */
  readonly day: string;
  /** Its instant, in seconds. */
  readonly seconds: number;
  readonly message: string;
}

export interface RecordedCommit extends Commit {
  /** What it changed against each of its parents, in their order; of the first commit, against nothing. */
  readonly against: readonly (readonly RecordChange[])[];
  /** The folder from which it moved the register here: what was recorded there is not read. */
  readonly movedFrom?: string;
  /** Errors that `check` finds after it and after none of its parents; undefined where nobody asked. */
  readonly brought?: readonly CommitError[];
}

/** What of the history is told. */
export interface HistoryQuery {
  /** Only what happened to these files; all, if not said. */
  readonly files?: readonly string[];
  /** Whether to say which errors each commit brought. */
  readonly errors?: boolean;
}

/** A commit or fingerprint that was published, and whether this history still has it. */
export interface Anchor {
  readonly name: string;
  readonly stands: boolean;
}

/** How a commit is signed. */
export interface Signature {
  readonly good: boolean;
  readonly signer: string | null;
  /** `it is not signed`, `it is signed by nobody who may`. */
  readonly told: string;
}

/** An error of `check`, without its place. */
export interface CommitError {
  readonly code: string;
  readonly file: string;
  readonly message: string;
}

export interface RecordChange {
  readonly file: string;
  readonly before: RecordVersion | undefined;
  readonly after: RecordVersion | undefined;
}

/** One content of a file. */
export interface RecordVersion {
  /** The same for the same bytes. */
  readonly id: string;
  /** What it says, by no schema in particular; undefined where it cannot be read. */
  readonly data: unknown;
}

export const subjectOf = ({ message }: Pick<Commit, 'message'>): string => message.split('\n')[0] ?? '';

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

/** Finds versions of files at commits, along first parents. */
export function versionsOf({ commits }: CommitHistory) {
  const byId = new Map(commits.map((one) => [one.commit, one]));
  const changed = new Map(
    commits.map((one) => [
      one.commit,
      new Map((one.against[0] ?? []).map((change) => [change.file, change])),
    ]),
  );
  /** The last content that `wanted` takes, at a commit or before it; undefined where the file was not there, or never so. */
  const at = (
    commit: string | undefined,
    file: string,
    wanted: (version: RecordVersion) => boolean = () => true,
  ): RecordVersion | undefined => {
    let here = commit === undefined ? undefined : byId.get(commit);
    for (; here; here = byId.get(here.parents[0] ?? '')) {
      const change = changed.get(here.commit)?.get(file);
      if (!change) continue;
      if (change.after === undefined) return undefined;
      if (wanted(change.after)) return change.after;
    }
    return undefined;
  };
  /** Every content that a file had at the commits asked for. */
  const everyOf = (file: string, wanted: (commit: string) => boolean): readonly RecordVersion[] =>
    commits.flatMap(({ commit }) => {
      const after = changed.get(commit)?.get(file)?.after;
      return after && wanted(commit) ? [after] : [];
    });
  return { byId, at, everyOf };
}

/** Which commits a commit goes back to, itself among them. */
export function ancestorsOf(byId: ReadonlyMap<string, RecordedCommit>, commit: string): ReadonlySet<string> {
  const found = new Set([commit]);
  for (const one of found) for (const parent of byId.get(one)?.parents ?? []) found.add(parent);
  return found;
}

/** The last commit that two lines have in common; `order` is that of the chronicle. */
export function lastCommon(
  byId: ReadonlyMap<string, RecordedCommit>,
  order: ReadonlyMap<string, number>,
  one: string,
  other: string,
): string | undefined {
  const those = ancestorsOf(byId, one);
  let last: string | undefined;
  for (const commit of ancestorsOf(byId, other))
    if (those.has(commit) && (last === undefined || (order.get(commit) ?? -1) > (order.get(last) ?? -1)))
      last = commit;
  return last;
}
