/** Checks that commits are signed as git's configuration asks, by the user's own program, which can ask for a passphrase. */
import { spawnSync } from 'node:child_process';
import { chmodSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { canAskUser } from '../../../src/storage/commit/signing.ts';
import { recordChange } from '../../../src/storage/commit/transaction.ts';
import {
  emptyFolder,
  expectSound,
  files,
  git,
  newRepository,
  oneMoreLine,
  refusalOf,
  repositoryOf,
  userEnvironment,
  write,
} from '../../helpers/register/repositories.ts';
import { skipUnless } from '../../helpers/requirements.ts';

const change = { files: files(oneMoreLine), message: 'Change' };
const environment = (home: string, extraVariables: Readonly<Record<string, string>> = {}) => {
  const { GIT_CONFIG_GLOBAL: _, ...others } = userEnvironment;
  return { ...others, HOME: home, ...extraVariables };
};
const recordAs = (
  root: string,
  env: Readonly<Record<string, string | undefined>>,
  signingTimeLimit = 60_000,
) => recordChange(repositoryOf(root, env), change, { notify: () => undefined, signingTimeLimit });

/** A program that signs, in a folder of the user's. */
function signerIn(home: string, script = 'cat >/dev/null'): string {
  const path = join(home, 'signer');
  write(home, {
    signer: `#!/bin/sh\n${script}\necho "[GNUPG:] SIG_CREATED " >&2\necho "-----BEGIN PGP SIGNATURE-----"\n`,
  });
  chmodSync(path, 0o755);
  return path;
}

describe('a commit', skipUnless('unix'), () => {
  test.each(['repository', 'user', 'environment'])('is signed if the %s asks for it', (scope) => {
    const [root, home] = [newRepository(), emptyFolder()];
    const sign = scope === 'user' ? '[commit]\n\tgpgSign\n' : '';
    write(home, { '.gitconfig': `${sign}[gpg]\n\tprogram = ${signerIn(home)}\n` });
    if (scope === 'repository') git(root, 'config', 'commit.gpgSign', 'yes');
    const inEnvironment = {
      GIT_CONFIG_COUNT: '1',
      GIT_CONFIG_KEY_0: 'commit.gpgSign',
      GIT_CONFIG_VALUE_0: '1',
    };
    recordAs(root, environment(home, scope === 'environment' ? inEnvironment : {}));
    expect(git(root, 'cat-file', '-p', 'HEAD')).toContain('gpgsig -----BEGIN PGP SIGNATURE-----');
  });

  test('is not signed if the repository turns it off', () => {
    const [root, home] = [newRepository(), emptyFolder()];
    write(home, { '.gitconfig': '[commit]\n\tgpgSign = true\n[gpg]\n\tprogram = false\n' });
    git(root, 'config', 'commit.gpgSign', 'false');
    recordAs(root, environment(home));
    expect(git(root, 'cat-file', '-p', 'HEAD')).not.toContain('gpgsig');
  });

  test.each([
    ['gpg.program', 'openpgp'],
    ['gpg.openpgp.program', 'openpgp'],
    ['gpg.ssh.program', 'ssh'],
    ['gpg.ssh.defaultKeyCommand', 'ssh'],
    ['gpg.x509.program', 'x509'],
  ])('is refused if only the repository names %s', (key, format) => {
    const root = newRepository();
    const marker = join(root, 'sprung');
    git(root, 'config', 'commit.gpgSign', 'true');
    git(root, 'config', 'gpg.format', format);
    git(root, 'config', key, `touch ${marker}`);
    expect(refusalOf(root, () => recordAs(root, userEnvironment))).toMatch(
      new RegExp(`^${key} is set by this repository only \\(.*config\\)`),
    );
  });

  test('does not depend on programs that the repository names for another form of signature', () => {
    const [root, home] = [newRepository(), emptyFolder()];
    write(home, { '.gitconfig': `[commit]\n\tgpgSign = true\n[gpg]\n\tprogram = ${signerIn(home)}\n` });
    git(root, 'config', 'gpg.ssh.program', '/planted');
    git(root, 'config', 'gpg.openpgp.program', '/planted');
    recordAs(root, environment(home));
    expect(git(root, 'cat-file', '-p', 'HEAD')).toContain('gpgsig');
    expectSound(root);
  });

  test("lets the user's program see the user's environment, but no variable that leads git astray", () => {
    const [root, home] = [newRepository(), emptyFolder()];
    const signer = signerIn(home, 'cat >/dev/null; env > ~/seen');
    write(home, { '.gitconfig': `[commit]\n\tgpgSign = true\n[gpg]\n\tprogram = ${signer}\n` });
    const variables = ['SSH_ASKPASS', 'SSH_ASKPASS_REQUIRE', 'SSH_AUTH_SOCK', 'GPG_TTY', 'DISPLAY'];
    variables.push('WAYLAND_DISPLAY', 'XDG_RUNTIME_DIR', 'DBUS_SESSION_BUS_ADDRESS', 'VAULT_TOKEN');
    recordAs(
      root,
      environment(home, {
        ...Object.fromEntries(variables.map((name) => [name, `my-${name}`])),
        GIT_DIR: '/nowhere',
        GIT_EXEC_PATH: '/nowhere',
      }),
    );
    const environmentText = spawnSync('cat', [join(home, 'seen')], { encoding: 'utf8' }).stdout;
    for (const name of variables) expect(environmentText).toContain(`${name}=my-${name}\n`);
    expect(environmentText).not.toContain('/nowhere');
  });

  test("is refused with git's own words if the program fails, and nothing is changed", () => {
    const [root, home] = [newRepository(), emptyFolder()];
    write(home, { '.gitconfig': `[commit]\n\tgpgSign = true\n[gpg]\n\tprogram = false\n` });
    expect(refusalOf(root, () => recordAs(root, environment(home)))).toMatch(
      /could not be signed.*nothing was changed\. Git reports:\n {2}gpg failed to sign the data/,
    );
  });
});

describe('a passphrase', skipUnless('unix', 'ssh'), () => {
  /** A user whose commits are signed with a key that has the passphrase `secret`. */
  function sshUser() {
    const home = emptyFolder();
    spawnSync('ssh-keygen', ['-q', '-t', 'ed25519', '-N', 'secret', '-C', '', '-f', join(home, 'key')]);
    write(home, {
      ask: '#!/bin/sh\necho secret\n',
      '.gitconfig': `[commit]\n\tgpgSign = true\n[gpg]\n\tformat = ssh\n[user]\n\tsigningKey = ${home}/key.pub\n`,
    });
    chmodSync(join(home, 'ask'), 0o755);
    return home;
  }

  test('is asked for by the program that SSH_ASKPASS names', () => {
    const [root, home] = [newRepository(), sshUser()];
    recordAs(root, environment(home, { SSH_ASKPASS: join(home, 'ask'), SSH_ASKPASS_REQUIRE: 'force' }));
    expect(git(root, 'cat-file', '-p', 'HEAD')).toContain('BEGIN SSH SIGNATURE');
    expectSound(root);
  });

  test('is a refusal that names ssh-add where the user cannot be asked', () => {
    const [root, home] = [newRepository(), sshUser()];
    const env = environment(home);
    if (canAskUser(env)) return;
    expect(refusalOf(root, () => recordAs(root, env))).toMatch(/incorrect passphrase[\s\S]*`ssh-add`/);
  });

  test('ends a program in time if it waits for one where the user cannot be asked', () => {
    const [root, home] = [newRepository(), emptyFolder()];
    write(home, {
      '.gitconfig': `[commit]\n\tgpgSign = true\n[gpg]\n\tprogram = ${signerIn(home, 'sleep 600')}\n`,
    });
    const env = environment(home);
    if (canAskUser(env)) return;
    expect(refusalOf(root, () => recordAs(root, env, 1000))).toMatch(/had not ended after 1 seconds/);
    expectSound(root);
  });
});
