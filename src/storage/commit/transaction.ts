/** Records a change of the register in one commit, in full or not at all: builds the commit, moves the branch, then updates the files. A journal lets an interrupted change be finished. */

import { type GitConfig, readGitConfig, withoutHooks } from '../git/git-config.ts';
import { GitError } from '../git/git-error.ts';
import type { Repository } from '../git/repository.ts';
import { isSystemError, orUndefined } from '../system-error.ts';
import { buildCommit, reflogPrefix, type Staging } from './build-commit.ts';
import { lstatIfPresent } from './durable-files.ts';
import { installIndex, moveBranch, replaceFiles, writeNextIndex } from './finish-commit.ts';
import { findCommitHooks, runPostCommit } from './hooks.ts';
import { createStateDir, deleteJournal, type Journal, journalTime, writeJournal } from './journal.ts';
import { acquireLock, lockIndex } from './lock.ts';
import { type CommitRequest, preflight } from './preflight.ts';
import {
  createWorkFolder,
  type RecoveryResult,
  removeLeftovers,
  resolveInterruptedChange,
} from './recovery.ts';
import { readSigning, signingTimeLimit as usualSigningTimeLimit } from './signing.ts';

/** What a change needs besides the repository. */
export interface CommitEnvironment {
  /** Shows the user a sentence at once, while it waits. */
  readonly notify: (sentence: string) => void;
  /** In milliseconds: how long a program that signs may take where the user cannot be asked for a passphrase; a minute if not given. */
  readonly signingTimeLimit?: number;
}

/** The commit of a change. */
export interface CommitResult {
  readonly commit: string;
  /** The first line of its message, which a hook of the user may have edited. */
  readonly subject: string;
  /** For the user: what hooks printed, and hooks that were not run. */
  readonly notes: readonly string[];
  /** False if the change is recorded but not all files are up to date: the next command that changes the register finishes it. */
  readonly isRefreshed: boolean;
}

/** The register while no other command can change it. */
export interface WriteSession {
  /** The result for a change that was interrupted earlier. */
  readonly recoveryResult: RecoveryResult;
  readonly recordChange: (change: CommitRequest) => CommitResult;
  readonly release: () => void;
}

/**
 * Locks the register for one command, and first finishes what an earlier command left. Nothing that the command reads until
 * it releases the lock can change. Waits up to thirty seconds for each other command.
 * @throws GitError if the register stays locked or cannot be changed.
 */
export function acquireWriteLock(
  repository: Repository,
  { notify, signingTimeLimit = usualSigningTimeLimit }: CommitEnvironment,
): WriteSession {
  return withPlainErrors(() => {
    const folder = createStateDir(repository.gitDir);
    if (!lstatIfPresent(folder)?.isDirectory()) throw new GitError(`${folder} is not a folder. Remove it.`);
    const release = acquireLock(folder, notify);
    try {
      const config = readGitConfig(repository);
      const hooklessRepository = { ...repository, config: withoutHooks(config) };
      const recoveryResult = resolveInterruptedChange(hooklessRepository);
      return {
        recoveryResult,
        release,
        recordChange: (change) =>
          withPlainErrors(() => performChange(hooklessRepository, change, { config, signingTimeLimit })),
      };
    } catch (error) {
      release();
      throw error;
    }
  });
}

/** Locks the register, records one change, and releases the lock. */
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

/** Finishes an interrupted change, and nothing else. */
export function finishInterruptedChange(
  repository: Repository,
  environment: CommitEnvironment,
): RecoveryResult {
  const session = acquireWriteLock(repository, environment);
  session.release();
  return session.recoveryResult;
}

function performChange(
  repository: Repository,
  change: CommitRequest,
  { config, signingTimeLimit }: { readonly config: GitConfig; readonly signingTimeLimit: number },
): CommitResult {
  // Refused before anything is written.
  const hooks = findCommitHooks(repository, config);
  const signing = readSigning(config);
  const work = createWorkFolder(repository.gitDir);
  const journal = prepareCommit(repository, change, { work, config, signing, hooks, signingTimeLimit });
  const result = {
    commit: journal.next,
    subject: journal.subject.slice(reflogPrefix.length),
    notes: hooks.notes,
  };
  let moveResult: ReturnType<typeof moveBranch>;
  try {
    moveResult = moveBranch(repository, journal);
  } catch {
    // Whether the branch moved is not known: the journal stays, and the next command finds out.
    return { ...result, isRefreshed: false };
  }
  if (moveResult.ok) {
    const isRefreshed = updateFiles(repository, journal, work);
    runPostCommit(repository, hooks);
    return { ...result, isRefreshed };
  }
  if (!removeJournal(repository.gitDir)) return { ...result, isRefreshed: false };
  tryRemoveLeftovers(repository.gitDir);
  throw moveResult.error;
}

/** Builds the change out of sight, and writes the journal from which it can be finished. */
function prepareCommit(repository: Repository, change: CommitRequest, staging: Staging): Journal {
  const { gitDir } = repository;
  let journal: Journal | undefined;
  try {
    lockIndex(`${gitDir}/index`, `${staging.work}/held`);
    journal = buildCommit(repository, preflight(repository, change, staging), change, staging);
    writeNextIndex(repository, staging.work, journal.steps);
    writeJournal(gitDir, journal);
    return journal;
  } catch (error) {
    // The next command would follow a journal that cannot be removed, so this command follows it now.
    if (journal && !removeJournal(gitDir)) return journal;
    tryRemoveLeftovers(gitDir);
    throw error;
  }
}

/** Updates the files, and returns whether all are up to date. The journal stays if a file was edited in the meantime. */
function updateFiles(repository: Repository, journal: Journal, work: string): boolean {
  const isUpToDate = orUndefined(() => {
    if (replaceFiles(repository, journal.work, journal.steps).length > 0) return false;
    installIndex(repository, work);
    return true;
  });
  return isUpToDate ?? false;
}

/** Removes the journal, and returns whether it is gone. After a crash it may be there again, and is then followed, which does no harm. */
function removeJournal(gitDir: string): boolean {
  orUndefined(() => deleteJournal(gitDir));
  return orUndefined(() => journalTime(gitDir) === undefined) ?? false;
}

/** Removes what this change left, if possible; if not, the next command does. */
const tryRemoveLeftovers = (gitDir: string): void => orUndefined(() => removeLeftovers(gitDir));

/** Turns an error of the system into a sentence. The change is not visible yet, so nothing has changed. */
function withPlainErrors<Value>(act: () => Value): Value {
  try {
    return act();
  } catch (error) {
    if (!isSystemError(error)) throw error;
    const { code, path } = error;
    const reason = systemErrorReasons[code ?? ''] ?? `the system reports ${code}. Try again.`;
    throw new GitError(`${path ?? 'the repository'} could not be written: ${reason}`);
  }
}

const systemErrorReasons: Readonly<Record<string, string>> = {
  ENOSPC: 'the disk is full. Free some space and try again.',
  EDQUOT: 'your disk quota is used up. Free some space and try again.',
  EROFS: 'the disk is read-only. Work in a copy that you may change.',
  EACCES: 'you do not have permission to write there. Ask its owner.',
  EPERM: 'you do not have permission to write there. Ask its owner.',
  EIO: 'the disk has a fault. Check your backups before you try again.',
};
