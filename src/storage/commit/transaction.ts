/** Changes the register in one commit, all or nothing: built first, made visible at once, then put on disk under a journal. */

import type { GitSettings } from '../git/git.ts';
import { GitRefusal } from '../git/git-refusal.ts';
import { type Repository, readRepositoryConfig } from '../git/repository.ts';
import { isFromSystem } from '../system-error.ts';
import { buildCommit } from './build-commit.ts';
import { lstatIfPresent, makeFolderLike } from './durable-files.ts';
import { deleteWorkFolder, makeIndex, moveBranch, putFiles } from './finish-commit.ts';
import { deleteJournal, type Journal, journalTime, stateDir, writeJournal } from './journal.ts';
import { acquireLock, lockIndex } from './lock.ts';
import { type CommitRequest, preflight } from './preflight.ts';
import { type RecoveryResult, recover as recoverLocked, removeLeftovers, startWork } from './recovery.ts';

/** What a change needs of the world. */
export interface CommitEnvironment {
  /** Tells the user at once, while it waits. */
  readonly say: (sentence: string) => void;
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
export function acquireWriteLock(repository: Repository, { say }: CommitEnvironment): WriteSession {
  return plainly(() => {
    const folder = stateDir(repository.gitDir);
    if (!lstatIfPresent(folder))
      makeFolderLike(folder, Number(lstatIfPresent(repository.gitDir)?.mode) & 0o7777);
    if (!lstatIfPresent(folder)?.isDirectory()) throw new GitRefusal(`${folder} is no folder. Remove it.`);
    const release = acquireLock(folder, say);
    try {
      const { withoutHooks, signing } = readRepositoryConfig(repository);
      const guarded = { ...repository, config: withoutHooks };
      const recovered = recoverLocked(guarded);
      return {
        recovered,
        release,
        recordChange: (change) => plainly(() => perform(guarded, change, signing)),
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
  surroundings: CommitEnvironment,
): CommitResult {
  const held = acquireWriteLock(repository, surroundings);
  try {
    return held.recordChange(change);
  } finally {
    held.release();
  }
}

/** Settles what an earlier command left, and nothing else. */
export function recover(repository: Repository, surroundings: CommitEnvironment): RecoveryResult {
  const held = acquireWriteLock(repository, surroundings);
  held.release();
  return held.recovered;
}

function perform(
  repository: Repository,
  change: CommitRequest,
  signing: GitSettings | undefined,
): CommitResult {
  const work = startWork(repository.gitDir);
  const journal = announced(repository, change, { work, signing });
  const commit = journal.next;
  let moved: ReturnType<typeof moveBranch>;
  try {
    moved = moveBranch(repository, journal);
  } catch {
    // Where not even that can be told, the journal stays, and the next command finds out.
    return { commit, refreshed: false };
  }
  if (moved.ok) return { commit, refreshed: putInPlace(repository, journal, work) };
  if (!takeBack(repository.gitDir)) return { commit, refreshed: false };
  trySweep(repository.gitDir);
  throw moved.error;
}

/** Builds the change out of sight, and writes the journal by which it can be finished. */
function announced(
  repository: Repository,
  change: CommitRequest,
  aside: Parameters<typeof buildCommit>[3],
): Journal {
  const { gitDir } = repository;
  let journal: Journal | undefined;
  try {
    lockIndex(`${gitDir}/index`, `${aside.work}/held`);
    journal = buildCommit(repository, preflight(repository, change), change, aside);
    makeIndex(repository, aside.work, journal.steps);
    writeJournal(gitDir, journal);
    return journal;
  } catch (error) {
    // A journal that stands and cannot be taken away would be followed by the next command; so it is followed now.
    if (journal && !takeBack(gitDir)) return journal;
    trySweep(gitDir);
    throw error;
  }
}

/** Puts the files in their places, and says whether all stand there. Of one that was edited in the meantime the journal goes on telling. */
function putInPlace(repository: Repository, journal: Journal, work: string): boolean {
  try {
    if (putFiles(repository, journal.work, journal.steps).length > 0) return false;
    deleteWorkFolder(repository, work);
    return true;
  } catch {
    return false;
  }
}

/** Takes the journal back, and says whether none stands any more. That the disk has not yet heard of it does no harm: it would be followed. */
function takeBack(gitDir: string): boolean {
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

function trySweep(gitDir: string): void {
  try {
    removeLeftovers(gitDir);
  } catch {
    // The next command sweeps.
  }
}

/** What the system would not do, in a sentence; before the change was visible, so that nothing has changed. */
function plainly<Value>(act: () => Value): Value {
  try {
    return act();
  } catch (error) {
    if (!isFromSystem(error)) throw error;
    const { code, path } = error;
    const why = reasons[code ?? ''] ?? `the system says ${code}. Try again.`;
    throw new GitRefusal(`${path ?? 'the repository'} could not be written: ${why}`);
  }
}

const reasons: Readonly<Record<string, string>> = {
  ENOSPC: 'the disk is full. Make room and try again.',
  EDQUOT: 'your share of the disk is full. Make room and try again.',
  EROFS: 'the disk is read-only. Work in a copy that you may change.',
  EACCES: 'you may not write there. Ask whoever owns it.',
  EPERM: 'you may not write there. Ask whoever owns it.',
  EIO: 'the disk has a fault. Look after your copies before you try again.',
};
