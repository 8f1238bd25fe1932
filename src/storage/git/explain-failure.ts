/** Explains why git cannot work in a folder, and what to do about it. */
import { describeDamage, describeUnreadableHead, findRemedy } from './damage.ts';
import { firstLine } from './git.ts';
import { GitError } from './git-error.ts';

type Obstacle = 'no-git' | 'old-git' | 'no-repository' | 'bare' | 'shallow' | 'foreign' | 'unusable';

/** Why a folder has no repository that can be used. The message ends with what to do. */
export class RepositoryError extends GitError {
  override readonly code: Obstacle;

  constructor(code: Obstacle, message: string) {
    super(message);
    this.code = code;
  }
}

/** Why git does not work in a folder, in a sentence that ends with what to do. */
export const explainGitFailure = (folder: string, errorOutput: string): string =>
  explainObstacle(folder, errorOutput).message;

/** Why a folder has no repository that can be used. `bare` and `inside` are git's answers, if it gave any. */
export function explainObstacle(
  folder: string,
  errorOutput: string,
  { bare, inside }: { readonly bare?: string | undefined; readonly inside?: string | undefined } = {},
): RepositoryError {
  const command = /git config --global --add safe\.directory .*/.exec(errorOutput)?.[0];
  if (command !== undefined || errorOutput.includes('dubious ownership'))
    return new RepositoryError(
      'foreign',
      `the repository belongs to another user, and git will not work in it. If you trust it, run: ${command ?? 'git config --global --add safe.directory FOLDER'}`,
    );
  if (bare === 'true' || errorOutput.includes('cannot use bare repository'))
    return new RepositoryError(
      'bare',
      'the repository is bare: it has no files to change. Work in a clone of it.',
    );
  if (inside === 'false')
    return new RepositoryError(
      'unusable',
      `${folder} is outside the repository's work tree (core.worktree), or in \`.git\`.`,
    );
  const damage = errorOutput.includes('not a git repository') ? describeDamage(folder) : undefined;
  if (damage !== undefined) return new RepositoryError('unusable', damage);
  if (errorOutput.includes('not a git repository'))
    return new RepositoryError(
      'no-repository',
      'there is no git repository here. Create one with `git init`, or `afi init DIR`.',
    );
  const remedy = findRemedy(errorOutput);
  const unreadableHead = /bad object HEAD/.test(errorOutput) ? describeUnreadableHead(folder) : undefined;
  return new RepositoryError(
    'unusable',
    unreadableHead ??
      [`git cannot use the repository here: ${firstLine(errorOutput)}`, remedy].filter(Boolean).join(' '),
  );
}
