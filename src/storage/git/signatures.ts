/** Checks the signatures of commits against a file of allowed signers; only ssh-keygen is called. */
import type { Signature } from '../../domain/commit-history.ts';
import { type GitLocation, type GitSettings, runGit } from './git.ts';
import { GitError } from './git-error.ts';

const failureReasons: Readonly<Record<string, string>> = {
  N: 'it is not signed',
  B: 'its signature does not fit what it says',
  U: 'it is signed by nobody who may',
  E: 'its signature cannot be checked here',
};

/** Checks the signatures of commits; `signers` is an absolute path. One process, and one of ssh-keygen for each signature. */
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
  const { status, out, err } = runGit(place, args, { input: `${commits.join('\n')}\n`, config });
  if (status !== 0) throw new GitError(`git cannot check signatures: ${err}`);
  const parts = out.toString('utf8').split('\0');
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
