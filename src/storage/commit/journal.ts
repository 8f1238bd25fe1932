/** The journal of a change: what is to be done once its commit is built, so that another command can do it too. */

import { GitError } from '../git/git-refusal.ts';
import type { TreeEntry } from '../git/objects.ts';
import { isSafePath } from '../git/safe-paths.ts';
import {
  fsyncFolder,
  lstatIfPresent,
  readIfPresent,
  renameInto,
  unlinkIfPresent,
  writeNew,
} from './durable-files.ts';

/** A file of a change, as the journal has it. */
export interface Step {
  /** Below the work tree's root. */
  readonly file: string;
  /** SHA-256 of the bytes on disk, before and after; null where there is no file. */
  readonly before: string | null;
  readonly after: string | null;
  /** The name of the file made aside; null where the file is to go, or stands already as it is to be. */
  readonly made: string | null;
  /** As git had it, and as it has it then. */
  readonly was: TreeEntry | null;
  readonly is: TreeEntry | null;
}

export interface Journal {
  readonly version: 1;
  readonly branch: string;
  readonly base: string;
  readonly next: string;
  /** For git's own record of where the branch has been. */
  readonly subject: string;
  /** The folder of the files made aside. */
  readonly work: string;
  readonly steps: readonly Step[];
}

/** Where all of ours lies, in git's folder. */
export const stateDir = (gitDir: string): string => `${gitDir}/afi`;
const journalPath = (gitDir: string) => `${stateDir(gitDir)}/journal`;

/** From here on the change is made, by this command or by the next. */
export function writeJournal(gitDir: string, journal: Journal): void {
  const temporary = `${stateDir(gitDir)}/${journal.work}/journal`;
  unlinkIfPresent(temporary);
  writeNew([{ path: temporary, bytes: Buffer.from(JSON.stringify(journal)) }]);
  renameInto(temporary, journalPath(gitDir));
  fsyncFolder(stateDir(gitDir));
}

export function readJournal(gitDir: string): Journal | undefined {
  const bytes = readIfPresent(journalPath(gitDir));
  if (!bytes) return undefined;
  const journal = parseJournal(bytes.toString());
  if (journal) return journal;
  throw new GitError(
    `the interrupted change that ${journalPath(gitDir)} tells of was begun by another version of this tool. Finish it with that one.`,
  );
}

/** A journal lies where anybody may have put it, and is believed in nothing that could lead elsewhere. */
function parseJournal(text: string): Journal | undefined {
  try {
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

export function deleteJournal(gitDir: string): void {
  unlinkIfPresent(journalPath(gitDir));
  fsyncFolder(stateDir(gitDir));
}

/** When the journal was last written, on the clock of its disk; undefined where there is none. */
export const journalTime = (gitDir: string): bigint | undefined =>
  lstatIfPresent(journalPath(gitDir))?.mtimeNs;
