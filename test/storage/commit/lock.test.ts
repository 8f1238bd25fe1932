/** Checks that only one process at a time changes a register, and when its lock passes on. */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { buildSync } from 'esbuild';
import { beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { acquireLock } from '../../../src/storage/commit/lock.ts';
import { acquireWriteLock } from '../../../src/storage/commit/transaction.ts';
import { GitError } from '../../../src/storage/git/git-error.ts';
import {
  emptyFolder,
  files,
  newRepository,
  repositoryOf,
  silent,
} from '../../helpers/register/repositories.ts';
import { skipUnless } from '../../helpers/requirements.ts';

/** A folder with a lock as this process would leave it, but for what is changed. */
function lockedBy(changedFields: object): string {
  const folder = emptyFolder();
  const release = acquireLock(folder, silent.notify);
  const ownHolder = JSON.parse(readFileSync(join(folder, 'lock'), 'utf8')) as object;
  release();
  writeFileSync(join(folder, 'lock'), JSON.stringify({ ...ownHolder, ...changedFields }));
  return folder;
}

/** Whether the lock is free; if not, the notices and the error. */
function tryLock(folder: string): {
  readonly isFree: boolean;
  readonly notices: readonly string[];
  readonly refusal: string;
} {
  const notices: string[] = [];
  try {
    acquireLock(folder, (sentence) => notices.push(sentence), 3)();
    expect(readdirSync(folder)).toEqual([]);
    return { isFree: true, notices, refusal: '' };
  } catch (error) {
    if (!(error instanceof GitError)) throw error;
    expect(readdirSync(folder)).toEqual(['lock']);
    return { isFree: false, notices, refusal: error.message };
  }
}

/** The number and beginning of a process that runs, or has run. */
const startOf = (pid: number) =>
  readFileSync(`/proc/${pid}/stat`, 'utf8')
    .replace(/^.*\)\s*/s, '')
    .split(' ')[19] ?? '';

const startProcess = (command: string, ...args: readonly string[]): ChildProcess => {
  const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'ignore'] });
  onTestFinished(() => void child.kill('SIGKILL'));
  return child;
};

describe('the lock', () => {
  test('is let go, and leaves nothing', () => {
    const folder = emptyFolder();
    const release = acquireLock(folder, silent.notify);
    expect(readdirSync(folder)).toEqual(['lock']);
    release();
    expect(readdirSync(folder)).toEqual([]);
    expect(tryLock(folder).isFree).toBe(true);
  });

  test('keeps out a second process, which reports once for which process it waits', () => {
    const folder = emptyFolder();
    const release = acquireLock(folder, silent.notify);
    expect(tryLock(folder)).toEqual({
      isFree: false,
      notices: [`Waiting for process ${process.pid}, which is changing the register.`],
      refusal: `process ${process.pid} is still changing the register. Try again when it is done.`,
    });
    release();
  });

  test('keeps a second out while the first makes a change, and is free afterwards', () => {
    const root = newRepository();
    const session = acquireWriteLock(repositoryOf(root), silent);
    expect(tryLock(join(root, '.git/afi')).isFree).toBe(false);
    expect(
      session.recordChange({ files: files({ 'register/x': [undefined, 'x\n'] }), message: 'x' }).isRefreshed,
    ).toBe(true);
    session.release();
    acquireWriteLock(repositoryOf(root), silent).release();
  });

  test('of a process that has ended passes on', () => {
    const { pid } = spawnSync(process.execPath, ['-e', '']);
    expect(tryLock(lockedBy({ pid, start: '1' })).isFree).toBe(true);
  });

  test('of a process whose number another has now passes on', skipUnless('linux'), () => {
    expect(tryLock(lockedBy({ start: '1' })).isFree).toBe(true);
  });

  test(
    'of a process that was killed, and whose parent has not noticed, passes on',
    skipUnless('linux'),
    async () => {
      const child = startProcess('sh', '-c', 'sleep 3600 & echo $!; exec sleep 3600');
      const pid = Number(await new Promise((resolve) => child.stdout?.once('data', resolve)));
      // Until it is `sleep`, the parent is a shell, which would notice.
      await expect.poll(() => readFileSync(`/proc/${child.pid}/comm`, 'utf8')).toBe('sleep\n');
      process.kill(pid, 'SIGKILL');
      await expect.poll(() => readFileSync(`/proc/${pid}/stat`, 'utf8')).toMatch(/\) Z /);
      expect(tryLock(lockedBy({ pid, start: startOf(pid) })).isFree).toBe(true);
    },
  );

  test('is waited for as long again when another command has taken it', () => {
    const folder = lockedBy({ host: 'REGISTRY-PC', pid: 1 });
    const notices: string[] = [];
    // Each notice is of a holder that then passes the lock to the next, until the fourth keeps it.
    const notify = (sentence: string) => {
      notices.push(sentence);
      const holder = JSON.parse(readFileSync(join(folder, 'lock'), 'utf8')) as { readonly pid: number };
      const next = { ...holder, pid: Math.min(holder.pid + 1, 4) };
      writeFileSync(join(folder, 'lock'), JSON.stringify(next));
    };
    expect(() => acquireLock(folder, notify, 1)).toThrow(/^process 4 on REGISTRY-PC is changing/);
    expect(notices).toEqual(
      [1, 2, 3, 4].map((pid) => `Waiting for process ${pid} on REGISTRY-PC, which is changing the register.`),
    );
  });

  test('of a process that is stopped stays its own', skipUnless('linux'), async () => {
    const child = startProcess('sleep', '3600');
    await expect.poll(() => child.pid && startOf(child.pid)).toBeTruthy();
    const folder = lockedBy({ pid: child.pid, start: startOf(child.pid ?? 0) });
    child.kill('SIGSTOP');
    expect(tryLock(folder).isFree).toBe(false);
  });

  test('from before the machine was started again passes on', skipUnless('linux'), () => {
    expect(tryLock(lockedBy({ boot: 'another' })).isFree).toBe(true);
  });

  test('of another machine never passes on, and the message names what to delete', () => {
    const folder = lockedBy({ host: 'REGISTRY-PC', pid: 4242 });
    const { isFree, notices, refusal } = tryLock(folder);
    expect(isFree).toBe(false);
    expect(notices).toEqual(['Waiting for process 4242 on REGISTRY-PC, which is changing the register.']);
    expect(refusal).toBe(
      `process 4242 on REGISTRY-PC is changing the register, or has left its lock there. If no afi is running, delete ${folder}/lock`,
    );
  });

  test.each([
    ['of a machine with the same name', { machine: 'another', boot: 'another' }],
    ['of a container on this machine', { space: 'pid:[1]', pid: 1 }],
  ])('%s keeps its lock', (_, changedFields) => {
    expect(tryLock(lockedBy(changedFields)).isFree).toBe(false);
  });

  test.each(['', '{', 'null', '{"pid": 0, "start": ""}', '{"pid": -1, "start": ""}', '{"pid": "1"}'])(
    'with the content %j never passes on',
    (text) => {
      const folder = emptyFolder();
      writeFileSync(join(folder, 'lock'), text);
      expect(tryLock(folder).refusal).toMatch(
        /^somebody is changing the register, or has left its lock there/,
      );
    },
  );

  test('takes with it what others left who died while they were taking it', () => {
    const { pid } = spawnSync(process.execPath, ['-e', '']);
    const folder = lockedBy({ pid, start: '1' });
    const dead = readFileSync(join(folder, 'lock'));
    for (const name of [`lock-${pid}-1`, 'lock.77-1', `lock.77-1.${pid}-1`])
      writeFileSync(join(folder, name), dead);
    writeFileSync(join(folder, `lock-${pid}-2`), '');
    expect(tryLock(folder).isFree).toBe(true);
  });

  test('names its holder', () => {
    const folder = emptyFolder();
    const release = acquireLock(folder, silent.notify);
    expect(JSON.parse(readFileSync(join(folder, 'lock'), 'utf8'))).toMatchObject({
      pid: process.pid,
      host: hostname(),
    });
    release();
  });
});

describe('many processes at once that are killed while they have the lock', skipUnless('unix'), () => {
  let taker: string;
  beforeAll(() => {
    const built = buildSync({
      stdin: {
        contents: `
          import { mkdirSync, rmdirSync } from 'node:fs';
          import { sleep } from './src/storage/commit/durable-files.ts';
          import { acquireLock } from './src/storage/commit/lock.ts';
          const [, , folder, place, how] = process.argv;
          try {
            const release = acquireLock(folder, () => {}, Number.POSITIVE_INFINITY);
            mkdirSync(place);
            sleep(2);
            rmdirSync(place);
            if (how === 'let go') release();
            process.kill(process.pid, 'SIGKILL');
          } catch (error) {
            console.log(error.stack);
            process.exit(1);
          }`,
        resolveDir: process.cwd(),
        loader: 'ts',
      },
      ...{ bundle: true, platform: 'node', format: 'esm', write: false },
    });
    taker = built.outputFiles?.[0]?.text ?? '';
  });

  test('never have it at the same time', async () => {
    const [folder, elsewhere] = [emptyFolder(), emptyFolder()];
    writeFileSync(join(elsewhere, 'taker.mjs'), taker);
    const place = join(elsewhere, 'one at a time');
    let lockCount = 0;
    const worker = async (how: string) => {
      for (let n = 0; n < 3; n++) {
        const child = spawn(process.execPath, [join(elsewhere, 'taker.mjs'), folder, place, how]);
        let output = '';
        child.stdout.on('data', (chunk) => {
          output += chunk;
        });
        const signal = await new Promise((resolveSignal) =>
          child.once('close', (_, signal) => resolveSignal(signal)),
        );
        expect({ signal, out: output }).toEqual({ signal: 'SIGKILL', out: '' });
        lockCount++;
      }
    };
    await Promise.all(['die', 'die', 'die', 'die', 'let go', 'let go'].map(worker));
    expect(lockCount).toBe(18);
    expect(tryLock(folder).isFree).toBe(true);
  });
});
