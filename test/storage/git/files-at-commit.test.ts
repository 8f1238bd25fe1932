/** Checks how a register is read at a commit or at the end of a day. */
import { mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { openRegisterFolder } from '../../../src/storage/disk.ts';
import type { FileSource } from '../../../src/storage/file-source.ts';
import { fingerprint } from '../../../src/storage/fingerprint.ts';
import { filesAtCommit, resolveCommit } from '../../../src/storage/git/files-at-commit.ts';
import { loadRecords } from '../../../src/storage/load.ts';
import {
  countGitProcesses,
  emptyFolder,
  git,
  newRepository,
  repositoryOf,
  userEnvironment,
  write,
} from '../../helpers/register/repositories.ts';
import { registerFiles } from '../../helpers/register.ts';

const below = (folder: string, texts: Readonly<Record<string, string | Uint8Array>>) =>
  Object.fromEntries(Object.entries(texts).map(([file, text]) => [`${folder}${file}`, text]));

const onDisk = (root: string): FileSource => {
  const source = openRegisterFolder(root);
  if (!source.ok) throw new Error(source.error);
  return source.value;
};

/** What a reader finds in a source. */
const summariseSource = (source: FileSource) => {
  const { bytes: _, faults, ...loadedRecords } = loadRecords(source);
  return { ...loadedRecords, faults: [...faults].sort(([a], [b]) => (a < b ? -1 : 1)) };
};
const idOf = (source: FileSource) => fingerprint(source.allFiles(), () => undefined);

const commit = (root: string, message = 'Change') => {
  git(root, 'add', '-A');
  git(root, 'commit', '-qm', message);
};

describe('the register as git recorded it', () => {
  test('reads as it did on disk, whatever lies in its folder', async () => {
    const root = newRepository({ 'README.md': 'x\n' });
    write(root, below('force/register/', registerFiles({ 'README.md': 'Read me\n' })));
    write(root, {
      'force/register/actions/bad.yaml': 'id: [\n',
      'force/register/actions/huge.yaml': `x: ${'y'.repeat(1024 * 1024)}\n`,
      'force/register/stray/deep/er.yaml': 'x\n',
      'force/register/notes~': 'x\n',
      'force/register/evidence/deep/a.pdf': 'pdf',
      'other.txt': 'not of the register\n',
    });
    if (process.platform !== 'win32')
      symlinkSync('register.yaml', join(root, 'force/register/actions/link.yaml'));
    commit(root);
    const past = await filesAtCommit(repositoryOf(`${root}/force/register`), 'HEAD');
    const disk = onDisk(`${root}/force/register`);
    expect(summariseSource(past)).toEqual(summariseSource(disk));
    expect(idOf(past)).toBe(idOf(disk));
    expect(idOf(past)).toBe(git(root, 'rev-parse', 'HEAD:force/register').trim());
    expect(String(past.content('evidence/deep/a.pdf'))).toBe('pdf');
  });

  test('is as it was then, and not as it is now', async () => {
    const root = newRepository(below('register/', registerFiles()) as Record<string, string>);
    git(root, 'tag', 'then');
    write(root, { 'register/boards/quay.yaml': 'id: quay\nname: Another\n' });
    commit(root);
    write(root, { 'register/boards/quay.yaml': 'unrecorded\n' });
    const repository = repositoryOf(`${root}/register`);
    const boardAt = async (revision: string) =>
      loadRecords(await filesAtCommit(repository, revision)).records.board[0]?.name;
    expect(await boardAt('then')).toBe('The quay board');
    expect(await boardAt('HEAD~1')).toBe('The quay board');
    expect(await boardAt('main')).toBe('Another');
  });

  test('may be the whole repository', async () => {
    const root = newRepository(registerFiles() as Record<string, string>);
    const source = await filesAtCommit(repositoryOf(root), 'HEAD');
    expect(source.list()).toEqual(
      onDisk(root)
        .list()
        .filter(({ file }) => file !== '.git'),
    );
  });

  test('counts a repository within it as a folder out of place', async () => {
    const root = newRepository(registerFiles() as Record<string, string>);
    mkdirSync(join(root, 'actions/inner'));
    git(join(root, 'actions/inner'), 'init', '-q');
    write(root, { 'actions/inner/x': 'x' });
    commit(join(root, 'actions/inner'));
    commit(root);
    const source = await filesAtCommit(repositoryOf(root), 'HEAD');
    expect(source.list()).toContainEqual({
      file: 'actions/inner',
      unreadable: { reason: 'folder', detail: '' },
    });
    expect(source.read('actions/inner')).toMatchObject({ unreadable: { reason: 'folder' } });
    expect(source.allFiles().map(({ file }) => file)).not.toContain('actions/inner');
  });

  test('takes one process, and one more for a day, however many files there are', async () => {
    const manyFiles = Object.fromEntries(
      Array.from({ length: 500 }, (_, n) => [`actions/a-${n}.yaml`, `id: a-${n}\n`]),
    );
    const root = newRepository({ ...registerFiles(), ...manyFiles } as Record<string, string>);
    const { processes, env } = countGitProcesses();
    const repository = repositoryOf(root, env);
    const processesBefore = processes();
    const source = await filesAtCommit(repository, 'HEAD');
    expect(source.list()).toHaveLength(505);
    for (const { file } of source.list()) expect(source.read(file)).toHaveProperty('bytes');
    expect(processes() - processesBefore).toBe(1);
    await resolveCommit(repository, '2021-11-25');
    expect(processes() - processesBefore).toBe(3);
  });

  test.each(['nothing-of-the-kind', '--output=/tmp/x', '-x', 'HEAD~99', 'HEAD:register', '', '@{u}', ':/x'])(
    'is refused at %j',
    async (revision) => {
      const repository = repositoryOf(newRepository());
      await expect(filesAtCommit(repository, revision)).rejects.toThrow(
        /git has no commit|no upstream configured/,
      );
    },
  );

  test('is refused where there was none', async () => {
    const root = newRepository({ 'README.md': 'x\n' });
    write(root, { 'register/register.yaml': 'version: 1\n' });
    await expect(filesAtCommit(repositoryOf(`${root}/register`), 'HEAD')).rejects.toThrow(
      /there was no register in this folder at HEAD/,
    );
  });

  test('is read from a clone whose objects lie elsewhere', async () => {
    const root = newRepository(below('register/', registerFiles()) as Record<string, string>);
    const clone = `${emptyFolder()}/clone`;
    git(root, 'clone', '-q', '--shared', root, clone);
    const source = await filesAtCommit(repositoryOf(`${clone}/register`, userEnvironment), 'HEAD');
    expect(summariseSource(source)).toEqual(summariseSource(onDisk(`${root}/register`)));
  });
});
