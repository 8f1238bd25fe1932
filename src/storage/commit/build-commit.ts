/** Builds the commit of a change and the files to replace on disk, out of sight of other programs. */
import { deflateSync } from 'node:zlib';
import { sha256 } from '../fingerprint.ts';
import { firstLine, type GitLocation, type GitSettings, runGit } from '../git/git.ts';
import { GitError } from '../git/git-error.ts';
import {
  buildTrees,
  createObject,
  type GitObject,
  nullId,
  objectHeader,
  type PlacedEntry,
  type TreeEntry,
} from '../git/objects.ts';
import type { Repository } from '../git/repository.ts';
import {
  baseName,
  fsyncFolder,
  lstatIfPresent,
  makeFolderLike,
  parentPath,
  readIfPresent,
  renameInto,
  writeNew,
} from './durable-files.ts';
import type { Journal, Step } from './journal.ts';
import type { CommitRequest, Preflight, PreflightFile } from './preflight.ts';

/**
 * Checks that git knows who records the change.
 * @throws GitError if git has no name or address, or does not understand the date it was given.
 */
export function assertIdentity(place: GitLocation): void {
  for (const name of ['GIT_AUTHOR_IDENT', 'GIT_COMMITTER_IDENT']) {
    const { status, errorOutput } = runGit(place, ['var', name]);
    if (status === 0) continue;
    if (/date/.test(errorOutput))
      throw new GitError(`git does not understand the day it was given: ${firstLine(errorOutput)}`);
    throw new GitError(
      'git does not know who you are. Tell it once: `git config --global user.name "Your Name"` and `git config --global user.email you@example.org`',
    );
  }
}

interface Staging {
  /** The work folder of the change, as an absolute path. */
  readonly work: string;
  /** How the user has commits signed; undefined if they are not. */
  readonly signing: GitSettings | undefined;
}

/** Writes the commit to the repository and the new files to `work`. Returns the journal of what to do with them. */
export function buildCommit(
  repository: Repository,
  { branch, base, trees, files }: Preflight,
  { message }: CommitRequest,
  { work, signing }: Staging,
): Journal {
  const { hash } = repository;
  const blobs: GitObject[] = [];
  const placedEntries = files.map(({ file, was, committedBytes }): PlacedEntry => {
    if (!committedBytes) return { file, entry: undefined };
    const blob = createObject(hash, 'blob', committedBytes);
    blobs.push(blob);
    return { file, entry: { mode: was?.mode ?? '100644', id: blob.id } };
  });
  const builtTrees = buildTrees(hash, trees, placedEntries);
  writeObjects(repository, [...blobs, ...builtTrees], work);
  const treeAndParent = [builtTrees.at(-1)?.id ?? '', ...(base === undefined ? [] : ['-p', base])];
  const commit = writeCommit(repository, treeAndParent, message, { work, signing });

  const steps = files.map((file, index) => createStep(file, index, placedEntries[index]?.entry));
  writeNew(
    files.flatMap(({ after, state }, index) => {
      const name = steps[index]?.made;
      return after && name ? [{ path: `${work}/${name}`, bytes: after, mode: state?.mode }] : [];
    }),
  );
  const subject = `afi: ${message.trim().split('\n')[0]}`;
  return {
    version: 1,
    branch,
    base: base ?? nullId(hash),
    next: commit,
    subject,
    work: baseName(work),
    steps,
  };
}

function createStep(
  { file, state, after, was }: PreflightFile,
  index: number,
  newEntry: TreeEntry | undefined,
): Step {
  const hashBefore = state ? sha256(state.bytes) : null;
  const hashAfter = after ? sha256(after) : null;
  return {
    file,
    before: hashBefore,
    after: hashAfter,
    made: hashAfter === null || hashAfter === hashBefore ? null : `new-${index}`,
    was: was ?? null,
    is: newEntry ?? null,
  };
}

const looseObjectPath = ({ objects }: Repository, id: string) =>
  `${objects}/${id.slice(0, 2)}/${id.slice(2)}`;

const permissionsOf = ({ objects }: Repository): number =>
  Number(lstatIfPresent(objects)?.mode ?? 0o755) & 0o7777;

/** Writes objects to the repository as git does, and waits until the disk has them: before anything refers to them. */
function writeObjects(repository: Repository, objects: readonly GitObject[], work: string): void {
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
 */
function writeCommit(
  repository: Repository,
  treeAndParent: readonly string[],
  message: string,
  { work, signing }: Staging,
): string {
  const store = `${work}/objects`;
  makeFolderLike(store, 0o755);
  const existingStore = repository.objects.replace(/["\\]/g, '\\$&');
  const { status, output, errorOutput } = runGit(
    repository,
    ['commit-tree', ...treeAndParent, ...(signing ? ['-S'] : []), '-F', '-'],
    {
      input: `${message.trimEnd()}\n`,
      config: signing ?? [],
      env: { GIT_OBJECT_DIRECTORY: store, GIT_ALTERNATE_OBJECT_DIRECTORIES: `"${existingStore}"` },
      signs: signing !== undefined,
    },
  );
  if (status !== 0) {
    assertIdentity(repository);
    const failure = signing
      ? 'the commit could not be signed, as your git configuration asks'
      : 'git commit-tree failed';
    throw new GitError(`${failure}: ${firstLine(errorOutput)}`);
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
