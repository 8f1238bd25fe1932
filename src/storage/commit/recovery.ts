/** Finishes or rolls back an interrupted change, and removes the files that its process left behind. */

import { sha256 } from '../../domain/sha256.ts';
import { firstLine, requireGitOutput, runGit, splitNul } from '../git/git.ts';
import { GitError } from '../git/git-error.ts';
import { nullId } from '../git/objects.ts';
import type { Repository } from '../git/repository.ts';
import { findWorkTree } from '../git/work-tree.ts';
import { orUndefined } from '../system-error.ts';
import {
  listFolder,
  lstatIfPresent,
  makeFolderLike,
  removeFolder,
  unlinkIfPresent,
} from './durable-files.ts';
import {
  branchTip,
  deleteBranchLocks,
  installIndex,
  moveBranch,
  replaceFiles,
  writeNextIndex,
} from './finish-commit.ts';
import { deleteJournal, type Journal, journalTime, readJournal, type Step, stateDir } from './journal.ts';
import { isSameFile, lockIndex, ownToken } from './lock.ts';
import { readStaged } from './preflight.ts';
import { readWorktreeFile } from './worktree-file.ts';

/** What recovery found: `nothing` to do, or a change that it `finished` or rolled back (`taken-back`). */
export type RecoveryResult = 'nothing' | 'finished' | 'taken-back';

/** Finishes or rolls back an interrupted change. Call it with the register locked, before anything is read from it. */
export function resolveInterruptedChange(repository: Repository): RecoveryResult {
  const { gitDir } = repository;
  const journal = readJournal(gitDir);
  const result = journal ? resolveJournal(repository, journal) : 'nothing';
  removeLeftovers(gitDir);
  return result;
}

const workFolders = (gitDir: string) =>
  listFolder(stateDir(gitDir)).flatMap((name) =>
    name.startsWith('work-') ? [`${stateDir(gitDir)}/${name}`] : [],
  );

/** Removes git's lock of the index if it is ours: a second name of a file in one of our work folders. */
function removeOwnIndexLock(gitDir: string): void {
  for (const work of workFolders(gitDir))
    if (isSameFile(`${work}/held`, `${gitDir}/index.lock`)) unlinkIfPresent(`${gitDir}/index.lock`);
}

/** Removes what a dead process left, except a journal. */
export function removeLeftovers(gitDir: string): void {
  removeOwnIndexLock(gitDir);
  // A git that outlived its command may still be writing there; the next command tries again.
  for (const work of workFolders(gitDir)) orUndefined(() => removeFolder(work));
}

/** Creates the work folder of a change. The register must be locked. */
export function createWorkFolder(gitDir: string, name = `work-${ownToken()}`): string {
  const work = `${stateDir(gitDir)}/${name}`;
  removeFolder(work);
  makeFolderLike(work, Number(lstatIfPresent(stateDir(gitDir))?.mode ?? 0o755) & 0o7777);
  return work;
}

/**
 * A git that outlived its command may still move the branch. So a journal is followed wherever possible;
 * it is dropped only if something else has been recorded, or files were edited, since.
 */
function resolveJournal(repository: Repository, journal: Journal): RecoveryResult {
  const { gitDir, top, hash } = repository;
  removeOwnIndexLock(gitDir);
  const work = createWorkFolder(gitDir, `work-${ownToken()}-1`);
  lockIndex(`${gitDir}/index`, `${work}/held`);
  deleteBranchLocks(repository, journal);

  const head = runGit(repository, ['symbolic-ref', '--quiet', 'HEAD']).output.toString('utf8').trim();
  const tip = branchTip(repository, 'HEAD') ?? nullId(hash);
  if (tip === nullId(hash) && tip !== journal.base)
    throw new GitError('git cannot read the commits of this branch. Run `git fsck`.');
  const isAtBase = tip === journal.base && head === journal.branch;
  if (isAtBase && journal.steps.every((step) => isUnedited(top, step))) {
    const moveResult = moveBranch(repository, journal);
    if (!moveResult.ok)
      throw new GitError(`a change that was interrupted could not be finished: ${moveResult.error.message}`);
    return finishRecordedChange(repository, journal, { tip: journal.next, work });
  }
  if (isAncestor(repository, journal.next, tip))
    return finishRecordedChange(repository, journal, { tip, work });
  const isOnBranch = branchTip(repository, journal.branch) === journal.next;
  deleteJournal(gitDir);
  return isOnBranch ? 'finished' : 'taken-back';
}

function isUnedited(top: string, { file, before, after }: Step): boolean {
  const state = readWorktreeFile(top, file);
  const currentHash = state ? sha256(state.bytes) : null;
  return currentHash === before || currentHash === after;
}

function isAncestor(repository: Repository, commit: string, tip: string): boolean {
  if (commit === tip || tip === nullId(repository.hash)) return commit === tip;
  const { status, errorOutput: err } = runGit(repository, ['merge-base', '--is-ancestor', commit, tip]);
  // A commit that git does not know was never recorded.
  if (status === 0 || status === 1 || /not a valid commit/i.test(err)) return status === 0;
  throw new GitError(`git cannot read the commits of this branch: ${firstLine(err)} Run \`git fsck\`.`);
}

/** Updates the files and the index for a change that is recorded, except where something newer has replaced them. */
function finishRecordedChange(
  repository: Repository,
  journal: Journal,
  { tip, work }: { readonly tip: string; readonly work: string },
): RecoveryResult {
  const laterIds = tip === journal.next ? undefined : blobIdsAt(repository, tip);
  const openSteps = journal.steps.filter(({ file, is }) => !laterIds || laterIds.get(file) === is?.id);
  replaceFiles(repository, journal.work, openSteps);
  const { stagedEntries } = readStaged(repository);
  writeNextIndex(
    repository,
    work,
    openSteps.filter(({ file, was }) => stagedEntries.get(file)?.id === (was?.id ?? undefined)),
  );
  installIndex(repository, work);
  return 'finished';
}

/** Every file of a commit. */
const blobIdsAt = (repository: Repository, commit: string): ReadonlyMap<string, string> =>
  new Map(
    splitNul(requireGitOutput(repository, ['ls-tree', '-r', '-z', commit])).map((line) => {
      const [, id = '', file = ''] = /^\d+ \w+ ([0-9a-f]+)\t(.*)$/s.exec(line) ?? [];
      return [file, id] as const;
    }),
  );

/** Whether a change of the register is in progress, found without running git. */
export interface RecoveryState {
  /** Whether a change is half made: its commit may be complete while the files are not. */
  readonly isInterrupted: boolean;
  /** The same before and after a reading if no change was made in between. */
  readonly stamp: string;
}

/** The state of the register in a folder; without git nothing is interrupted. */
export function readRecoveryState(folder: string): RecoveryState {
  const gitDir = findWorkTree(folder)?.gitDir;
  if (gitDir === undefined) return { isInterrupted: false, stamp: '' };
  return {
    isInterrupted: journalTime(gitDir) !== undefined,
    stamp: String(lstatIfPresent(stateDir(gitDir))?.mtimeNs ?? ''),
  };
}
