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

/** The folder from which a commit moved the register, empty for the top of the repository; undefined if it did not. One process. */
export function previousFolder(
  place: GitLocation,
  { commit, parents }: Pick<Commit, 'commit' | 'parents'>,
): string | undefined {
  const [parent] = parents;
  if (parent === undefined) return undefined;
  const args = ['diff-tree', '-r', '-z', '--no-renames', '--name-only', '--diff-filter=D', parent, commit];
  const files = splitNul(requireGitOutput(place, args));
  return files.find((file) => /(?:^|\/)register\.yaml$/.test(file))?.replace(/\/?register\.yaml$/, '');
}

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
