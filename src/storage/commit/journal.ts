/** Reads and writes the journal of a change, from which a later command can finish the change. */

import { GitError } from '../git/git-error.ts';
import type { TreeEntry } from '../git/objects.ts';
import {
  fsyncFolder,
  lstatIfPresent,
  makeFolderLike,
  readIfPresent,
  renameInto,
  unlinkIfPresent,
  writeNew,
} from './durable-files.ts';
import { isSafePath } from './worktree-file.ts';

/** A file of a change in the journal. */
export interface Step {
  /** Relative to the work tree's root. */
  readonly file: string;
  /** SHA-256 of the bytes on disk, before and after; null for a file that does not exist. */
  readonly before: string | null;
  readonly after: string | null;
  /** The name of the new file in the work folder; null if the file is deleted, or is on disk already. */
  readonly made: string | null;
  /** Its entry in git before and after. */
  readonly was: TreeEntry | null;
  readonly is: TreeEntry | null;
}

/** All that is needed to finish a change, or to roll it back. */
export interface Journal {
  readonly version: 1;
  readonly branch: string;
  readonly base: string;
  readonly next: string;
  /** For git's reflog. */
  readonly subject: string;
  /** The name of the work folder. */
  readonly work: string;
  readonly steps: readonly Step[];
}

/** The folder of this tool within git's folder. */
export const stateDir = (gitDir: string): string => `${gitDir}/afi`;

/** Creates the folder of this tool, with the permissions of git's folder, and returns it. */
export function createStateDir(gitDir: string): string {
  const folder = stateDir(gitDir);
  if (!lstatIfPresent(folder)) makeFolderLike(folder, Number(lstatIfPresent(gitDir)?.mode) & 0o7777);
  return folder;
}

const journalPath = (gitDir: string) => `${stateDir(gitDir)}/journal`;

/** Writes the journal: from now on this command or a later one makes the change. */
export function writeJournal(gitDir: string, journal: Journal): void {
  const temporary = `${stateDir(gitDir)}/${journal.work}/journal`;
  unlinkIfPresent(temporary);
  writeNew([{ path: temporary, bytes: Buffer.from(JSON.stringify(journal)) }]);
  renameInto(temporary, journalPath(gitDir));
  fsyncFolder(stateDir(gitDir));
}

/**
 * The journal of an interrupted change; undefined if nothing was interrupted.
 * @throws GitError if another version of this tool wrote it.
 */
export function readJournal(gitDir: string): Journal | undefined {
  const bytes = readIfPresent(journalPath(gitDir));
  if (!bytes) return undefined;
  const journal = parseJournal(bytes.toString());
  if (journal) return journal;
  throw new GitError(
    `the interrupted change that ${journalPath(gitDir)} describes was started by another version of afi. Finish it with that version.`,
  );
}

/** Any program can write a journal, so every path in it must stay within the repository. */
function parseJournal(text: string): Journal | undefined {
  try {
    // A journal of another form fails one of the checks below, or throws in it.
    const journal = JSON.parse(text) as Journal;
    const isValid =
      journal.version === 1 &&
      /^refs\/heads\/[^\s\\]+$/.test(journal.branch) &&
      !journal.branch.includes('..') &&
      [journal.base, journal.next].every(isObjectId) &&
      /^work-[\d-]+$/.test(journal.work) &&
      typeof journal.subject === 'string' &&
      journal.steps.every(isStep);
    return isValid ? journal : undefined;
  } catch {
    return undefined;
  }
}

const isObjectId = (id: unknown) => typeof id === 'string' && /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/.test(id);
const isEntry = (entry: TreeEntry | null) =>
  entry === null || (isObjectId(entry.id) && /^100(?:644|755)$/.test(entry.mode));
const isStep = ({ file, before, after, made, was, is }: Step) =>
  isSafePath(file) &&
  [before, after].every((sum) => sum === null || isObjectId(sum)) &&
  (made === null || /^new-\d+$/.test(made)) &&
  [was, is].every(isEntry);

/** Deletes the journal: the change is finished or rolled back. */
export function deleteJournal(gitDir: string): void {
  unlinkIfPresent(journalPath(gitDir));
  fsyncFolder(stateDir(gitDir));
}

/** When the journal was last written, in nanoseconds by its disk's clock; undefined if there is none. */
export const journalTime = (gitDir: string): bigint | undefined =>
  lstatIfPresent(journalPath(gitDir))?.mtimeNs;
