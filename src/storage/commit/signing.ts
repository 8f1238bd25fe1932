/** Decides whether a commit is signed, by which program, and what to do if the user cannot be asked for the passphrase. */

import type { GitSettings } from '../git/git.ts';
import { configValue, type GitConfig, isOn, requireUserValue, userValue } from '../git/git-config.ts';
import type { Environment } from '../process.ts';
import { orUndefined } from '../system-error.ts';
import { withOpenFile } from './durable-files.ts';

/** How a commit is signed. */
export interface Signing {
  /** Settings for git, in which every program is the user's own choice or git's usual one. */
  readonly settings: GitSettings;
  /** The form of the signature: `openpgp`, `ssh` or `x509`. */
  readonly format: string;
}

/** The settings that name the program of each form of signature, and git's usual program. */
const signingPrograms: Readonly<Record<string, readonly [keys: readonly string[], usual: string]>> = {
  openpgp: [['gpg.program', 'gpg.openpgp.program'], 'gpg'],
  x509: [['gpg.x509.program'], 'gpgsm'],
  ssh: [['gpg.ssh.program'], 'ssh-keygen'],
};

/**
 * How commits are signed; undefined if `commit.gpgSign` is off. The user or the repository may turn it on and name the key.
 * @throws GitError if only the repository names the program that would sign.
 */
export function readSigning(config: GitConfig): Signing | undefined {
  if (!isOn(config, 'commit.gpgsign')) return undefined;
  const format = configValue(config, 'gpg.format') ?? 'openpgp';
  requireUserValue(config, signingPrograms[format]?.[0] ?? []);
  if (format === 'ssh' && configValue(config, 'user.signingkey') === undefined)
    requireUserValue(config, ['gpg.ssh.defaultKeyCommand']);
  const programs = Object.values(signingPrograms).flatMap(([keys, usual]) => {
    const program = config.findLast(({ key, isUsers }) => isUsers && keys.includes(key))?.value ?? usual;
    return keys.map((key) => [key, program] as const);
  });
  const keyCommand = userValue(config, 'gpg.ssh.defaultkeycommand') ?? '';
  return { format, settings: [...programs, ['gpg.ssh.defaultKeyCommand', keyCommand]] };
}

/** In milliseconds: how long a program that signs may take where the user cannot be asked for a passphrase. */
export const signingTimeLimit = 60_000;

/** Whether a program can ask the user: on the terminal, or in a window. */
export function canAskUser(env: Environment): boolean {
  if (process.platform === 'win32' || process.platform === 'darwin') return true;
  if (env['DISPLAY'] || env['WAYLAND_DISPLAY']) return true;
  if (env['SSH_ASKPASS'] && env['SSH_ASKPASS_REQUIRE'] === 'force') return true;
  return orUndefined(() => withOpenFile('/dev/tty', 'r+', () => true)) ?? false;
}

/** Why a commit is not signed, with git's own error, and what to do about it. */
export function signingFailure({ format }: Signing, gitError: string, env: Environment): string {
  const lines = gitError.split('\n').map((line) => line.replace(/^(?:fatal|error): /, '').trimEnd());
  const remedy = canAskUser(env)
    ? 'Check `git config --get-regexp "gpg|sign"`, and try `git commit --allow-empty` in another repository.'
    : format === 'ssh'
      ? 'There is no terminal on which to ask for a passphrase: give the key to the agent first, with `ssh-add`, or name a program that asks in SSH_ASKPASS.'
      : 'There is no terminal on which to ask for a passphrase: unlock the key first, for example with `gpg --clear-sign` on a terminal, where `export GPG_TTY=$(tty)` lets it ask.';
  return `the commit could not be signed, as your git configuration asks, and nothing was changed. Git reports:\n  ${lines.join('\n  ')}\n${remedy}`;
}
