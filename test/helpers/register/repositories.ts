/** Creates repositories of plain text for tests, and checks what must be true of each of them afterwards. */
import { execFileSync, spawnSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, onTestFinished } from 'vitest';
import type { ChangedFile } from '../../../src/domain/file-change.ts';
import { type CommitResult, recordChange } from '../../../src/storage/commit/transaction.ts';
import { GitError } from '../../../src/storage/git/git-error.ts';
import { findRepository, type Repository } from '../../../src/storage/git/repository.ts';
import type { Environment } from '../../../src/storage/process.ts';

export type Texts = Readonly<Record<string, string>>;

const newFolder = () => realpathSync(mkdtempSync(join(tmpdir(), 'afi-git-'))).replaceAll('\\', '/');

/** A folder that is gone when the test is over. */
export function emptyFolder(): string {
  const root = newFolder();
  onTestFinished(() => rmSync(root, { recursive: true, force: true }));
  return root;
}

/** The environment of a user whom git knows, at a fixed time. */
export const userEnvironment = {
  PATH: process.env['PATH'],
  SystemRoot: process.env['SystemRoot'],
  HOME: '/nonexistent',
  GIT_CONFIG_NOSYSTEM: '1',
  GIT_CONFIG_GLOBAL: '/dev/null',
  GIT_AUTHOR_NAME: 'Liaison Officer',
  GIT_AUTHOR_EMAIL: 'officer@example.com',
  GIT_AUTHOR_DATE: '2021-11-25T12:00:00Z',
  GIT_COMMITTER_NAME: 'Liaison Officer',
  GIT_COMMITTER_EMAIL: 'officer@example.com',
  GIT_COMMITTER_DATE: '2021-11-25T12:00:00Z',
};

/** Everyday git, as a user would type it. */
export const git = (root: string, ...args: readonly string[]): string =>
  execFileSync(
    'git',
    ['-c', 'gc.auto=0', '-c', 'init.defaultBranch=main', '-c', 'core.autocrlf=false', ...args],
    {
      cwd: root,
      env: { ...userEnvironment, GIT_TEMPLATE_DIR: '' },
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  );

export const tryGit = (root: string, ...args: readonly string[]) =>
  spawnSync('git', args, {
    cwd: root,
    env: userEnvironment,
    encoding: 'utf8',
  });

export function write(root: string, files: Readonly<Record<string, string | Uint8Array>>): void {
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, file)), { recursive: true });
    writeFileSync(join(root, file), text);
  }
}

export const read = (root: string, file: string): string => readFileSync(join(root, file), 'utf8');

export const firstFile = 'register/actions/one.yaml';
export const secondFile = 'register/actions/two.yaml';

/** Three files, recorded. */
export const threeFiles: Texts = {
  'register/register.yaml': 'version: 1\n',
  [firstFile]: 'id: one\n',
  [secondFile]: 'id: two\n',
};

const templates = new Map<string, string>();

/** A copy, for one test, of a repository that is made once in each process: git takes ten times as long to make it. */
export function copyOf(name: string, make: (root: string) => void): string {
  const template = templates.get(name) ?? newFolder();
  if (!templates.has(name)) make(template);
  templates.set(name, template);
  const root = emptyFolder();
  cpSync(template, root, { recursive: true, preserveTimestamps: true });
  return root;
}

/** The folder of a new repository with these files in one commit; further arguments are for `git init`. */
export const newRepository = (files: Texts = threeFiles, ...init: readonly string[]): string =>
  copyOf(JSON.stringify([files, init]), (root) => {
    git(root, 'init', '-q', ...init);
    write(root, files);
    git(root, 'add', '-A');
    git(root, 'commit', '-q', '-m', 'Begin');
  });

export function repositoryOf(root: string, env: Environment = userEnvironment): Repository {
  const result = findRepository(root, env);
  if (!result.ok) throw result.error;
  return result.value;
}

/** By file: what is there, what is to be. */
export type Changes = Readonly<Record<string, readonly [string | undefined, string | undefined]>>;

/** A line more in the first of them. */
export const oneMoreLine = { [firstFile]: ['id: one\n', 'id: one\nmore: yes\n'] } as const satisfies Changes;

const bytes = (text: string | undefined) => (text === undefined ? undefined : Buffer.from(text));

/** Files of a change, as texts: what is there, what is to be. */
export const files = (changes: Changes): readonly ChangedFile[] =>
  Object.entries(changes).map(([file, [before, after]]) => ({
    file,
    before: bytes(before),
    after: bytes(after),
  }));

export const silent = { notify: () => {} };

export const recordIn = (root: string, changes: Changes, message = 'Change'): CommitResult =>
  recordChange(repositoryOf(root), { files: files(changes), message }, silent);

/** What a record was refused for; the test fails if it was not, or if anything changed. */
export function refusalOf(root: string, act: () => unknown): string {
  const before = repositoryState(root);
  try {
    act();
  } catch (error) {
    if (!(error instanceof GitError)) throw error;
    expect(repositoryState(root), 'nothing has changed').toEqual(before);
    return error.message;
  }
  throw new Error('it was not refused');
}

/** Every file of the work tree, every branch, and the index. */
export function repositoryState(root: string): Readonly<Record<string, string>> {
  const fileStates: Record<string, string> = {};
  for (const entry of readdirSync(root, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name);
    if (entry.isFile() && !path.startsWith(join(root, '.git')))
      fileStates[path] = readFileSync(path, 'latin1');
  }
  for (const path of refFiles(root)) fileStates[path] = readFileSync(path, 'latin1');
  fileStates['index'] = tryGit(root, 'ls-files', '--stage').stdout;
  fileStates['left'] = leftoversIn(root).join();
  return fileStates;
}

/** The folder in which git keeps a repository; empty without a repository. */
function gitDirOf(root: string): string {
  const usual = join(root, '.git');
  return statSync(usual, { throwIfNoEntry: false })?.isDirectory()
    ? usual
    : tryGit(root, 'rev-parse', '--absolute-git-dir').stdout.trim();
}

/** The files that say where HEAD and each branch are. */
function refFiles(root: string): readonly string[] {
  const gitDir = gitDirOf(root);
  const refs = readdirSync(join(gitDir, 'refs'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
  return [...refs, join(gitDir, 'HEAD'), join(gitDir, 'packed-refs')].filter((path) => existsSync(path));
}

/** What a command must not leave behind. */
export function leftoversIn(root: string): readonly string[] {
  const gitDir = gitDirOf(root);
  const names = readdirSync(gitDir, { recursive: true, encoding: 'utf8' }).map((name) =>
    name.replaceAll('\\', '/'),
  );
  return names.filter((name) => /^afi\/|\.lock$|(?:^|\/)tmp_/.test(name));
}

/** Nothing staged, nothing edited, nothing left over, and git finds no fault. */
export function expectSound(root: string): void {
  expect(git(root, 'status', '--porcelain')).toBe('');
  expect(leftoversIn(root)).toEqual([]);
  expect(git(root, 'fsck', '--full', '--no-dangling', '--no-progress')).toBe('');
}

/** What git recorded last: the message, and how many lines changed in which files. */
export const lastChange = (root: string): string =>
  git(root, 'log', '-1', '--format=%s', '--name-status').trim();

/** An environment in which every git process is counted, by a program of that name before git on the path. */
export function countGitProcesses(): { env: typeof userEnvironment; processes: () => number } {
  const bin = emptyFolder();
  const real = execFileSync('which', ['git'], { encoding: 'utf8' }).trim();
  writeFileSync(join(bin, 'git'), `#!/bin/sh\necho x >> '${bin}/count'\nexec '${real}' "$@"\n`, {
    mode: 0o755,
  });
  writeFileSync(join(bin, 'count'), '');
  return {
    env: { ...userEnvironment, PATH: `${bin}:${userEnvironment.PATH}` },
    processes: () => readFileSync(join(bin, 'count'), 'utf8').length / 2,
  };
}
