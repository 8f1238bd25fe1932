/** Checks that a change is one commit of exactly its files. */
import { chmodSync, existsSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readRecoveryState } from '../../../src/storage/commit/recovery.ts';
import { recordChange } from '../../../src/storage/commit/transaction.ts';
import {
  emptyFolder,
  expectSound,
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
  secondFile,
  silent,
  threeFiles,
  tryGit,
  userEnvironment,
  write,
} from '../../helpers/register/repositories.ts';
import { skipUnless } from '../../helpers/requirements.ts';

describe('a change', () => {
  test('is one commit of exactly its files, with its message', () => {
    const root = newRepository();
    const result = recordIn(
      root,
      {
        ...oneMoreLine,
        [secondFile]: ['id: two\n', undefined],
        'register/batches/b.yaml': [undefined, 'id: b\n'],
      },
      'Submit 28 actions for closure (2021-09)\n\nAfi-Command: submit\nAfi-Batch: 2021-09\n',
    );
    expect(result).toEqual({
      commit: git(root, 'rev-parse', 'HEAD').trim(),
      subject: 'Submit 28 actions for closure (2021-09)',
      notes: [],
      isRefreshed: true,
    });
    expect(lastChange(root)).toBe(
      `Submit 28 actions for closure (2021-09)\n\nM\t${firstFile}\nD\t${secondFile}\nA\tregister/batches/b.yaml`,
    );
    expect(
      git(root, 'log', '-1', '--format=%an <%ae> %ad|%cn|%(trailers:key=Afi-Batch,valueonly)').trim(),
    ).toBe('Liaison Officer <officer@example.com> Thu Nov 25 12:00:00 2021 +0000|Liaison Officer|2021-09');
    expect(git(root, 'log', '--format=%s').trim().split('\n')).toHaveLength(2);
    expect(read(root, firstFile)).toBe('id: one\nmore: yes\n');
    expect(existsSync(join(root, secondFile))).toBe(false);
    expectSound(root);
  });

  test('is the same commit that git itself would make', () => {
    const [ours, theirs] = [newRepository(), newRepository()];
    recordIn(ours, { ...oneMoreLine, 'register/a/b/c.yaml': [undefined, 'new\n'] }, 'Change');
    write(theirs, { [firstFile]: 'id: one\nmore: yes\n', 'register/a/b/c.yaml': 'new\n' });
    git(theirs, 'add', '-A');
    git(theirs, 'commit', '-q', '-m', 'Change');
    expect(git(ours, 'rev-parse', 'HEAD')).toBe(git(theirs, 'rev-parse', 'HEAD'));
  });

  test('is in the log of references', () => {
    const root = newRepository();
    recordIn(root, oneMoreLine, 'Note progress\n\nmore');
    expect(git(root, 'reflog', '-1').trim()).toMatch(/HEAD@\{0\}: afi: Note progress$/);
    expect(git(root, 'reflog', '-1', 'main').trim()).toMatch(/afi: Note progress$/);
  });

  test('leaves what is staged in other files as it is', () => {
    const root = newRepository();
    write(root, { [secondFile]: 'id: two\nstaged: yes\n' });
    git(root, 'add', secondFile);
    recordIn(root, oneMoreLine);
    expect(lastChange(root)).toBe(`Change\n\nM\t${firstFile}`);
    expect(git(root, 'status', '--porcelain')).toBe(`M  ${secondFile}\n`);
  });

  test('leaves git in doubt about a file where it was in doubt', () => {
    const root = newRepository();
    const earlier = Date.now() / 1000 - 3600;
    utimesSync(join(root, secondFile), earlier, earlier);
    git(root, 'config', 'core.trustctime', 'false');
    git(root, 'add', secondFile);
    write(root, { [secondFile]: 'id: 2wo\n' });
    // git compares a file that is not older than the index byte by byte; after the change the index is newer.
    for (const path of [secondFile, '.git/index']) utimesSync(join(root, path), earlier, earlier);
    recordIn(root, oneMoreLine);
    expect(git(root, 'status', '--porcelain')).toBe(` M ${secondFile}\n`);
  });

  test('keeps the mode of a file, on disk and in git', skipUnless('unix'), () => {
    const root = newRepository();
    chmodSync(join(root, firstFile), 0o750);
    git(root, 'commit', '-qam', 'Make it a program');
    recordIn(root, oneMoreLine);
    expect(statSync(join(root, firstFile)).mode & 0o777).toBe(0o750);
    expect(git(root, 'ls-tree', 'HEAD', firstFile)).toMatch(/^100755/);
    expectSound(root);
  });

  test('takes as many processes for three hundred files as for one', () => {
    const countProcesses = (count: number) => {
      const root = newRepository();
      const trace = join(emptyFolder(), 'trace');
      const bin = emptyFolder();
      write(bin, {
        git: `#!/bin/sh\necho x >> ${trace}\nexec ${tryGit('/', '--exec-path').stdout.trim()}/git "$@"\n`,
      });
      chmodSync(join(bin, 'git'), 0o755);
      const repository = repositoryOf(root, { ...userEnvironment, PATH: `${bin}:${userEnvironment.PATH}` });
      writeFileSync(trace, '');
      const newFiles = Array.from(
        { length: count },
        (_, n) => [`register/new/${n}.yaml`, [undefined, `n: ${n}\n`]] as const,
      );
      recordChange(repository, { files: files(Object.fromEntries(newFiles)), message: 'Add' }, silent);
      return read('/', trace).split('\n').length - 1;
    };
    if (process.platform === 'win32') return;
    const processesForOne = countProcesses(1);
    expect(processesForOne).toBeLessThanOrEqual(8);
    expect(countProcesses(300)).toBe(processesForOne);
  });

  test('that changes nothing is refused', () => {
    const root = newRepository();
    expect(refusalOf(root, () => recordIn(root, { [firstFile]: ['id: one\n', 'id: one\n'] }))).toMatch(
      /nothing to record/,
    );
  });
});

describe('a change is made', () => {
  test('on a branch without any commit', () => {
    const root = emptyFolder();
    git(root, 'init', '-q');
    write(root, { 'notes.txt': 'mine\n' });
    git(root, 'add', 'notes.txt');
    recordIn(root, { 'register/register.yaml': [undefined, 'version: 1\n'] });
    expect(lastChange(root)).toBe('Change\n\nA\tregister/register.yaml');
    expect(git(root, 'status', '--porcelain')).toBe('A  notes.txt\n');
    expect(git(root, 'rev-list', '--count', 'HEAD').trim()).toBe('1');
  });

  test('in a linked work tree, on its own branch', () => {
    const root = newRepository();
    const linkedFolder = join(emptyFolder(), 'linked').replaceAll('\\', '/');
    git(root, 'worktree', 'add', '-q', '-b', 'draft', linkedFolder);
    recordIn(linkedFolder, oneMoreLine);
    expect(git(root, 'log', '--format=%s', 'main').trim()).toBe('Begin');
    expect(git(linkedFolder, 'log', '--format=%s').trim()).toBe('Change\nBegin');
    expect(git(linkedFolder, 'reflog', '-1').trim()).toMatch(/afi: Change$/);
    expectSound(linkedFolder);
    expectSound(root);
  });

  test('where `.git` is a file that names a folder elsewhere', () => {
    const root = newRepository();
    const outer = newRepository({ 'README.md': 'outer\n' });
    git(outer, '-c', 'protocol.file.allow=always', 'submodule', '--quiet', 'add', root, 'force');
    git(outer, 'commit', '-qm', 'Add the register');
    const inner = `${outer}/force`;
    git(inner, 'switch', '-q', 'main');
    expect(readRecoveryState(`${inner}/register`).isInterrupted).toBe(false);
    expect(readRecoveryState(`${inner}/register`).stamp).toBe('');
    recordIn(inner, oneMoreLine);
    expect(readRecoveryState(`${inner}/register`).stamp).not.toBe('');
    expect(lastChange(inner)).toBe(`Change\n\nM\t${firstFile}`);
    expectSound(inner);
  });

  test('where branches are packed', () => {
    const root = newRepository();
    git(root, 'pack-refs', '--all');
    git(root, 'repack', '-adq');
    recordIn(root, oneMoreLine);
    expect(lastChange(root)).toBe(`Change\n\nM\t${firstFile}`);
    expectSound(root);
  });

  test('in a repository that counts in SHA-256', () => {
    const root = newRepository(threeFiles, '--object-format=sha256');
    const { commit } = recordIn(root, { ...oneMoreLine, [secondFile]: ['id: two\n', undefined] });
    expect(commit).toHaveLength(64);
    expectSound(root);
  });

  test('in a folder with spaces and other letters, below the root', () => {
    const root = newRepository({ 'Führung & Ziele/register/actions/ä b.yaml': 'id: x\n' });
    const repository = repositoryOf(`${root}/Führung & Ziele/register`);
    expect(repository.prefix).toBe('Führung & Ziele/register/');
    recordIn(root, { 'Führung & Ziele/register/actions/ä b.yaml': ['id: x\n', 'id: y\n'] });
    expectSound(root);
  });

  test('of edits made by hand, as they are', () => {
    const root = newRepository();
    write(root, { [firstFile]: 'id: one\nby: hand\n', 'register/actions/three.yaml': 'id: three\n' });
    rmSync(join(root, secondFile));
    git(root, 'add', firstFile);
    const change = {
      isHandEdit: true,
      message: 'Record what was edited',
      files: files({
        [firstFile]: ['id: one\n', 'id: one\nby: hand\n'],
        [secondFile]: ['id: two\n', undefined],
        'register/actions/three.yaml': [undefined, 'id: three\n'],
      }),
    };
    expect(recordChange(repositoryOf(root), change, silent).isRefreshed).toBe(true);
    expect(git(root, 'show', '--format=', '--name-status')).toBe(
      `M\t${firstFile}\nA\tregister/actions/three.yaml\nD\t${secondFile}\n`,
    );
    expectSound(root);
  });

  test('by the name that the repository’s configuration has', () => {
    const root = newRepository();
    git(root, 'config', 'user.name', 'Deputy');
    git(root, 'config', 'user.email', 'deputy@example.com');
    const { PATH, HOME, SystemRoot } = userEnvironment;
    recordChange(
      repositoryOf(root, { PATH, HOME, SystemRoot }),
      { files: files(oneMoreLine), message: 'Change' },
      silent,
    );
    expect(git(root, 'log', '-1', '--format=%an %cn').trim()).toBe('Deputy Deputy');
  });
});
