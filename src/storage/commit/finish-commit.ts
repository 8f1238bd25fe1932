/** Finishes a change whose commit is built: moves the branch, then updates the files and the index by the journal. */

import { fail, ok, type Result } from '../../domain/errors.ts';
import { sha256 } from '../../domain/sha256.ts';
import { firstLine, type GitResult, requireGitOutput, runGit } from '../git/git.ts';
import { GitError } from '../git/git-error.ts';
import { nullId } from '../git/objects.ts';
import type { Repository } from '../git/repository.ts';
import {
  fsyncFolder,
  lstatIfPresent,
  makeFolderLike,
  makeFolders,
  parentPath,
  readIfPresent,
  removeFolder,
  renameInto,
  setTime,
  sleep,
  temporaryNameFor,
  unlinkIfPresent,
  writeNew,
} from './durable-files.ts';
import { deleteJournal, type Journal, journalTime, type Step, stateDir } from './journal.ts';
import { readWorktreeFile } from './worktree-file.ts';

/** The commit of a branch; undefined if it has none. */
export function branchTip(repository: Repository, branch: string): string | undefined {
  const args = ['rev-parse', '--verify', '--quiet', '--end-of-options', `${branch}^{commit}`];
  const { status, output } = runGit(repository, args);
  return status === 0 ? output.toString().trim() : undefined;
}

/** Moves the branch from `base` to `next`: at this moment the change becomes visible. Fails if the branch has not moved. */
export function moveBranch(repository: Repository, journal: Journal): Result<undefined, GitError> {
  const { branch, base, next, subject } = journal;
  let result: GitResult;
  try {
    result = runGit(repository, ['update-ref', '-m', subject, branch, next, base]);
  } catch (error) {
    if (error instanceof GitError) return fail(error);
    throw error;
  }
  try {
    deleteBranchLocks(repository, journal);
  } catch {
    // Another git's lock: git's own error reports it.
  }
  if (result.status !== 0) {
    const tip = branchTip(repository, branch) ?? nullId(repository.hash);
    const remedy = /\.lock': File exists/.test(result.errorOutput)
      ? 'If no git is running, delete that file.'
      : /Permission denied/.test(result.errorOutput)
        ? 'Ask its owner.'
        : 'Try again.';
    if (tip === base)
      return fail(new GitError(`git refused the change: ${firstLine(result.errorOutput)} ${remedy}`));
    if (tip !== next)
      return fail(new GitError('something else was recorded in the meantime. Run the command again.'));
  }
  // Branches in another format have no folder.
  const folder = parentPath(`${repository.commonDir}/${branch}`);
  if (lstatIfPresent(folder)) fsyncFolder(folder);
  return ok(undefined);
}

/**
 * A git that was killed while it moved the branch leaves its locks. Ours were made after the journal, are empty
 * or name our commit, and are older than git ever keeps them.
 */
export function deleteBranchLocks({ gitDir, commonDir }: Repository, { branch, next }: Journal): void {
  for (const lock of [`${commonDir}/${branch}.lock`, `${gitDir}/HEAD.lock`]) {
    const first = lstatIfPresent(lock);
    if (!first) continue;
    for (
      let waitedMilliseconds = 0;
      waitedMilliseconds < 2000 && lstatIfPresent(lock)?.ino === first.ino;
      waitedMilliseconds += 50
    )
      sleep(50);
    const current = lstatIfPresent(lock);
    if (current?.ino !== first.ino) continue;
    const text = readIfPresent(lock)?.toString().trim();
    if ((text !== '' && text !== next) || current.mtimeNs < (journalTime(gitDir) ?? 0n))
      throw new GitError(
        `git is running in this repository, or was interrupted. If no git is running, delete ${lock}`,
      );
    unlinkIfPresent(lock);
  }
}

/**
 * Writes the next index to `work`: the present index with the files of these steps changed. Git compares a file with the
 * index through the repository's filters, which are programs, if their times do not decide. So git is given an empty work
 * tree, and the index keeps its time.
 */
export function writeNextIndex(repository: Repository, work: string, steps: readonly Step[]): void {
  const [index, emptyFolder] = [`${work}/index`, `${work}/empty`];
  const path = `${repository.gitDir}/index`;
  const [indexBytes, indexStats] = [readIfPresent(path), lstatIfPresent(path)];
  if (indexBytes) writeNew([{ path: index, bytes: indexBytes }]);
  makeFolderLike(emptyFolder, 0o755);
  const removal = `0 ${nullId(repository.hash)}`;
  const input = steps.map(({ file, is }) => `${is ? `${is.mode} ${is.id}` : removal}\t${file}\0`).join('');
  const env = { GIT_INDEX_FILE: index, GIT_WORK_TREE: emptyFolder };
  requireGitOutput({ ...repository, folder: emptyFolder }, ['update-index', '-z', '--index-info'], {
    input,
    env,
  });
  if (indexStats) setTime(index, indexStats.mtimeNs);
}

/**
 * Replaces the files of these steps. A file that matches neither its old nor its new content has been edited since, and is
 * left alone. Returns the files left alone.
 */
export function replaceFiles(
  { top, gitDir }: Repository,
  work: string,
  steps: readonly Step[],
): readonly string[] {
  const skippedFiles: string[] = [];
  const folders = new Set<string>();
  for (const { file, before, after, made } of steps) {
    const path = `${top}/${file}`;
    if (readIfPresent(temporaryNameFor(path))) unlinkIfPresent(temporaryNameFor(path));
    const state = readWorktreeFile(top, file);
    const currentHash = state ? sha256(state.bytes) : null;
    if (currentHash === after) continue;
    if (currentHash !== before) {
      skippedFiles.push(file);
      continue;
    }
    if (made === null) unlinkIfPresent(path);
    else {
      makeFolders(top, file);
      renameInto(`${stateDir(gitDir)}/${work}/${made}`, path);
    }
    folders.add(parentPath(path));
  }
  for (const folder of folders) fsyncFolder(folder);
  return skippedFiles;
}

/** Installs the next index from `work`, unlocks the index, and removes the journal and the work folder. */
export function installIndex({ gitDir }: Repository, work: string): void {
  renameInto(`${work}/index`, `${gitDir}/index`);
  fsyncFolder(gitDir);
  unlinkIfPresent(`${gitDir}/index.lock`);
  deleteJournal(gitDir);
  try {
    removeFolder(work);
  } catch {
    // The next command removes it.
  }
}
