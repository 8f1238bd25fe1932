/** Finds the git repository of a folder, or why there is none to use. */
import { fail, ok, type Result } from '../../domain/errors.ts';
import type { Environment } from '../process.ts';
import { describeUnreadableHead, findRemedy } from './damage.ts';
import { explainObstacle, RepositoryError } from './explain-failure.ts';
import { firstLine, type GitLocation, type GitSettings, runGit } from './git.ts';
import { GitError, shallowCloneMessage } from './git-error.ts';

/** A repository that can be used, with the folders in it. */
export interface Repository extends GitLocation {
  /** The root of the work tree, with forward slashes. */
  readonly top: string;
  /** This work tree's own git folder, with its index and HEAD. */
  readonly gitDir: string;
  /** The git folder that all work trees share, with the branches. Differs from `gitDir` in a linked work tree. */
  readonly commonDir: string;
  /** The folder of objects. */
  readonly objects: string;
  /** The register's folder relative to `top`, with a slash at its end; empty if they are the same. */
  readonly prefix: string;
  readonly hash: 'sha1' | 'sha256';
}

/** The first version of git that can flush references to the disk. */
const minimumVersion = [2, 36] as const;

const failWith = (code: RepositoryError['code'], message: string) => fail(new RepositoryError(code, message));

/** The repository around a folder, or why it cannot be used. */
export function findRepository(folder: string, env: Environment): Result<Repository, RepositoryError> {
  const place: GitLocation = { folder, env };
  try {
    const version = /(\d{1,4})\.(\d{1,4})/.exec(
      runGit({ ...place, folder: '.' }, ['version']).output.toString(),
    );
    const [major, minor] = [Number(version?.[1]), Number(version?.[2])];
    if (!(major > minimumVersion[0] || (major === minimumVersion[0] && minor >= minimumVersion[1])))
      return failWith(
        'old-git',
        `git is too old: ${version?.[0]}. Install ${minimumVersion.join('.')} or later.`,
      );
  } catch (error) {
    if (error instanceof GitError) return failWith('no-git', error.message);
    throw error;
  }
  const { status, output, errorOutput } = runGit(place, [
    ...['rev-parse', '--path-format=absolute'],
    ...['--is-bare-repository', '--is-inside-work-tree', '--is-shallow-repository', '--show-object-format'],
    ...[
      '--absolute-git-dir',
      '--git-common-dir',
      '--git-path',
      'objects',
      '--show-prefix',
      '--show-toplevel',
    ],
  ]);
  const lines = output.toString('utf8').split('\n');
  const [bare, inside, shallow, hash, gitDir, commonDir, objects, prefix, top] = lines;
  if (status !== 0 || bare === 'true' || inside === 'false')
    return fail(explainObstacle(folder, errorOutput, { bare, inside }));
  if (!gitDir || !commonDir || !objects || prefix === undefined || !top || lines.length !== 10)
    return failWith(
      'unusable',
      `git cannot say where the repository of ${folder} is. Move it to a path without special characters.`,
    );
  if (hash !== 'sha1' && hash !== 'sha256')
    return failWith('unusable', `the repository in ${top} counts in ${hash}, which is not known here.`);
  if (shallow === 'true') return failWith('shallow', shallowCloneMessage());
  const head = runGit(place, ['rev-parse', '--verify', '--end-of-options', 'HEAD^{commit}']);
  if (head.status !== 0 && findRemedy(head.errorOutput))
    return fail(explainObstacle(folder, head.errorOutput));
  const unreadableHead = head.status === 0 ? undefined : describeUnreadableHead(folder);
  if (unreadableHead !== undefined) return failWith('unusable', unreadableHead);
  return ok({ folder: top, env, top, gitDir, commonDir, objects, prefix, hash });
}

/** Creates a repository, without templates, and with the given settings. */
export function startRepository(folder: string, env: Environment, settings: GitSettings): void {
  const place = { folder, env };
  const steps = [
    ['init', '--quiet', '--initial-branch=main', '--template='],
    ...settings.map(([key, value]) => ['config', '--local', key, value]),
  ];
  for (const step of steps) {
    const { status, errorOutput } = runGit(place, step);
    if (status !== 0)
      throw new GitError(`a repository could not be created in ${folder}: ${firstLine(errorOutput)}`);
  }
}
