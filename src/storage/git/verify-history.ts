/** Checks a history against what is known from elsewhere: published commits and fingerprints, and allowed signers. */
import type { Anchor, CommitHistory, Signature } from '../../domain/commit-history.ts';
import { withCatFile } from './cat-file.ts';
import { type GitLocation, type GitSettings, runGit } from './git.ts';
import { GitError } from './git-error.ts';

/** Whether each name (a commit, a tag or a register's fingerprint) is still in the history. */
export async function checkAnchors(
  place: GitLocation,
  { commits }: CommitHistory,
  names: readonly string[],
): Promise<readonly Anchor[]> {
  if (names.length === 0) return [];
  return await withCatFile(place, async (reader) => {
    const [namedCommits, folders] = [
      await reader.describe(names.map((name) => `${name}^{commit}`)),
      await reader.describe(commits.map(({ commit, folder }) => `${commit}:${folder ?? './'}`)),
    ];
    const ids = new Set(commits.map(({ commit }) => commit));
    const fingerprints = folders.flatMap((folder) => folder?.id ?? []);
    return names.map((name, i) => {
      const isFingerprint = /^[0-9a-f]{7,64}$/.test(name) && fingerprints.some((id) => id.startsWith(name));
      return { name, stands: ids.has(namedCommits[i]?.id ?? '') || isFingerprint };
    });
  });
}

const failureReasons: Readonly<Record<string, string>> = {
  N: 'it is not signed',
  B: 'its signature does not match its content',
  U: 'its signer is not an allowed signer',
  E: 'its signature cannot be checked here',
};

/**
 * The signatures of commits by their ids, checked against the file of allowed signers at an absolute path. Only ssh-keygen is
 * called, once for each signature.
 */
export function readSignatures(
  place: GitLocation,
  signers: string,
  commits: readonly string[],
): ReadonlyMap<string, Signature> {
  if (commits.length === 0) return new Map();
  const config: GitSettings = [
    ['gpg.ssh.allowedSignersFile', signers],
    ['gpg.ssh.program', 'ssh-keygen'],
    ['gpg.ssh.revocationFile', ''],
    ['gpg.program', 'false'],
    ['gpg.openpgp.program', 'false'],
    ['gpg.x509.program', 'false'],
  ];
  const args = ['log', '--no-walk=unsorted', '--stdin', '-z', '--no-color', '--format=%H%x00%G?%x00%GS'];
  const { status, output, errorOutput } = runGit(place, args, { input: `${commits.join('\n')}\n`, config });
  if (status !== 0) throw new GitError(`git cannot check signatures: ${errorOutput}`);
  const parts = output.toString('utf8').split('\0');
  return new Map(
    commits.map((_, i) => {
      const [commit = '', mark = '', signer = ''] = parts.slice(i * 3, i * 3 + 3);
      const isGood = mark === 'G';
      return [
        commit,
        {
          good: isGood,
          signer: signer || null,
          told: isGood ? 'it is signed' : (failureReasons[mark] ?? 'its key has expired or was revoked'),
        },
      ];
    }),
  );
}
