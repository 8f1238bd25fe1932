/** Checks which repositories are refused, with the reason. */
import { spawnSync } from 'node:child_process';
import { chmodSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { findRepository } from '../../../src/storage/git/repository.ts';
import type { Environment } from '../../../src/storage/process.ts';
import {
  emptyFolder,
  git,
  newRepository,
  oneMoreLine,
  recordIn,
  userEnvironment,
  write,
} from '../../helpers/register/repositories.ts';
import { skipUnless } from '../../helpers/requirements.ts';

describe('folders without a repository that can be used', () => {
  const findObstacle = (folder: string, env: Environment = userEnvironment) => {
    const result = findRepository(folder, env);
    return result.ok ? undefined : result.error;
  };

  test('where there is none', () => {
    expect(findObstacle(emptyFolder())).toMatchObject({
      code: 'no-repository',
      message: expect.stringMatching(/git init/),
    });
  });

  test('where git is not installed', () => {
    expect(findObstacle(newRepository(), { ...userEnvironment, PATH: emptyFolder() })?.code).toBe('no-git');
  });

  test('where git is too old', skipUnless('unix'), () => {
    const bin = emptyFolder();
    write(bin, { git: '#!/bin/sh\necho git version 2.34.1\n' });
    chmodSync(join(bin, 'git'), 0o755);
    expect(findObstacle(newRepository(), { ...userEnvironment, PATH: bin })).toMatchObject({
      code: 'old-git',
      message: 'git is too old: 2.34. Install 2.36 or later.',
    });
  });

  test('where it is bare', () => {
    const root = emptyFolder();
    git(root, 'init', '-q', '--bare');
    expect(findObstacle(root)?.code).toBe('bare');
  });

  test('where it is shallow', () => {
    const root = newRepository();
    recordIn(root, oneMoreLine);
    const clone = join(emptyFolder(), 'clone');
    git(root, 'clone', '-q', '--depth=1', `file://${root.replace(/^(?!\/)/, '/')}`, clone);
    expect(findObstacle(clone)).toMatchObject({
      code: 'shallow',
      message: expect.stringMatching(/git fetch --unshallow/),
    });
  });

  test('where it belongs to another user, with the command that allows it', skipUnless('root'), () => {
    const root = newRepository();
    expect(spawnSync('chown', ['-R', '65534', root]).status).toBe(0);
    expect(findObstacle(root)).toMatchObject({
      code: 'foreign',
      message: expect.stringContaining(`git config --global --add safe.directory ${root}`),
    });
  });

  test('where the folder is outside of the work tree', () => {
    const root = newRepository();
    git(root, 'config', 'core.worktree', emptyFolder());
    expect(findObstacle(root)?.code).toBe('unusable');
  });

  test.each<readonly [what: string, damage: (root: string) => void, message: RegExp]>([
    ['its HEAD is garbage', (root) => write(root, { '.git/HEAD': 'garbage' }), /HEAD is damaged/],
    [
      'its branch names a commit that it does not have',
      (root) => write(root, { '.git/refs/heads/main': `${'0'.repeat(39)}1\n` }),
      /cannot read the last commit of main/,
    ],
    [
      'its branch is empty',
      (root) => write(root, { '.git/refs/heads/main': '' }),
      /cannot read the last commit of main: .*git update-ref refs\/heads\/main COMMIT/,
    ],
    [
      'its packed references are damaged',
      (root) => write(root, { '.git/packed-refs': 'damaged\n' }),
      /packed-refs: damaged\. Delete that line/,
    ],
    [
      'its configuration is damaged',
      (root) => write(root, { '.git/config': '[damaged' }),
      /Correct that line/,
    ],
    [
      'its objects are lost',
      (root) => rmSync(join(root, '.git/objects'), { recursive: true }),
      /its folder `objects` is missing/,
    ],
  ])('where %s, with the true cause', (_, damage, message) => {
    const root = newRepository();
    git(root, 'branch', '-M', 'main');
    damage(root);
    expect(findObstacle(root)).toMatchObject({ code: 'unusable', message: expect.stringMatching(message) });
  });

  test('but a branch without commits is not damaged', () => {
    const root = newRepository();
    git(root, 'checkout', '-q', '--orphan', 'new');
    expect(findObstacle(root)).toBeUndefined();
  });
});
