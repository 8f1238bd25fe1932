/** Follows the register through git where its folder was moved: in which folder each commit has it. */
import type { Commit } from '../../domain/commit-history.ts';
import { type GitLocation, requireGitOutput, splitNul } from './git.ts';

/** The register in a commit. */
export interface RegisterTree {
  /** Below the repository; empty at its top. */
  readonly folder: string;
  /** The id of the folder's tree. */
  readonly tree: string;
}

/**
 * The folder from which a commit moved the register, empty for the top of the repository; undefined if it did not. A register that
 * an earlier commit deleted was moved as well, if it had one of the new actions. Two processes at most.
 * @param addedActions the files of the new actions, below the register's folder.
 */
export function previousFolder(
  place: GitLocation,
  { commit, parents }: Pick<Commit, 'commit' | 'parents'>,
  addedActions: readonly string[],
): string | undefined {
  const [parent] = parents;
  if (parent === undefined) return undefined;
  const diffArgs = ['-z', '--no-renames', '--name-only', '--diff-filter=D'];
  const files = splitNul(requireGitOutput(place, ['diff-tree', '-r', ...diffArgs, parent, commit]));
  const [movedFolder] = foldersOfSettings(files);
  if (movedFolder !== undefined) return movedFolder;
  // What each commit deleted, newest first.
  const log = requireGitOutput(place, [
    ...['log', ...diffArgs, '--diff-merges=first-parent', '--no-relative', '--no-show-signature'],
    ...['--no-notes', '--no-color', '--format=%x01', parent, '--'],
  ]);
  return log
    .toString('utf8')
    .split('\u0001')
    .flatMap((deletion) => {
      const deletedFiles = new Set(deletion.split('\0').map((file) => file.replace(/^\n/, '')));
      return foldersOfSettings([...deletedFiles]).filter((folder) =>
        addedActions.some((file) => deletedFiles.has(folder === '' ? file : `${folder}/${file}`)),
      );
    })
    .at(0);
}

/** The folders that have a register.yaml among some files. */
const foldersOfSettings = (files: readonly string[]): readonly string[] =>
  files
    // A name with a line break would be two names to git.
    .filter((file) => /(?:^|\/)register\.yaml$/.test(file) && !file.includes('\n'))
    .map((file) => file.replace(/\/?register\.yaml$/, ''));

/** The register in each commit, in the present folder or in the first of the former folders that has it. Three processes. */
export function findRegisterTrees(
  place: GitLocation,
  commits: readonly string[],
  formerFolders: readonly string[],
): ReadonlyMap<string, RegisterTree> {
  const present = requireGitOutput(place, ['rev-parse', '--show-prefix']).toString('utf8').trim();
  const folders = [present.replace(/\/$/, ''), ...formerFolders];
  const candidates = commits.flatMap((commit) => folders.map((folder) => ({ commit, folder })));
  const settings = describeObjects(
    place,
    candidates.map(({ commit, folder }) => `${commit}:${folder === '' ? '' : `${folder}/`}register.yaml`),
  );
  const folderByCommit = new Map<string, string>();
  for (const [index, { commit, folder }] of candidates.entries())
    if (settings[index]?.endsWith(' blob') && !folderByCommit.has(commit)) folderByCommit.set(commit, folder);
  const entries = [...folderByCommit];
  const trees = describeObjects(
    place,
    entries.map(([commit, folder]) => `${commit}:${folder}`),
  );
  return new Map(
    entries.map(([commit, folder], index) => [commit, { folder, tree: trees[index]?.split(' ')[0] ?? '' }]),
  );
}

/** The id and the type of each object; another text for one that does not exist. */
const describeObjects = (place: GitLocation, names: readonly string[]): readonly string[] =>
  requireGitOutput(place, ['cat-file', '--batch-check=%(objectname) %(objecttype)'], {
    input: names.map((name) => `${name}\n`).join(''),
  })
    .toString('utf8')
    .split('\n');
