/** Writes blobs, trees and commits to the repository durably, and has a commit signed. */
import { deflateSync } from 'node:zlib';
import { firstLine, type GitLocation, runGit } from '../git/git.ts';
import { GitError } from '../git/git-error.ts';
import { type GitObject, objectHeader } from '../git/objects.ts';
import type { Repository } from '../git/repository.ts';
import type { Staging } from './build-commit.ts';
import {
  fsyncFolder,
  lstatIfPresent,
  makeFolderLike,
  parentPath,
  readIfPresent,
  renameInto,
  writeNew,
} from './durable-files.ts';
import { canAskUser, signingFailure } from './signing.ts';
import { objectVariables } from './stored-form.ts';

/**
 * Checks that git knows who records the change.
 * @throws GitError if git has no name or address, or does not understand the date it was given.
 */
export function assertIdentity(place: GitLocation): void {
  for (const name of ['GIT_AUTHOR_IDENT', 'GIT_COMMITTER_IDENT']) {
    const { status, errorOutput } = runGit(place, ['var', name]);
    if (status === 0) continue;
    if (/date/.test(errorOutput))
      throw new GitError(`git does not understand the date it was given: ${firstLine(errorOutput)}`);
    throw new GitError(
      'git does not know who you are. Enter your name and e-mail address once: `git config --global user.name "Your Name"` and `git config --global user.email you@example.org`',
    );
  }
}

const looseObjectPath = ({ objects }: Repository, id: string) =>
  `${objects}/${id.slice(0, 2)}/${id.slice(2)}`;

const permissionsOf = ({ objects }: Repository): number =>
  Number(lstatIfPresent(objects)?.mode ?? 0o755) & 0o7777;

/** Writes objects to the repository as git does, and waits until the disk has them: before anything refers to them. */
export function writeObjects(repository: Repository, objects: readonly GitObject[], work: string): void {
  const mode = permissionsOf(repository);
  const distinctObjects = [...new Map(objects.map((object) => [object.id, object])).values()];
  // An object that a crash left empty is written again.
  const missingObjects = distinctObjects.filter(
    ({ id }) => !lstatIfPresent(looseObjectPath(repository, id))?.size,
  );
  const temporaryPath = (index: number) => `${work}/object-${index}`;
  writeNew(
    missingObjects.map(({ kind, content }, index) => ({
      path: temporaryPath(index),
      bytes: deflateSync(Buffer.concat([objectHeader(kind, content), content])),
      mode: 0o444 & mode,
    })),
  );
  const folders = new Set(distinctObjects.map(({ id }) => parentPath(looseObjectPath(repository, id))));
  for (const folder of folders) makeFolderLike(folder, mode);
  for (const [index, { id }] of missingObjects.entries())
    renameInto(temporaryPath(index), looseObjectPath(repository, id));
  for (const folder of [...folders, repository.objects]) fsyncFolder(folder);
}

/**
 * Writes a commit to a store in `work`, where a git that is stopped leaves nothing in the repository, and moves it from there.
 * It is signed only by a program that the user, and not the repository, chose.
 * @throws GitError if git does not know who commits, or if the commit cannot be signed.
 */
export function writeCommit(
  repository: Repository,
  treeAndParent: readonly string[],
  message: string,
  { work, signing, signingTimeLimit }: Pick<Staging, 'work' | 'signing' | 'signingTimeLimit'>,
): string {
  const store = `${work}/objects`;
  makeFolderLike(store, 0o755);
  const { status, output, errorOutput } = runGit(
    repository,
    ['commit-tree', ...treeAndParent, ...(signing ? ['-S'] : []), '-F', '-'],
    {
      input: `${message.trimEnd()}\n`,
      env: objectVariables(repository, store),
      ...(signing && { config: signing.settings, runsUserPrograms: true }),
      ...(signing && !canAskUser(repository.env) && { timeLimit: signingTimeLimit }),
    },
  );
  if (status !== 0) {
    assertIdentity(repository);
    throw new GitError(
      signing
        ? signingFailure(signing, errorOutput, repository.env)
        : `git commit-tree failed: ${firstLine(errorOutput)}`,
    );
  }
  const id = output.toString().trim();
  const path = looseObjectPath(repository, id);
  if (!readIfPresent(path)) {
    makeFolderLike(parentPath(path), permissionsOf(repository));
    renameInto(`${store}/${id.slice(0, 2)}/${id.slice(2)}`, path);
  }
  for (const folder of [parentPath(path), repository.objects]) fsyncFolder(folder);
  return id;
}
