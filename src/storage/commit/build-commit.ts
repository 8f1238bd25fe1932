/** Builds the commit of a change and the files to replace on disk, out of sight of other programs. */
import { sha256 } from '../../domain/sha256.ts';
import type { GitConfig } from '../git/git-config.ts';
import { GitError } from '../git/git-error.ts';
import {
  buildTrees,
  createObject,
  type GitObject,
  nullId,
  type PlacedEntry,
  type TreeEntry,
} from '../git/objects.ts';
import type { Repository } from '../git/repository.ts';
import { baseName, writeNew } from './durable-files.ts';
import { type CommitHooks, runHooksBefore } from './hooks.ts';
import type { Journal, Step } from './journal.ts';
import { type CommitRequest, type Preflight, type PreflightFile, sameBytes } from './preflight.ts';
import type { Signing } from './signing.ts';
import { readWorktreeFile } from './worktree-file.ts';
import { writeCommit, writeObjects } from './write-objects.ts';

/** What the reflog's sentence for a change begins with. */
export const reflogPrefix = 'afi: ';

/** How a commit is made. */
export interface Staging {
  /** The work folder of the change, as an absolute path. */
  readonly work: string;
  /** How commits are signed; undefined if they are not. */
  readonly signing: Signing | undefined;
  readonly hooks: CommitHooks;
  readonly config: GitConfig;
  /** In milliseconds: how long a program that signs may take where the user cannot be asked. */
  readonly signingTimeLimit: number;
}

/** Writes the commit to the repository and the new files to `work`. Returns the journal of what to do with them. */
export function buildCommit(
  repository: Repository,
  { branch, base, trees, files }: Preflight,
  { message }: CommitRequest,
  staging: Staging,
): Journal {
  const { hash } = repository;
  const { work, hooks } = staging;
  const blobs: GitObject[] = [];
  const placedEntries = files.map(({ file, was, committedBytes }): PlacedEntry => {
    if (!committedBytes) return { file, entry: undefined };
    const blob = createObject(hash, 'blob', committedBytes);
    blobs.push(blob);
    return { file, entry: { mode: was?.mode ?? '100644', id: blob.id } };
  });
  const builtTrees = buildTrees(hash, trees, placedEntries);
  writeObjects(repository, [...blobs, ...builtTrees], work);
  const tree = builtTrees.at(-1)?.id ?? '';
  const finalMessage = runHooksBefore(repository, hooks, { message, tree, work });
  if (hooks.events.size > 0) assertUntouched(repository, files);
  const treeAndParent = [tree, ...(base === undefined ? [] : ['-p', base])];
  const commit = writeCommit(repository, treeAndParent, finalMessage, staging);

  const steps = files.map((file, index) => createStep(file, index, placedEntries[index]?.entry));
  writeNew(
    files.flatMap(({ after, state }, index) => {
      const name = steps[index]?.made;
      return after && name ? [{ path: `${work}/${name}`, bytes: after, mode: state?.mode }] : [];
    }),
  );
  const subject = `${reflogPrefix}${finalMessage.trim().split('\n')[0]}`;
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

/** @throws GitError if a hook changed a file that the change replaces. */
function assertUntouched({ top }: Repository, files: readonly PreflightFile[]): void {
  for (const { file, state } of files)
    if (!sameBytes(readWorktreeFile(top, file)?.bytes, state?.bytes))
      throw new GitError(
        `${file} was changed by one of your hooks, so nothing was recorded. Check it with \`git diff\`, and run the command again.`,
      );
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
