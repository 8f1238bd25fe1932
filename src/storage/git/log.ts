/** Reads git's log: the commits of the current branch, and the files of the register that each commit changed. */
import type { Commit } from '../../domain/commit-history.ts';
import { isDay } from '../../domain/dates/partial-date.ts';
import { describeUnreadableHead } from './damage.ts';
import { explainGitFailure } from './explain-failure.ts';
import { type GitLocation, requireGitOutput, runGit } from './git.ts';
import { GitError, IncompleteCloneError, shallowCloneMessage } from './git-error.ts';
import { createObject } from './objects.ts';
import { assertCompleteClone } from './partial-clone.ts';
import { findRegisterTrees } from './register-folders.ts';

/** The day of a commit with an invalid date: before all others, so that an audit finds it. */
export const unreadableDay = '0001-01-01';

/** A commit with the files of the register that it changed. */
export interface LoggedCommit extends Commit {
  /** Its changes against each of its parents, in their order; those of the first commit against an empty folder. */
  readonly changesByParent: readonly (readonly FileVersionChange[])[];
}

/** A change of a file's content; undefined where the file does not exist. */
export interface FileVersionChange {
  /** Below the register's folder. */
  readonly file: string;
  readonly before: FileContent | undefined;
  readonly after: FileContent | undefined;
}

/** Git's entry for a file: the id of its content, and its mode in octal digits. */
export interface FileContent {
  readonly id: string;
  readonly mode: string;
}

const noCommitError = /unknown revision|bad revision|does not have any commits/;
/** Git decorates the commit at which a shallow clone ends with this name. */
const graftedDecoration = /(?:^| |, )grafted(?:,|$)/;
const emptyHistoryMessage = 'nothing is recorded here yet.';
const logFields = ['%H', '%T', '%P', '%an', '%cI', '%ct', '%D', '%B'];

/** Which commits and files are read. */
export interface LogQuery {
  /** The commits whose ancestors are read; HEAD if absent. */
  readonly revisions?: readonly string[];
  /** Only changes of these files and folders, relative to the place's folder; all of its files if absent, and with former folders. */
  readonly files?: readonly string[];
  /** Whether paths in the answer begin at the top of the repository, and not at the place's folder. */
  readonly isFromTop?: boolean;
  /** Folders below the repository in which the register was before it was moved to the place's folder. */
  readonly formerFolders?: readonly string[];
}

/** Every ancestor of some commits, parents before children, with what it changed. Two processes, five where the register was moved. */
export function readLog(
  place: GitLocation,
  { revisions, files = ['.'], isFromTop, formerFolders = [] }: LogQuery = {},
): readonly LoggedCommit[] {
  assertCompleteClone(place);
  const headers = readHeaders(place, { revisions });
  if (headers.some(({ isCloneEnd }) => isCloneEnd)) throw new IncompleteCloneError(shallowCloneMessage());
  const commits = headers.map(({ commit }) => commit);
  const registerTrees = formerFolders.length > 0 && findRegisterTrees(place, commits, formerFolders);
  const trees = new Map(
    headers.map(({ commit, tree }) => [
      commit,
      registerTrees ? (registerTrees.get(commit)?.tree ?? emptyTreeId(tree)) : tree,
    ]),
  );
  const pairs = headers.flatMap(({ commit, tree, parents }) =>
    (parents.length > 0 ? parents.map((parent) => trees.get(parent)) : [emptyTreeId(tree)]).map(
      (before) => `${before} ${trees.get(commit)}\n`,
    ),
  );
  const args = ['diff-tree', '--stdin', '-r', '--raw', '-z', '--no-renames', '--no-abbrev'];
  const isWholeTree = isFromTop || registerTrees !== false;
  const paths = [isWholeTree ? '--no-relative' : '--relative', '--', ...(registerTrees ? [] : files)];
  const output = requireGitOutput(place, [...args, ...paths], { input: pairs.join('') });
  const comparisons = parseComparisons(output.toString('utf8'));
  let offset = 0;
  return headers.map(({ tree: _, isCloneEnd: __, ...header }) => {
    const count = Math.max(1, header.parents.length);
    offset += count;
    const folder = registerTrees ? registerTrees.get(header.commit)?.folder : undefined;
    return {
      ...header,
      changesByParent: comparisons.slice(offset - count, offset),
      ...(folder !== undefined && { folder }),
    };
  });
}

const emptyTreeId = (like: string) =>
  createObject(like.length === 40 ? 'sha1' : 'sha256', 'tree', new Uint8Array()).id;

/** A commit without what it changed. */
export interface ListedCommit extends Commit {
  /** Whether this clone lacks its parents. */
  readonly isCloneEnd: boolean;
}

/** Every ancestor of HEAD that changed a folder, relative to the place's folder: parents before children, merges too. One process. */
export function listCommits(place: GitLocation, folder: string): readonly ListedCommit[] {
  assertCompleteClone(place);
  return readHeaders(place, { paths: ['--full-history', '--end-of-options', 'HEAD', '--', folder] });
}

function readHeaders(
  place: GitLocation,
  {
    revisions,
    paths = ['--end-of-options', 'HEAD'],
  }: { readonly revisions?: readonly string[] | undefined; readonly paths?: readonly string[] },
) {
  const args = [
    ...['log', '--topo-order', '--reverse', '-z', '--encoding=UTF-8', '--decorate=full'],
    ...['--no-show-signature', '--no-notes', '--no-color', '--no-patch'],
    `--format=${logFields.join('%x00')}`,
  ];
  const { status, output, errorOutput } = revisions
    ? runGit(place, [...args, '--stdin'], { input: `${revisions.join('\n')}\n` })
    : runGit(place, [...args, ...paths]);
  if (status !== 0)
    throw new GitError(
      noCommitError.test(errorOutput)
        ? (describeUnreadableHead(place.folder) ?? emptyHistoryMessage)
        : explainGitFailure(place.folder, errorOutput),
    );
  const parts = output.toString('utf8').split('\0');
  return Array.from({ length: Math.floor(parts.length / logFields.length) }, (_, i) => {
    const [commit = '', tree = '', parents = '', author = '', day = '', seconds, names = '', message = ''] =
      parts.slice(i * logFields.length, (i + 1) * logFields.length);
    return {
      commit,
      isCloneEnd: graftedDecoration.test(names),
      tree,
      parents: parents === '' ? [] : parents.split(' '),
      author,
      day: isDay(day.slice(0, 10)) ? day.slice(0, 10) : unreadableDay,
      seconds: isDay(day.slice(0, 10)) && Number.isSafeInteger(Number(seconds)) ? Number(seconds) : 0,
      message: message.trimEnd(),
    };
  });
}

/** Parses the changes of several comparisons. Each begins with a line that names both trees, or with a part that names the commit; each change has two parts that end with NUL. */
export function parseComparisons(output: string): readonly (readonly FileVersionChange[])[] {
  const comparisons: FileVersionChange[][] = [];
  const headerEnd = /[\n\0]/g;
  for (let offset = 0; offset < output.length; ) {
    if (output[offset] !== ':') {
      headerEnd.lastIndex = offset;
      offset = headerEnd.test(output) ? headerEnd.lastIndex : output.length;
      comparisons.push([]);
      continue;
    }
    const change = output.indexOf('\0', offset);
    const name = output.indexOf('\0', change + 1);
    const [modeBefore = '', modeAfter = '', before = '', after = ''] = output
      .slice(offset + 1, change)
      .split(' ');
    comparisons.at(-1)?.push({
      file: output.slice(change + 1, name),
      before: fileContent(before, modeBefore),
      after: fileContent(after, modeAfter),
    });
    offset = name + 1;
  }
  return comparisons;
}

const fileContent = (id: string, mode: string): FileContent | undefined =>
  /^0+$/.test(mode) ? undefined : { id, mode };

/** A commit on the first-parent line of the current branch. */
export interface FirstParentCommit {
  readonly commit: string;
  /** The day it was made, in its author's time zone. */
  readonly day: string;
  /** Whether this clone lacks its parents. */
  readonly shallow: boolean;
}

/** The commits of the current branch by first parents, newest first; empty before the first commit. One process. */
export function listFirstParents(place: GitLocation): readonly FirstParentCommit[] {
  assertCompleteClone(place);
  const args = ['log', '--first-parent', '--no-show-signature', '--no-color', '--format=%H %cI %D'];
  const { status, output, errorOutput } = runGit(place, [
    ...args,
    '--decorate=full',
    '--end-of-options',
    'HEAD',
  ]);
  if (status !== 0) {
    if (!noCommitError.test(errorOutput)) throw new GitError(explainGitFailure(place.folder, errorOutput));
    const unreadableHead = describeUnreadableHead(place.folder);
    if (unreadableHead !== undefined) throw new GitError(unreadableHead);
    return [];
  }
  return output
    .toString()
    .split('\n')
    .slice(0, -1)
    .map((line) => {
      const [commit = '', day = '', ...names] = line.split(' ');
      return { commit, day: day.slice(0, 10), shallow: graftedDecoration.test(names.join(' ')) };
    });
}

/**
 * The last commit made up to the end of a day, among commits from the newest to the oldest.
 * @throws GitError if there is none.
 */
export function findLastCommit(commits: readonly FirstParentCommit[], day: string): FirstParentCommit {
  const match = commits.find((commit) => commit.day <= day);
  if (match) return match;
  assertHistoryReaches(commits, day);
  const first = commits.at(-1);
  throw new GitError(
    first
      ? `nothing was recorded by ${day}: the first commit was made on ${first.day}.`
      : emptyHistoryMessage,
  );
}

/**
 * Checks that the clone has the commits of a day and before.
 * @throws IncompleteCloneError if it does not.
 */
export function assertHistoryReaches(commits: readonly FirstParentCommit[], day: string): void {
  if (commits.at(-1)?.shallow) throw new IncompleteCloneError(shallowCloneMessage(day));
}
