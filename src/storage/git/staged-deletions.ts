/** Finds files that the next `git commit` would delete from the register although they are on disk, as after `git rm --cached`. */
import { lstatIfPresent } from '../commit/durable-files.ts';
import type { Environment } from '../process.ts';
import { runGit, splitNul } from './git.ts';

/** Those files of a register's folder, relative to it. One process; none without a repository, or where git does not answer. */
export function findStagedDeletions(folder: string, env: Environment): readonly string[] {
  const args = ['diff-index', '--cached', '--relative', '--no-renames', '--diff-filter=D', '--name-only'];
  const { status, output } = runGit({ folder, env }, [...args, '-z', 'HEAD', '--', '.']);
  return status === 0
    ? splitNul(output).filter((file) => lstatIfPresent(`${folder}/${file}`) !== undefined)
    : [];
}
