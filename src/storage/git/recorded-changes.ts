/** Reads the commits of the register, what some of them changed, and the contents that their files had and have now. */
import type { ChangedFile } from '../../domain/file-change.ts';
import { readObjects, requireGitOutput, runGit } from './git.ts';
import { parseComparisons } from './log.ts';
import type { Repository } from './repository.ts';

/** What a commit changed. */
export interface CommitFiles {
  /** The files of the register, each with the ids of its contents; undefined where the file was absent. */
  readonly files: readonly FileIds[];
  /** The first file outside the register's folder that it changed too; undefined if it changed none. */
  readonly otherFile: string | undefined;
}

/** A file below the register's folder, with the ids of its contents before and after a change. */
export interface FileIds {
  readonly file: string;
  readonly before: string | undefined;
  readonly after: string | undefined;
}

/** What each of several commits changed against its parent; none of them may be a merge. One process. */
export function readCommitFiles(repository: Repository, commits: readonly string[]): readonly CommitFiles[] {
  const args = ['diff-tree', '--stdin', '--root', '-r', '--raw', '-z', '--no-renames', '--no-abbrev'];
  const output = requireGitOutput(repository, args, { input: commits.map((id) => `${id}\n`).join('') });
  const { prefix } = repository;
  return parseComparisons(output.toString('utf8')).map((changes) => ({
    files: changes
      .filter(({ file }) => file.startsWith(prefix))
      .map(({ file, before, after }) => ({
        file: file.slice(prefix.length),
        before: before?.id,
        after: after?.id,
      })),
    otherFile: changes.find(({ file }) => !file.startsWith(prefix))?.file,
  }));
}

/** The ids of what git has of some files of the register now. One process. */
export function readPresentIds(
  repository: Repository,
  files: readonly string[],
): ReadonlyMap<string, string | undefined> {
  const objects = readObjects(
    repository,
    files.map((file) => `HEAD:${repository.prefix}${file}`),
  );
  return new Map(files.map((file, index) => [file, objects[index]?.id]));
}

/** The contents of files by their ids. One process. */
export function readFileContents(repository: Repository, files: readonly FileIds[]): readonly ChangedFile[] {
  const ids = [...new Set(files.flatMap(({ before, after }) => [before ?? [], after ?? []].flat()))];
  const objects = readObjects(repository, ids);
  const contents = new Map(ids.map((id, index) => [id, objects[index]?.content]));
  const contentOf = (id: string | undefined) => (id === undefined ? undefined : contents.get(id));
  return files.map(({ file, before, after }) => ({
    file,
    before: contentOf(before),
    after: contentOf(after),
  }));
}

/** The last commit up to a revision that changed a file of the register; undefined if there is none. One process. */
export function findLastChangeOf(repository: Repository, file: string, revision: string): string | undefined {
  const path = `${repository.prefix}${file}`;
  const { status, output } = runGit(repository, ['rev-list', '--max-count=1', revision, '--', path]);
  return status === 0 ? output.toString().trim() || undefined : undefined;
}
