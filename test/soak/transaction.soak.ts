/** Runs every script in `kill/`: changes that are killed, run out of disk or run at the same time. Takes about an hour. */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { acquireWriteLock } from '../../src/storage/commit/transaction.ts';
import { GitError } from '../../src/storage/git/git-error.ts';
import { newRepository, repositoryOf, silent } from '../helpers/register/repositories.ts';
import { skipUnless } from '../helpers/requirements.ts';

const memory = existsSync('/dev/shm') ? '/dev/shm' : tmpdir();

const soak = (script: string, ...args: readonly string[]) => {
  const path = join(import.meta.dirname, 'kill', script);
  const { status, stdout, stderr } = spawnSync(process.execPath, [path, ...args], { encoding: 'utf8' });
  process.stdout.write(`${script} ${args.join(' ')}\n${stdout}`);
  expect(status, stdout + stderr).toBe(0);
};

const everyFault = 'KILL,ENOSPC,EIO,EACCES';

describe('a change of forty files', skipUnless('linux'), () => {
  test('killed 1,000 times at random', () => soak('random.js', '1000', '40', memory));
  test('killed 100 times on a disk', () => soak('random.js', '100', '40', tmpdir()));
  test('killed 100 times in the middle, and its recovery killed too', () =>
    soak('random.js', '100', '40', memory, 'double'));
  test.each(['rename', 'fsync', 'unlink', 'link', 'openat'])(
    'killed or failing at every %s',
    skipUnless('strace'),
    (call) => soak('inject.js', call, everyFault, '40', memory),
  );
  test('failing from one call onwards', skipUnless('strace'), () =>
    soak('inject.js', 'rename,fsync,unlink', 'ENOSPC+,EIO+', '10', memory),
  );
  test('with a git that is killed or fails', skipUnless('strace'), () =>
    soak('inject.js', 'git:rename,git:fsync,git:unlink,git:write,git:openat', everyFault, '4', memory),
  );
  test('whose recovery is killed or fails at every call', skipUnless('strace'), () => {
    soak('inject.js', 'rename,fsync,unlink,link,mkdir,openat', everyFault, '3', memory, '1', 'recover');
    soak('inject.js', 'git:rename,git:fsync,git:write,git:openat', everyFault, '3', memory, '1', 'recover');
  });
});

describe('several processes', skipUnless('linux'), () => {
  test('a second waits thirty seconds for the first, then gives up', () => {
    const root = newRepository();
    const { release } = acquireWriteLock(repositoryOf(root), silent);
    const began = performance.now();
    expect(() => acquireWriteLock(repositoryOf(root), silent)).toThrow(GitError);
    expect(performance.now() - began).toBeGreaterThan(29_900);
    release();
  });
  test('2 processes, 200 times', () => soak('crowd.js', '2', '200', 'append', 'same', memory));
  test('8 processes, 50 times, in one file', () => soak('crowd.js', '8', '50', 'append', 'same', memory));
  test('8 processes, 50 times, in a file each', () => soak('crowd.js', '8', '50', 'append', 'own', memory));
  test('8 processes, 50 times, that read before they have the lock', () =>
    soak('crowd.js', '8', '50', 'race', 'same', memory));
});

test('the built tool, killed while it submits forty actions, and crowded', skipUnless('linux'), () =>
  soak('tool.js', '100', '2', '15', memory),
);

test('disks that are too small, read-only or another’s', skipUnless('root'), () => soak('disks.js'));
