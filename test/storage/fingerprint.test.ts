/** Checks the fingerprint of a register. */
import { chmodSync, mkdirSync, rmSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openRegister } from '../../src/app/open-register.ts';
import { openRegisterFolder } from '../../src/storage/disk.ts';
import { registerFiles, today } from '../helpers/register.ts';
import { skipUnless } from '../helpers/requirements.ts';
import { folder, git, write } from '../helpers/tool.ts';

const onWindows = process.platform === 'win32';

const ofDisk = (root: string): string => {
  const source = openRegisterFolder(join(root, 'register'));
  if (!source.ok) throw new Error(source.error);
  return openRegister(source.value, today).fingerprint();
};

const ofGit = (root: string): string => {
  git(root, '2022-06-30', 'add', '--all');
  git(root, '2022-06-30', 'commit', '--quiet', '--message', 'As it stands');
  return git(root, '2022-06-30', 'rev-parse', 'HEAD:register').trim();
};

const inGit = (): string => {
  const root = folder(
    registerFiles({
      'README.md': 'How to keep it',
      'evidence/docks/sample.pdf': Buffer.from([0, 255, 13, 10, 37]),
      'evidence/docks.pdf': '',
      'evidence/docks-2/a': 'a',
      'evidence/Zeta': 'z',
      'evidence/é😀': 'not ASCII',
      'actions/unsound.yaml': 'id: [',
      'stray/deep/file': 'x',
      'portal/2021-11-25.csv': 'Reference,Type,Status\r\n',
    }),
  );
  git(root, '2022-06-30', 'init', '--quiet');
  git(root, '2022-06-30', 'config', 'core.autocrlf', 'false');
  return root;
};

test('the fingerprint of a register is the one git gives its folder', () => {
  const root = inGit();
  expect(ofDisk(root)).toBe(ofGit(root));
  if (!onWindows) symlinkSync('docks.pdf', join(root, 'register/evidence/link'));
  mkdirSync(join(root, 'register/papers'));
  expect(ofDisk(root)).toBe(ofGit(root));
});

test('it is not moved by times, permissions, empty folders or what lies beside the register', () => {
  const root = inGit();
  const fingerprintBefore = ofDisk(root);
  const action = join(root, 'register/actions/docks-2021-rec-1.yaml');
  utimesSync(action, 1, 1);
  chmodSync(action, 0o755);
  mkdirSync(join(root, 'register/papers'));
  writeFileSync(join(root, 'beside.txt'), 'x');
  expect(ofDisk(root)).toBe(fingerprintBefore);
});

test('it moves when any byte, name or file does', () => {
  const root = inGit();
  const fingerprints = new Set([ofDisk(root)]);
  const changes: readonly (() => void)[] = [
    () => write(root, { 'README.md': 'How to keep iT' }),
    () => write(root, { 'evidence/docks/sample.pdf': Buffer.from([0, 255, 13, 10, 38]) }),
    () => write(root, { 'evidence/docks.pdf': '\n' }),
    () => write(root, { 'actions/unsound.yaml': 'id: ]' }),
    () => write(root, { 'evidence/new': '' }),
    () => rmSync(join(root, 'register/stray'), { recursive: true }),
    () => write(root, { 'portal/2021-11-25.csv': 'Reference,Type,Status\n' }),
  ];
  for (const change of changes) {
    change();
    fingerprints.add(ofDisk(root));
  }
  expect(fingerprints.size).toBe(changes.length + 1);
  expect(ofDisk(root)).toBe(ofGit(root));
});

test('a file that cannot be read has no part in it', skipUnless('linux'), () => {
  const root = inGit();
  const fingerprintBefore = ofDisk(root);
  writeFileSync(Buffer.concat([Buffer.from(join(root, 'register/evidence/')), Buffer.of(0xff)]), 'x');
  expect(ofDisk(root)).toBe(fingerprintBefore);
});
