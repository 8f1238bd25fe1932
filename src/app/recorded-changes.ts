/** Reads what the register's commits changed, for the commands that take changes back. */
import type { ChangedFile } from '../domain/file-change.ts';
import { withWorktreeLineEnds } from '../storage/commit/worktree-line-ends.ts';
import { type ListedCommit, listCommits } from '../storage/git/log.ts';
import {
  type CommitFiles,
  type FileIds,
  findLastChangeOf,
  readCommitFiles,
  readFileContents,
  readPresentIds,
} from '../storage/git/recorded-changes.ts';
import type { Repository } from '../storage/git/repository.ts';

export type { ListedCommit } from '../storage/git/log.ts';
export type { CommitFiles, FileIds } from '../storage/git/recorded-changes.ts';

/** Readers of the register's commits and of what they changed. Each call is one process of git. */
export interface RecordedChanges {
  /** Parents before children, merges too. */
  readonly listCommits: () => readonly ListedCommit[];
  /** What each of several commits changed; none of them may be a merge. */
  readonly filesOf: (commits: readonly string[]) => readonly CommitFiles[];
  /** The ids of what git has of some files now; undefined where it has none. */
  readonly presentIds: (files: readonly string[]) => ReadonlyMap<string, string | undefined>;
  /** The contents of files by their ids, with the line ends that the files have on disk; `before` must be what git has now. */
  readonly contentsOf: (files: readonly FileIds[]) => readonly ChangedFile[];
  /** The last commit up to a revision that changed a file; undefined if there is none. */
  readonly lastChangeOf: (file: string, revision: string) => string | undefined;
}

/** The readers for a repository. */
export const createRecordedChanges = (repository: Repository): RecordedChanges => ({
  listCommits: () => listCommits(repository, repository.prefix || '.'),
  filesOf: (commits) => readCommitFiles(repository, commits),
  presentIds: (files) => readPresentIds(repository, files),
  contentsOf: (files) => withWorktreeLineEnds(repository, readFileContents(repository, files)),
  lastChangeOf: (file, revision) => findLastChangeOf(repository, file, revision),
});
