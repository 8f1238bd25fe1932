/** Checks what follows a command that was killed, at each step of its change. */
import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  unlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildSync } from 'esbuild';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readRecoveryState } from '../../../src/storage/commit/recovery.ts';
import { acquireWriteLock, finishInterruptedChange } from '../../../src/storage/commit/transaction.ts';
import { filesAtCommit } from '../../../src/storage/git/files-at-commit.ts';
import {
  emptyFolder,
  expectSound,
  git,
  leftoversIn,
  newRepository,
  read,
  recordIn,
  refusalOf,
  repositoryOf,
  silent,
  tryGit,
  userEnvironment,
  write,
} from '../../helpers/register/repositories.ts';
import { skipUnless } from '../../helpers/requirements.ts';
import { home } from '../../helpers/tool.ts';

const built = mkdtempSync(join(tmpdir(), 'afi-driver-'));
const driver = join(built, 'driver.mjs');
beforeAll(() => {
  buildSync({
    entryPoints: [join(home, 'test/soak/kill/driver.ts')],
    ...{ bundle: true, platform: 'node', format: 'esm', outfile: driver, logLevel: 'error' },
  });
});
afterAll(() => rmSync(built, { recursive: true, force: true }));

const count = 4;
const action = (n: number) => `register/actions/a-${n}.yaml`;
const all = Array.from({ length: count }, (_, n) => action(n));
const register = () => newRepository(Object.fromEntries(all.map((file) => [file, `of: ${file}\n`])));

/** Changes four files and a new one in another process, or finishes an interrupted change if `tag` is empty. When that process calls git with `command`, `script` runs first. */
function runWith(root: string, command: string, script: string, tag = 'added') {
  const bin = emptyFolder();
  const real = `${git(root, '--exec-path').trim()}/git`;
  const text = `#!/bin/sh\nreal() { ${real} "$@"; }\nfor one in "$@"; do [ "$one" = ${command} ] && break; done\nif [ "$one" = ${command} ]; then\n${script}\nfi\nexec ${real} "$@"\n`;
  write(bin, { git: text });
  chmodSync(join(bin, 'git'), 0o755);
  const env = { ...userEnvironment, PATH: `${bin}:${userEnvironment.PATH}` };
  const args = tag === '' ? ['recover', root] : ['batch', root, tag, String(count)];
  const { status, signal, stdout } = spawnSync(process.execPath, [driver, ...args], {
    env,
    encoding: 'utf8',
  });
  return { status, signal, answer: stdout === '' ? {} : (JSON.parse(stdout) as Record<string, unknown>) };
}

const before = all.map((file) => `of: ${file}\n`).join('');
const onDisk = (root: string) => all.map((file) => read(root, file)).join('');
const after = all.map((file) => `of: ${file}\nadded\n`).join('');
const recoverIn = (root: string) => finishInterruptedChange(repositoryOf(root), silent);

describe('a command that is killed', skipUnless('unix'), () => {
  test('before its change is built has changed nothing', () => {
    const root = register();
    expect(runWith(root, 'update-index', 'kill -9 $PPID').signal).toBe('SIGKILL');
    expect(leftoversIn(root)).not.toEqual([]);
    expect(readRecoveryState(root).isInterrupted).toBe(false);
    expect(recoverIn(root)).toBe('nothing');
    expect(onDisk(root)).toBe(before);
    expectSound(root);
  });

  test('when its change was about to be visible is finished by the next', () => {
    const root = register();
    expect(runWith(root, 'update-ref', 'kill -9 $PPID; exit 1').signal).toBe('SIGKILL');
    expect(git(root, 'log', '-1', '--format=%s').trim()).toBe('Begin');
    expect(readRecoveryState(`${root}/register`).isInterrupted).toBe(true);
    expect(recoverIn(root)).toBe('finished');
    expect(readRecoveryState(`${root}/register`).isInterrupted).toBe(false);
    expect(git(root, 'log', '-1', '--format=%s').trim()).toBe('Add added');
    expect(onDisk(root)).toBe(after);
    expectSound(root);
  });

  test('when its change had become visible is finished by the next, and meanwhile read from git', async () => {
    const root = register();
    expect(runWith(root, 'update-ref', 'real "$@"; kill -9 $PPID').signal).toBe('SIGKILL');
    expect(onDisk(root)).toBe(before);
    expect(readRecoveryState(`${root}/register/actions`).isInterrupted).toBe(true);
    const source = await filesAtCommit(repositoryOf(`${root}/register`), 'HEAD');
    expect(String(source.content('actions/a-0.yaml'))).toBe(`of: ${action(0)}\nadded\n`);
    expect(recoverIn(root)).toBe('finished');
    expect(onDisk(root)).toBe(after);
    expectSound(root);
  });

  test('and whose git continues without it does not disturb the next', async () => {
    const root = register();
    const markers = emptyFolder();
    const [recoveryMarker, endMarker] = [join(markers, 'recovered'), join(markers, 'ended')];
    const script = `kill -9 $PPID; until [ -e ${recoveryMarker} ]; do sleep 0.05; done; real "$@"; : > ${endMarker}; exit`;
    expect(runWith(root, 'update-ref', script).signal).toBe('SIGKILL');
    expect(recoverIn(root)).toBe('finished');
    writeFileSync(recoveryMarker, '');
    await expect.poll(() => existsSync(endMarker)).toBe(true);
    expect(onDisk(root)).toBe(after);
    expect(git(root, 'rev-list', '--count', 'HEAD').trim()).toBe('2');
    expectSound(root);
  });

  test('with its git, leaves that one’s locks, and they go', () => {
    const root = register();
    const script = ': > .git/HEAD.lock; : > .git/refs/heads/main.lock; kill -9 $PPID; exit 1';
    expect(runWith(root, 'update-ref', `cd ${root}; ${script}`).signal).toBe('SIGKILL');
    expect(recoverIn(root)).toBe('finished');
    expect(onDisk(root)).toBe(after);
    expectSound(root);
  });

  test('does not let the next remove a lock of git that was there before, or is another’s', () => {
    const root = register();
    runWith(root, 'update-ref', 'kill -9 $PPID; exit 1');
    const lock = join(root, '.git/HEAD.lock');
    for (const [text, age] of [
      ['', 3600],
      ['of another\n', 0],
    ] as const) {
      writeFileSync(lock, text);
      const then = Date.now() / 1000 - age;
      utimesSync(lock, then, then);
      expect(() => recoverIn(root)).toThrow(
        /git is running in this repository, or was interrupted.*HEAD\.lock/,
      );
      expect(existsSync(lock)).toBe(true);
    }
    rmSync(lock);
    expect(recoverIn(root)).toBe('finished');
    expectSound(root);
  });

  test('keeps git from recording the half of it until it is finished', () => {
    const root = register();
    runWith(root, 'update-ref', 'real "$@"; kill -9 $PPID');
    expect(tryGit(root, 'commit', '-qam', 'Mine').stderr).toMatch(/index\.lock': File exists/);
    expect(recoverIn(root)).toBe('finished');
    expectSound(root);
  });

  test('and whose recovery is killed too, is finished by the one after', () => {
    const root = register();
    runWith(root, 'update-ref', 'real "$@"; kill -9 $PPID');
    for (const command of ['update-index', 'ls-files', 'symbolic-ref', 'config', 'update-index'])
      expect(runWith(root, command, 'kill -9 $PPID', '').signal).toBe('SIGKILL');
    expect(recoverIn(root)).toBe('finished');
    expect(onDisk(root)).toBe(after);
    expectSound(root);
  });

  test('is finished by a command that then makes its own change', () => {
    const root = register();
    runWith(root, 'update-ref', 'kill -9 $PPID; exit 1');
    const session = acquireWriteLock(repositoryOf(root), silent);
    expect(session.recoveryResult).toBe('finished');
    const bytes = readFileSync(join(root, action(0)));
    session.recordChange({
      files: [{ file: action(0), before: bytes, after: Buffer.from('next\n') }],
      message: 'Next',
    });
    session.release();
    expect(git(root, 'log', '--format=%s').trim()).toBe('Next\nAdd added\nBegin');
    expectSound(root);
  });
});

describe('if other changes were made after an interrupted change', skipUnless('unix'), () => {
  const unlock = (root: string) => rmSync(join(root, '.git/index.lock'));

  test('by editing one of its files, an invisible change is rolled back, and the edit stays', () => {
    const root = register();
    runWith(root, 'update-ref', 'kill -9 $PPID; exit 1');
    write(root, { [action(1)]: 'mine\n' });
    expect(recoverIn(root)).toBe('taken-back');
    expect(read(root, action(1))).toBe('mine\n');
    expect(git(root, 'status', '--porcelain')).toBe(` M ${action(1)}\n`);
    expect(git(root, 'log', '-1', '--format=%s').trim()).toBe('Begin');
    expect(leftoversIn(root)).toEqual([]);
  });

  test('by editing one of its files, a recorded change is finished, and the edit stays', () => {
    const root = register();
    runWith(root, 'update-ref', 'real "$@"; kill -9 $PPID');
    write(root, { [action(1)]: 'mine\n' });
    expect(recoverIn(root)).toBe('finished');
    expect(read(root, action(0))).toBe(`of: ${action(0)}\nadded\n`);
    expect(read(root, action(1))).toBe('mine\n');
    expect(git(root, 'status', '--porcelain')).toBe(` M ${action(1)}\n`);
  });

  test('by recording something else, an invisible change is rolled back', () => {
    const root = register();
    runWith(root, 'update-ref', 'kill -9 $PPID; exit 1');
    unlock(root);
    write(root, { 'mine.txt': 'mine\n' });
    git(root, 'add', 'mine.txt');
    git(root, 'commit', '-qm', 'Mine');
    expect(recoverIn(root)).toBe('taken-back');
    expect(onDisk(root)).toBe(before);
    expect(git(root, 'log', '--format=%s').trim()).toBe('Mine\nBegin');
    expectSound(root);
  });

  test('by recording something else on top, the rest is finished', () => {
    const root = register();
    runWith(root, 'update-ref', 'real "$@"; kill -9 $PPID');
    unlock(root);
    write(root, { 'mine.txt': 'mine\n', [action(2)]: 'newer\n' });
    git(root, 'add', 'mine.txt', action(2));
    git(root, 'commit', '-qm', 'Mine', 'mine.txt', action(2));
    expect(recoverIn(root)).toBe('finished');
    expect(read(root, action(0))).toBe(`of: ${action(0)}\nadded\n`);
    expect(read(root, action(2))).toBe('newer\n');
    expectSound(root);
  });

  test('by going to another branch, that branch is left alone', () => {
    const root = register();
    git(root, 'branch', 'other');
    runWith(root, 'update-ref', 'real "$@"; kill -9 $PPID');
    unlock(root);
    git(root, 'checkout', '-q', '-f', 'other');
    expect(recoverIn(root)).toBe('finished');
    expect(onDisk(root)).toBe(before);
    expectSound(root);
    git(root, 'checkout', '-q', 'main');
    expect(onDisk(root)).toBe(after);
  });
});

describe('a change that is recorded while a file cannot be refreshed', skipUnless('unix'), () => {
  test('reports it, and the next command finishes it', () => {
    const root = register();
    const actions = join(root, 'register/actions');
    const { status, answer } = runWith(
      root,
      'update-ref',
      `real "$@"; mv ${actions} ${actions}.away; ln -s ${actions}.away ${actions}; exit 0`,
    );
    expect({ status, answer }).toEqual({
      status: 3,
      answer: {
        commit: git(root, 'rev-parse', 'HEAD').trim(),
        subject: 'Add added',
        notes: [],
        isRefreshed: false,
        recoveryResult: 'nothing',
        waitCount: 0,
      },
    });
    expect(readRecoveryState(root).isInterrupted).toBe(true);
    expect(() => recoverIn(root)).toThrow(/register\/actions is a link or a file where a folder should be/);
    unlinkSync(actions);
    renameSync(`${actions}.away`, actions);
    expect(recoverIn(root)).toBe('finished');
    expect(onDisk(root)).toBe(after);
    expectSound(root);
  });

  test('where a file was edited in the very moment leaves it as it was edited', () => {
    const root = register();
    const script = `real "$@"; echo mine > ${root}/${action(3)}; exit 0`;
    expect(runWith(root, 'update-ref', script).status).toBe(3);
    expect(recoverIn(root)).toBe('finished');
    expect(read(root, action(3))).toBe('mine\n');
    expect(git(root, 'status', '--porcelain')).toBe(` M ${action(3)}\n`);
  });

  test('and git that fails to move the branch leaves all as it was', () => {
    const root = register();
    const { status, answer } = runWith(root, 'update-ref', 'echo "fatal: the disk is full" >&2; exit 1');
    expect({ status, answer }).toEqual({
      status: 2,
      answer: { refused: 'git refused the change: the disk is full. Try again.' },
    });
    expect(onDisk(root)).toBe(before);
    expectSound(root);
  });

  test('and a branch that was moved in the very moment leaves all as it was', () => {
    const root = register();
    const script = `real -C ${root} update-ref refs/heads/main $(real -C ${root} commit-tree HEAD^{tree} -p HEAD -m Other)`;
    const { status, answer } = runWith(root, 'update-ref', script);
    expect(status).toBe(2);
    expect(answer['refused']).toBe('something else was recorded in the meantime. Run the command again.');
    expect(onDisk(root)).toBe(before);
    expect(git(root, 'log', '--format=%s').trim()).toBe('Other\nBegin');
    expectSound(root);
  });
});

describe('a journal that another program wrote', () => {
  const journal = {
    version: 1,
    branch: 'refs/heads/main',
    base: '1'.repeat(40),
    next: '2'.repeat(40),
    subject: 'x',
    work: 'work-1',
    steps: [
      { file: 'register/x.yaml', before: null, after: '3'.repeat(64), made: 'new-0', was: null, is: null },
    ],
  };

  test.each([
    ['is no journal', '{'],
    ['is of a later version', { ...journal, version: 2 }],
    ['leads out of the work tree', { ...journal, steps: [{ ...journal.steps[0], file: '../x' }] }],
    [
      'leads into git’s folder',
      { ...journal, steps: [{ ...journal.steps[0], file: '.git/hooks/pre-commit' }] },
    ],
    [
      'takes a file from elsewhere',
      { ...journal, steps: [{ ...journal.steps[0], made: '../../../../etc/passwd' }] },
    ],
    ['has its files elsewhere', { ...journal, work: '../..' }],
    ['moves what is no branch', { ...journal, branch: 'refs/../HEAD' }],
    ['names what is no commit', { ...journal, next: '--exec=x' }],
  ])('%s: it is refused', (_, text) => {
    const root = newRepository();
    mkdirSync(join(root, '.git/afi'));
    writeFileSync(join(root, '.git/afi/journal'), typeof text === 'string' ? text : JSON.stringify(text));
    expect(refusalOf(root, () => recoverIn(root))).toMatch(/was started by another version of afi/);
  });

  test('names commits that do not exist: it is dropped', () => {
    const root = newRepository();
    mkdirSync(join(root, '.git/afi'));
    writeFileSync(join(root, '.git/afi/journal'), JSON.stringify(journal));
    expect(recoverIn(root)).toBe('taken-back');
    expectSound(root);
  });

  test('lies behind a link: it is refused', skipUnless('unix'), () => {
    const root = newRepository();
    symlinkSync(emptyFolder(), join(root, '.git/afi'));
    expect(refusalOf(root, () => recoverIn(root))).toMatch(/\.git\/afi is not a folder/);
  });
});

describe('the state of a register', () => {
  test('is read without git, from any folder', () => {
    const root = newRepository();
    const first = readRecoveryState(`${root}/register/actions`);
    expect(first.isInterrupted).toBe(false);
    recordIn(root, { [action(0)]: [undefined, 'x\n'] });
    const second = readRecoveryState(`${root}/register/actions`);
    expect(second.stamp).not.toBe(first.stamp);
    expect(readRecoveryState(`${root}/register`)).toEqual(second);
    expect(readRecoveryState(emptyFolder())).toEqual({ isInterrupted: false, stamp: '' });
    expect(readdirSync(join(root, '.git/afi'))).toEqual([]);
  });
});

describe('the soak, in short', skipUnless('linux'), () => {
  const soak = (script: string, ...args: readonly string[]) => {
    const result = spawnSync(process.execPath, [join(home, 'test/soak/kill', script), ...args], {
      encoding: 'utf8',
    });
    expect(`${result.stdout}${result.stderr}`).not.toMatch(/^\S+:.*(?:half|left|status|fsck|lost)/m);
    expect(result.status, result.stdout + result.stderr).toBe(0);
  };

  test('a change killed at random is as before or as after', () => soak('random.js', '3', '10', built));
  test('changes by two processes lose nothing', () => soak('crowd.js', '2', '3', 'append', 'same', built));
});
