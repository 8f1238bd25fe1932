/** Checks that a change can be recorded: git, the index and the disk must have the content that the change was made from. */

import type { ChangedFile } from '../../domain/file-change.ts';
import { quoteArgument } from '../../domain/text/quote-argument.ts';
import { readObjects, requireGitOutput, runGit, type StoredObject, splitNul } from '../git/git.ts';
import type { GitConfig } from '../git/git-config.ts';
import { GitError } from '../git/git-error.ts';
import { createObject, foldersAbove, parseTree, type TreeEntry, treeEntry } from '../git/objects.ts';
import type { Repository } from '../git/repository.ts';
import { baseName, lstatIfPresent, parentPath } from './durable-files.ts';
import { type ConvertedFile, readConvertedFiles } from './stored-form.ts';
import { assertWritable, isSafePath, readWorktreeFile, type WorktreeFile } from './worktree-file.ts';

/** The files to change in one commit, and its message. */
export interface CommitRequest {
  /** Relative to the work tree's root. */
  readonly files: readonly ChangedFile[];
  readonly message: string;
  /** Whether the files are on disk already, edited by hand; `before` is then git's content. */
  readonly isHandEdit?: boolean;
}

/** A file that can be changed: its entry in git, and the bytes to commit, which may differ from those on disk. */
export interface PreflightFile extends ChangedFile {
  readonly was: TreeEntry | undefined;
  readonly committedBytes: Uint8Array | undefined;
  /** Its state on disk; undefined if it is not there. */
  readonly state: WorktreeFile | undefined;
}

/** A change that can be recorded, and the trees that it changes. */
export interface Preflight {
  readonly branch: string;
  /** The commit on which the change is made; undefined on a branch without commits. */
  readonly base: string | undefined;
  readonly trees: ReadonlyMap<string, ReadonlyMap<string, TreeEntry>>;
  readonly files: readonly PreflightFile[];
}

/** Git operations that can be open: a file in git's folder, the operation, and how to end it. */
const openOperations: readonly (readonly [file: string, what: string, end: string])[] = [
  ['MERGE_HEAD', 'a merge', 'git merge --continue` or `git merge --abort'],
  ['rebase-merge', 'a rebase', 'git rebase --continue` or `git rebase --abort'],
  ['rebase-apply', 'a rebase', 'git rebase --continue` or `git rebase --abort'],
  ['CHERRY_PICK_HEAD', 'a cherry-pick', 'git cherry-pick --continue` or `git cherry-pick --abort'],
  ['REVERT_HEAD', 'a revert', 'git revert --continue` or `git revert --abort'],
  ['BISECT_LOG', 'a bisection', 'git bisect reset'],
];

/**
 * Checks everything before anything is written. The index must be locked.
 * @throws GitError if the change cannot be recorded.
 */
export function preflight(
  repository: Repository,
  { files, isHandEdit = false }: CommitRequest,
  conversion: { readonly config: GitConfig; readonly work: string },
): Preflight {
  const changedFiles = files.filter(({ before, after }) => !sameBytes(before, after));
  if (changedFiles.length === 0) throw new GitError('there is nothing to record: no file would change.');
  const names = changedFiles.map(({ file }) => file);
  for (const file of names)
    if (!isSafePath(file))
      throw new GitError(`${file} is not a valid name for a file of the register. Rename it.`);
  if (new Set(names).size < names.length) throw new GitError('the change names a file twice. Name it once.');

  const ref = runGit(repository, ['symbolic-ref', '--quiet', 'HEAD']);
  const branch = ref.output.toString('utf8').trim();
  if (ref.status !== 0 || !branch.startsWith('refs/heads/'))
    throw new GitError(
      'no branch is checked out, so the change would not be on any branch. Run `git switch BRANCH` first.',
    );

  const convertedFiles = readConvertedFiles(repository, changedFiles, conversion);
  const folders = foldersAbove(names);
  const [head, ...storedObjects] = readObjects(repository, [
    'HEAD^{commit}',
    ...openOperations.map(([name]) => (name.endsWith('_HEAD') ? name : 'HEAD:')),
    ...folders.map((folder) => `HEAD:${folder}`),
    ...names.map((file) => `HEAD:${file}`),
  ]);
  assertNoGitOperation(repository, storedObjects);
  const above = storedObjects.slice(openOperations.length, openOperations.length + folders.length);
  const blobs = storedObjects.slice(openOperations.length + folders.length);
  const trees = parseTrees(repository.hash, { head, folders, storedObjects: above });
  const { stagedEntries, conflict } = readStaged(repository);
  if (conflict !== undefined)
    throw new GitError(
      `a merge left a conflict in ${conflict}. Resolve it, then run \`git add ${quoteArgument(conflict)}\`.`,
    );
  return {
    branch,
    base: head?.id,
    trees,
    files: changedFiles.map((change, index) => {
      const was = treeEntry(trees.get(parentPath(change.file)) ?? new Map(), baseName(change.file));
      return checkFile(repository, change, {
        was,
        blob: blobs[index],
        stagedEntry: stagedEntries.get(change.file),
        converted: convertedFiles.get(change.file),
        isHandEdit,
      });
    }),
  };
}

function assertNoGitOperation(
  repository: Repository,
  storedObjects: readonly (StoredObject | undefined)[],
): void {
  openOperations.forEach(([name, operation, end], index) => {
    if (storedObjects[index]?.kind === 'commit' || lstatIfPresent(`${repository.gitDir}/${name}`))
      throw new GitError(`${operation} is in progress in this repository. Finish it first: \`${end}\`.`);
  });
}

/**
 * The trees above the files. A tree that cannot be read would look like a missing tree, and all its files would be
 * lost; so each must have the id that the tree above it gives.
 */
function parseTrees(
  hash: Repository['hash'],
  {
    head,
    folders,
    storedObjects,
  }: {
    head: StoredObject | undefined;
    folders: readonly string[];
    storedObjects: readonly (StoredObject | undefined)[];
  },
): ReadonlyMap<string, ReadonlyMap<string, TreeEntry>> {
  const trees = new Map<string, ReadonlyMap<string, TreeEntry>>();
  folders.forEach((folder, index) => {
    const above = treeEntry(trees.get(parentPath(folder)) ?? new Map(), baseName(folder));
    const root = /^tree ([0-9a-f]+)\n/.exec(head?.content.toString('latin1') ?? '')?.[1];
    const id = folder === '' ? root : above?.id;
    const tree = storedObjects[index];
    if (tree?.id !== id) throw new GitError(unreadableMessage(folder));
    if (tree?.kind === 'tree') trees.set(folder, parseTree(hash, tree.content));
  });
  return trees;
}

const unreadableMessage = (name: string) =>
  `git cannot read its copy of ${name || 'this repository'}. Run \`git fsck\`, and fetch it again.`;

/** The entries of the index by file, and the first file in conflict, if any. */
export function readStaged(repository: Repository): {
  readonly stagedEntries: ReadonlyMap<string, TreeEntry>;
  readonly conflict: string | undefined;
} {
  const stagedEntries = new Map<string, TreeEntry>();
  let conflict: string | undefined;
  for (const entry of splitNul(requireGitOutput(repository, ['ls-files', '--stage', '-z']))) {
    const [, mode = '', id = '', stage, file = ''] = /^(\d+) ([0-9a-f]+) (\d)\t(.*)$/s.exec(entry) ?? [];
    if (stage === '0') stagedEntries.set(file, { mode, id });
    else conflict ??= file;
  }
  return { stagedEntries, conflict };
}

interface StoredState {
  readonly was: TreeEntry | undefined;
  readonly blob: StoredObject | undefined;
  readonly stagedEntry: TreeEntry | undefined;
  /** How git converts the file; undefined if it does not. */
  readonly converted: ConvertedFile | undefined;
  readonly isHandEdit: boolean;
}

function checkFile(
  repository: Repository,
  change: ChangedFile,
  { was, blob, stagedEntry, converted, isHandEdit }: StoredState,
): PreflightFile {
  const { file, before, after } = change;
  const state = readWorktreeFile(repository.top, file);
  const expectedBytes =
    !after && converted && sameBytes(converted.storedBytes, blob?.content)
      ? state?.bytes
      : (change.worktreeContent ?? (isHandEdit ? after : before));
  if (converted?.filter !== undefined && after && !change.isNewDocument && !sameBytes(state?.bytes, after))
    throw new GitError(
      `${file} is stored through the filter ${converted.filter}, which afi cannot reverse. Nothing was changed. Put the document back with git: \`git checkout COMMIT -- ${quoteArgument(file)}\`, then \`afi save\`.`,
    );
  if (was && !/^100(?:644|755)$/.test(was.mode))
    throw new GitError(`${file} is not a plain file in git but a link or a folder. Remove it there first.`);
  if (was?.id !== blob?.id) throw new GitError(unreadableMessage(file));

  const isConvertedOnDisk = blob !== undefined && isConverted(blob.content, state?.bytes);
  const toStoredForm = (bytes: Uint8Array | undefined) =>
    bytes && (isConvertedOnDisk || (!blob && converted?.isText)) ? withLineFeeds(bytes) : bytes;
  const committedBytes = after && (converted?.storedBytes ?? toStoredForm(after));
  const idOf = (bytes: Uint8Array | undefined) => bytes && createObject(repository.hash, 'blob', bytes).id;
  const isStagedByHand =
    (isHandEdit || change.worktreeContent) &&
    [committedBytes, toStoredForm(expectedBytes)].some((bytes) => stagedEntry?.id === idOf(bytes));
  if (!sameEntry(stagedEntry, was) && !isStagedByHand)
    throw new GitError(
      `${file} has edits that are staged and not recorded. Save them with \`afi save\`, or unstage them: \`git restore --staged ${quoteArgument(file)}\`.`,
    );
  if (!sameBytes(state?.bytes, expectedBytes))
    throw new GitError(`${file} was changed by something else in the meantime. Run the command again.`);
  const beforeInGit = isHandEdit ? before : toStoredForm(before);
  if (!sameBytes(beforeInGit, blob?.content))
    throw new GitError(
      blob
        ? `${file} has edits that are not recorded. Save them with \`afi save\`, or drop them: \`git restore ${quoteArgument(file)}\`.`
        : `${file} is not recorded in git, and is in the way. Save it with \`afi save\`, or move it away.`,
    );
  if (!sameBytes(after, expectedBytes)) assertWritable(repository.top, file);
  return { ...change, was, committedBytes, state };
}

/** Whether two contents are the same; undefined is the content of a file that does not exist. */
export const sameBytes = (first: Uint8Array | undefined, second: Uint8Array | undefined): boolean =>
  first === undefined || second === undefined ? first === second : Buffer.compare(first, second) === 0;

const sameEntry = (first: TreeEntry | undefined, second: TreeEntry | undefined) =>
  first?.id === second?.id && first?.mode === second?.mode;

/**
 * Whether git turned line ends into CRLF on the disk: git's content has none, and the disk has only CRLF. Such a file is
 * recorded with line feeds, as git would; every other file with its bytes.
 */
function isConverted(storedBytes: Uint8Array, disk: Uint8Array | undefined): boolean {
  if (!disk?.includes(13) || storedBytes.includes(13)) return false;
  return disk.every((byte, index) => byte !== 10 || disk[index - 1] === 13);
}

/** Whether a file on disk has git's content, apart from line ends that git converted. */
export const equalsStoredContent = (storedBytes: Uint8Array, disk: Uint8Array): boolean =>
  sameBytes(isConverted(storedBytes, disk) ? withLineFeeds(disk) : disk, storedBytes);

const withLineFeeds = (bytes: Uint8Array): Uint8Array =>
  bytes.filter((byte, index) => byte !== 13 || bytes[index + 1] !== 10);
