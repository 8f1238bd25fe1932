/** Checks that git runs nothing that a hostile repository configures. */
import {
  appendFileSync,
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readRecoveryState } from '../../../src/storage/commit/recovery.ts';
import { finishInterruptedChange, recordChange } from '../../../src/storage/commit/transaction.ts';
import { filesAtCommit } from '../../../src/storage/git/files-at-commit.ts';
import { runGit as run } from '../../../src/storage/git/git.ts';
import { readGitConfig, withoutHooks } from '../../../src/storage/git/git-config.ts';
import { startRepository } from '../../../src/storage/git/repository.ts';
import { loadRecords } from '../../../src/storage/load.ts';
import {
  emptyFolder,
  files,
  firstFile,
  git,
  lastChange,
  newRepository,
  oneMoreLine,
  read,
  recordIn,
  refusalOf,
  repositoryOf,
  silent,
  threeFiles,
  tryGit,
  userEnvironment,
  write,
} from '../../helpers/register/repositories.ts';
import { repositoryOfTraps } from '../../helpers/register/traps.ts';
import { skipUnless } from '../../helpers/requirements.ts';

describe('a repository full of traps', skipUnless('unix'), () => {
  /** All that a command may have to do with git. */
  const useAll = async (root: string, env: Readonly<Record<string, string>>) => {
    const repository = repositoryOf(`${root}/register`, { ...userEnvironment, ...env });
    expect(finishInterruptedChange(repository, silent)).toBe('nothing');
    const change = { files: files(oneMoreLine), message: 'Change' };
    expect(() => recordChange(repository, change, silent)).toThrow(
      /^(?:core\.hooksPath|gpg\.program|gpg\.openpgp\.program) is set by this repository only .*--unset-all/,
    );
    for (const key of ['core.hooksPath', 'commit.gpgSign']) tryGit(root, 'config', '--unset-all', key);
    expect(() => recordChange(repository, change, silent)).toThrow(/has the attribute filter=evil/);
    appendFileSync(join(root, '.git/info/attributes'), 'register/** -filter\n');
    expect(recordChange(repository, change, silent).isRefreshed).toBe(true);
    expect(readRecoveryState(`${root}/register`).isInterrupted).toBe(false);
    const source = await filesAtCommit(repository, 'HEAD');
    loadRecords(source);
    for (const { bytes } of source.allFiles()) bytes();
    expect(String(source.content('actions/one.yaml'))).toBe('id: one\nmore: yes\n');
    expect(read(root, firstFile)).toBe('id: one\nmore: yes\n');
  };

  test.each([{ withPath: false }, { withPath: true }])('springs none of them (%j)', async (how) => {
    const { root, set, sprung, env } = repositoryOfTraps(how);
    expect(new Set(set).size).toBeGreaterThanOrEqual(60);
    const previousFolder = process.cwd();
    process.chdir(join(root, 'register'));
    try {
      await useAll(root, env);
    } finally {
      process.chdir(previousFolder);
    }
    expect(sprung()).toEqual([]);
  });

  test('would trigger many of them in a git without protection', () => {
    const { root, sprung } = repositoryOfTraps();
    write(root, { [firstFile]: 'id: another\n' });
    const unprotectedCalls = [
      ['status'],
      ['diff'],
      ['diff', '--no-ext-diff'],
      ['add', '-A', ':!register/git'],
      ['-c', 'commit.gpgSign=false', 'commit', '-m', 'x'],
      ['-c', 'core.hooksPath=/dev/null', 'commit', '-m', 'x'],
      ['fetch'],
      ['checkout', 'HEAD', '--', firstFile],
      ['switch', '-c', 'other'],
    ];
    for (const args of unprotectedCalls) tryGit(root, ...args);
    expect(sprung()).toEqual(
      expect.arrayContaining([
        ...[
          'core.fsmonitor',
          'diff.external',
          'diff.evil.textconv',
          'filter.evil.clean',
          'filter.evil.smudge',
        ],
        ...['included-filter', 'pre-commit', 'post-index-change', 'reference-transaction', 'ext-remote'],
        'gpg.openpgp.program',
      ]),
    );
  });

  test('where only a remote has a file, asks no remote', async () => {
    const { root, sprung, env } = repositoryOfTraps({ withHole: true });
    const id = git(root, 'rev-parse', `HEAD:${firstFile}`).trim();
    rmSync(join(root, '.git/objects', id.slice(0, 2), id.slice(2)));
    const repository = repositoryOf(root, { ...userEnvironment, ...env });
    const change = { files: files(oneMoreLine), message: 'Change' };
    tryGit(root, 'config', '--unset-all', 'commit.gpgSign');
    appendFileSync(join(root, '.git/info/attributes'), 'register/** -filter\n');
    expect(() => recordChange(repository, change, silent)).toThrow(/git cannot read its copy of .*one\.yaml/);
    await expect(filesAtCommit(repositoryOf(`${root}/register`), 'HEAD').then(loadRecords)).rejects.toThrow(
      /this is a partial clone/,
    );
    expect(sprung()).toEqual([]);
    tryGit(root, 'cat-file', '-p', id);
    expect(sprung()).toContain('ext-remote');
  });

  test('has no program of its own sign what the user has signed', () => {
    const { root, sprung } = repositoryOfTraps();
    appendFileSync(join(root, '.git/info/attributes'), 'register/** -filter\n');
    const home = emptyFolder();
    const signer = join(home, 'signer');
    write(home, {
      signer:
        '#!/bin/sh\ncat >/dev/null\necho "[GNUPG:] SIG_CREATED " >&2\necho "-----BEGIN PGP SIGNATURE-----"\n',
      '.gitconfig': `[commit]\n\tgpgSign = true\n[gpg]\n\tprogram = ${signer}\n`,
    });
    chmodSync(signer, 0o755);
    const { GIT_CONFIG_GLOBAL: _, ...env } = { ...userEnvironment, HOME: home };
    const commitResult = recordChange(
      repositoryOf(root, env),
      { files: files(oneMoreLine), message: 'Change\n\nAfi-Command: x' },
      silent,
    );
    const commit = git(root, 'cat-file', '-p', commitResult.commit);
    expect(commit).toMatch(/^gpgsig -----BEGIN PGP SIGNATURE-----$/m);
    expect(commit).toMatch(/\n\nChange\n\nAfi-Command: x\n$/);
    expect(git(root, 'rev-parse', 'HEAD').trim()).toBe(commitResult.commit);
    expect(sprung()).toEqual([]);
    expect(readdirSync(join(root, '.git/afi'))).toEqual([]);
    write(home, { signer: '#!/bin/sh\ncat >/dev/null\nexit 1\n' });
    const change = { files: files({ [firstFile]: ['id: one\nmore: yes\n', 'x\n'] }), message: 'Change' };
    expect(() => recordChange(repositoryOf(root, env), change, silent)).toThrow(
      /could not be signed, as your git/,
    );
  });
});

describe('git as it is called here', () => {
  const readSetting = (root: string, key: string, env: Readonly<Record<string, string>> = {}) =>
    run({ ...repositoryOf(root), env: { ...userEnvironment, ...env } }, ['config', '--get', key])
      .output.toString()
      .trim();

  test('has its configuration above the repository’s', () => {
    const root = newRepository();
    git(root, 'config', 'core.fsync', 'none');
    git(root, 'config', 'core.hooksPath', 'here');
    expect(readSetting(root, 'core.fsync')).toBe('committed,loose-object,reference,index');
    expect(readSetting(root, 'core.hooksPath')).toBe('/dev/null');
  });

  test('turns off the hooks that the configuration itself names, whatever they are called', () => {
    const root = newRepository();
    for (const name of ['evil', 'a.b=c', 'x y']) git(root, 'config', `hook.${name}.command`, 'false');
    const settings = withoutHooks(readGitConfig(repositoryOf(root)));
    expect(settings).toEqual([
      ['hook.evil.enabled', 'false'],
      ['hook.a.b=c.enabled', 'false'],
      ['hook.x y.enabled', 'false'],
    ]);
    const place = { ...repositoryOf(root), config: settings };
    expect(run(place, ['config', '--get', 'hook.a.b=c.enabled']).output.toString().trim()).toBe('false');
  });

  test('reads what was recorded, not its replacement', async () => {
    const root = newRepository();
    const first = git(root, 'rev-parse', 'HEAD').trim();
    write(root, { [firstFile]: 'id: forged\n' });
    git(root, 'commit', '-qam', 'Forged');
    git(root, 'replace', first, git(root, 'rev-parse', 'HEAD').trim());
    git(root, 'reset', '-q', '--hard', first);
    write(root, { [firstFile]: 'id: one\n' });
    git(root, '--no-replace-objects', 'reset', '-q', '--hard', first);
    expect(
      String((await filesAtCommit(repositoryOf(`${root}/register`), 'HEAD')).content('actions/one.yaml')),
    ).toBe('id: one\n');
    const { commit } = recordIn(root, oneMoreLine);
    expect(git(root, '--no-replace-objects', 'rev-parse', `${commit}^`).trim()).toBe(first);
  });

  test('takes the user’s name and time, and nothing else, from the environment', () => {
    const root = newRepository();
    const hostile = {
      GIT_DIR: '/nowhere',
      GIT_INDEX_FILE: '/nowhere/index',
      GIT_OBJECT_DIRECTORY: '/nowhere/objects',
    };
    const repository = repositoryOf(root, {
      ...userEnvironment,
      ...hostile,
      GIT_WORK_TREE: '/',
      GIT_NAMESPACE: 'x',
    });
    recordChange(repository, { files: files(oneMoreLine), message: 'Change' }, silent);
    expect(lastChange(root)).toBe(`Change\n\nM\t${firstFile}`);
    expect(existsSync('/nowhere')).toBe(false);
  });

  test('follows no repository that merely lies in a folder', () => {
    const root = newRepository();
    const bare = join(root, 'register/bare');
    mkdirSync(bare);
    git(bare, 'init', '-q', '--bare');
    writeFileSync(join(bare, 'register.yaml'), 'version: 1\n');
    expect(() => repositoryOf(bare)).toThrow(/is bare/);
  });

  test('makes a repository without a template, with the settings given', () => {
    const root = emptyFolder();
    const template = emptyFolder();
    write(template, { 'hooks/pre-commit': '#!/bin/sh\n' });
    startRepository(root, { ...userEnvironment, GIT_TEMPLATE_DIR: template }, [['merge.afi.driver', 'true']]);
    expect(existsSync(join(root, '.git/hooks'))).toBe(false);
    expect(git(root, 'config', '--local', 'merge.afi.driver')).toBe('true\n');
    recordIn(root, { 'register/register.yaml': [undefined, 'version: 1\n'] });
    expect(lastChange(root)).toBe('Change\n\nA\tregister/register.yaml');
  });

  test('where a folder cannot be read, makes no commit without what is in it', () => {
    const root = newRepository({ ...threeFiles, 'register/batches/b.yaml': 'id: b\n' });
    const tree = git(root, 'rev-parse', 'HEAD:register/batches').trim();
    rmSync(join(root, '.git/objects', tree.slice(0, 2), tree.slice(2)));
    const change = { 'register/batches/c.yaml': [undefined, 'id: c\n'] } as const;
    expect(refusalOf(root, () => recordIn(root, change))).toMatch(
      /git cannot read its copy of register\/batches/,
    );
  });
});
