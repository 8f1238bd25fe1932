/** Checks that published commits and fingerprints are still in the history. */
import type { Anchor, CommitHistory } from '../../domain/commit-history.ts';
import { withCatFile } from './cat-file.ts';
import type { GitLocation } from './git.ts';

export async function checkAnchors(
  place: GitLocation,
  { commits }: CommitHistory,
  names: readonly string[],
): Promise<readonly Anchor[]> {
  if (names.length === 0) return [];
  return await withCatFile(place, async (reader) => {
    const [namedCommits, folders] = [
      await reader.describe(names.map((name) => `${name}^{commit}`)),
      await reader.describe(commits.map(({ commit }) => `${commit}:./`)),
    ];
    const known = new Set(commits.map(({ commit }) => commit));
    const fingerprints = folders.flatMap((folder) => folder?.id ?? []);
    return names.map((name, i) => {
      const isFingerprint = /^[0-9a-f]{7,64}$/.test(name) && fingerprints.some((id) => id.startsWith(name));
      return { name, stands: known.has(namedCommits[i]?.id ?? '') || isFingerprint };
    });
  });
}
