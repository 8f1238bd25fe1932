/** Refuses to read history from a partial clone that lacks part of it, without fetching what it lacks. */
import { listFolder, readIfPresent } from '../commit/durable-files.ts';
import { type GitLocation, runGit } from './git.ts';
import { GitError, IncompleteCloneError, partialCloneMessage } from './git-error.ts';
import { findCommonDir, findLinkedWorkTree } from './work-tree.ts';

/**
 * Checks that the clone has every version of every file below a folder, in the history of HEAD. No process in a full clone, one in a
 * partial clone; one whose missing parts were fetched later is complete.
 * @throws IncompleteCloneError if it does not.
 */
export function assertCompleteClone(place: GitLocation): void {
  if (!isPartialClone(findGitDir(place))) return;
  const { status, output, errorOutput } = runGit(place, [
    ...['rev-list', '--objects', '--missing=print', '--quiet', '--end-of-options', 'HEAD', '--', '.'],
  ]);
  const isUnborn = status !== 0 && /bad revision|ambiguous argument/.test(errorOutput);
  if ((status !== 0 && !isUnborn) || output.includes('?'))
    throw new IncompleteCloneError(partialCloneMessage);
}

/** The error for an object that git cannot read. `name` is what the object contains. */
export const lostObjectError = (place: GitLocation, name: string): GitError =>
  isPartialClone(findGitDir(place))
    ? new IncompleteCloneError(partialCloneMessage)
    : new GitError(`git has lost ${name}. Fetch it again, or run \`git fsck\`.`);

const findGitDir = ({ gitDir, folder }: GitLocation) => gitDir ?? findLinkedWorkTree(folder)?.gitDir;

/** Whether git would fetch missing objects from a remote: its configuration names a promisor, or a pack came from one. */
function isPartialClone(gitDir: string | undefined): boolean {
  if (gitDir === undefined) return false;
  const folder = findCommonDir(gitDir);
  return (
    /promisor|partialclone/i.test(readIfPresent(`${folder}/config`)?.toString() ?? '') ||
    listFolder(`${folder}/objects/pack`).some((name) => name.endsWith('.promisor'))
  );
}
