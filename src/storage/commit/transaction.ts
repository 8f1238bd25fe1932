/** Changes the register in one commit, all or nothing: built first, made visible at once, then put on disk under a journal. */

import type { GitSettings } from '../git/git.ts';
import { GitError } from '../git/git-refusal.ts';
import { type Repository, readRepositoryConfig } from '../git/repository.ts';
import { isFromSystem } from '../system-error.ts';
import { buildCommit } from './build-commit.ts';
import { lstatIfPresent, makeFolderLike } from './durable-files.ts';
import { installIndex, moveBranch, replaceFiles, writeNextIndex } from './finish-commit.ts';
import { deleteJournal, type Journal, journalTime, stateDir, writeJournal } from './journal.ts';
import { acquireLock, lockIndex } from './lock.ts';
import { type CommitRequest, preflight } from './preflight.ts';
import {
  createWorkFolder,
  type RecoveryResult,
  recover as recoverLocked,
  removeLeftovers,
} from './recovery.ts';

/** What a change needs of the world. */
export interface CommitEnvironment {
  /** Tells the user at once, while it waits. */
  readonly notify: (sentence: string) => void;
}

export interface CommitResult {
  readonly commit: string;
  /** False where the change is recorded and not all files could be refreshed: the next changing command finishes it. */
  readonly refreshed: boolean;
}

/** The register while nobody else can change it. */
export interface WriteSession {
  /** What became of a change that was interrupted earlier. */
  readonly recovered: RecoveryResult;
  readonly recordChange: (change: CommitRequest) => CommitResult;
  readonly release: () => void;
}

/**
 * Takes the register for one command, and first settles what an earlier one left. What the command reads from here until
 * it lets go cannot be changed by another. Waits up to ten seconds for who has it; then, as for every other reason, refuses.
 */
export function acquireWriteLock(repository: Repository, { notify }: CommitEnvironment): WriteSession {
  return withPlainErrors(() => {
    const folder = stateDir(repository.gitDir);
    if (!lstatIfPresent(folder))
      makeFolderLike(folder, Number(lstatIfPresent(repository.gitDir)?.mode) & 0o7777);
    if (!lstatIfPresent(folder)?.isDirectory()) throw new GitError(`${folder} is no folder. Remove it.`);
    const release = acquireLock(folder, notify);
    try {
      const { withoutHooks, signing } = readRepositoryConfig(repository);
      const withoutConfiguredHooks = { ...repository, config: withoutHooks };
      const recovered = recoverLocked(withoutConfiguredHooks);
      return {
        recovered,
        release,
        recordChange: (change) =>
          withPlainErrors(() => performChange(withoutConfiguredHooks, change, signing)),
      };
    } catch (error) {
      release();
      throw error;
    }
  });
}

/** One change, from taking the register to letting go. */
export function recordChange(
  repository: Repository,
  change: CommitRequest,
  environment: CommitEnvironment,
): CommitResult {
  const session = acquireWriteLock(repository, environment);
  try {
    return session.recordChange(change);
  } finally {
    session.release();
  }
}

/** Settles what an earlier command left, and nothing else. */
export function recover(repository: Repository, environment: CommitEnvironment): RecoveryResult {
  const session = acquireWriteLock(repository, environment);
  session.release();
  return session.recovered;
}

function performChange(
  repository: Repository,
  change: CommitRequest,
  signing: GitSettings | undefined,
): CommitResult {
  const work = createWorkFolder(repository.gitDir);
  const journal = prepareCommit(repository, change, { work, signing });
  const commit = journal.next;
  let moved: ReturnType<typeof moveBranch>;
  try {
    moved = moveBranch(repository, journal);
  } catch {
    // Where not even that can be told, the journal stays, and the next command finds out.
    return { commit, refreshed: false };
  }
  if (moved.ok) return { commit, refreshed: updateFiles(repository, journal, work) };
  if (!removeJournal(repository.gitDir)) return { commit, refreshed: false };
  tryRemoveLeftovers(repository.gitDir);
  throw moved.error;
}

/** Builds the change out of sight, and writes the journal by which it can be finished. */
function prepareCommit(
  repository: Repository,
  change: CommitRequest,
  staging: Parameters<typeof buildCommit>[3],
): Journal {
  const { gitDir } = repository;
  let journal: Journal | undefined;
  try {
    lockIndex(`${gitDir}/index`, `${staging.work}/held`);
    journal = buildCommit(repository, preflight(repository, change), change, staging);
    writeNextIndex(repository, staging.work, journal.steps);
    writeJournal(gitDir, journal);
    return journal;
  } catch (error) {
    // A journal that stands and cannot be taken away would be followed by the next command; so it is followed now.
    if (journal && !removeJournal(gitDir)) return journal;
    tryRemoveLeftovers(gitDir);
    throw error;
  }
}

/** Puts the files in their places, and says whether all stand there. Of one that was edited in the meantime the journal goes on telling. */
function updateFiles(repository: Repository, journal: Journal, work: string): boolean {
  try {
    if (replaceFiles(repository, journal.work, journal.steps).length > 0) return false;
    installIndex(repository, work);
    return true;
  } catch {
    return false;
  }
}

/** Takes the journal back, and says whether none stands any more. That the disk has not yet heard of it does no harm: it would be followed. */
function removeJournal(gitDir: string): boolean {
  try {
    deleteJournal(gitDir);
  } catch {
    // Whether it stands is asked of the disk.
  }
  try {
    return journalTime(gitDir) === undefined;
  } catch {
    return false;
  }
}

function tryRemoveLeftovers(gitDir: string): void {
  try {
    removeLeftovers(gitDir);
  } catch {
    // The next command sweeps.
  }
}

/** What the system would not do, in a sentence; before the change was visible, so that nothing has changed. */
function withPlainErrors<Value>(act: () => Value): Value {
  try {
    return act();
  } catch (error) {
    if (!isFromSystem(error)) throw error;
    const { code, path } = error;
    const why = systemErrorReasons[code ?? ''] ?? `the system says ${code}. Try again.`;
    throw new GitError(`${path ?? 'the repository'} could not be written: ${why}`);
  }
}

const systemErrorReasons: Readonly<Record<string, string>> = {
  ENOSPC: 'the disk is full. Make room and try again.',
  EDQUOT: 'your share of the disk is full. Make room and try again.',
  EROFS: 'the disk is read-only. Work in a copy that you may change.',
  EACCES: 'you may not write there. Ask whoever owns it.',
  EPERM: 'you may not write there. Ask whoever owns it.',
  EIO: 'the disk has a fault. Look after your copies before you try again.',
};
