/** Runs the program in this process, on temporary folders and a fixed day, and creates registers in git for it. */
import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { onTestFinished } from 'vitest';
import { resolveCall } from '../../src/cli/command-names.ts';
import { main, type Runtime } from '../../src/main.ts';
import { copyOf } from './register/repositories.ts';
import { type Files, today } from './register.ts';

export const home = resolve(import.meta.dirname, '../..');

/** A folder with `files` under `register/`, removed when the test is over. */
export function folder(files: Files, below = 'register'): string {
  const root = mkdtempSync(join(tmpdir(), 'afi-'));
  onTestFinished(() => rmSync(root, { recursive: true, force: true }));
  write(root, files, below);
  return root;
}

/** A folder with a register in git, recorded in one commit on a day. */
export const registerInGit = (files: Files, { day = '2022-01-01', message = 'Begin' } = {}): string =>
  copyOf(JSON.stringify([files, day, message]), (root) => {
    git(root, day, 'init', '-q');
    write(root, files);
    git(root, day, 'add', '-A');
    git(root, day, 'commit', '-qm', message);
  });

/** The model force's register in a repository of its own. */
export const modelInGit = (): string =>
  copyOf('the model force', (root) => {
    cpSync(join(home, 'register'), join(root, 'register'), { recursive: true });
    git(root, '2022-01-01', 'init', '-q');
    git(root, '2022-01-01', 'add', '-A');
    git(root, '2022-01-01', 'commit', '-qm', 'Begin');
  });

/** An empty folder for all tests of a file, and a function that removes it, which `beforeAll` can return. */
export function emptyFolder(): { readonly path: string; readonly remove: () => void } {
  const path = mkdtempSync(join(tmpdir(), 'afi-papers-'));
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) };
}

export function write(root: string, files: Files, below = 'register'): void {
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(root, below, name)), { recursive: true });
    writeFileSync(join(root, below, name), content);
  }
}

/** Runs git with a fixed author and day, so that commits always have the same ids; returns its output. */
export function git(root: string, day: string, ...args: readonly string[]): string {
  const date = `${day}T12:00:00Z`;
  const env = {
    PATH: process.env['PATH'],
    HOME: root,
    GIT_CONFIG_NOSYSTEM: '1',
    GIT_TEMPLATE_DIR: '',
    GIT_AUTHOR_NAME: 'Liaison Officer',
    GIT_AUTHOR_EMAIL: 'officer@example.com',
    GIT_COMMITTER_NAME: 'Liaison Officer',
    GIT_COMMITTER_EMAIL: 'officer@example.com',
    GIT_AUTHOR_DATE: date,
    GIT_COMMITTER_DATE: date,
  };
  return execFileSync('git', ['-c', 'gc.auto=0', '-c', 'init.defaultBranch=main', ...args], {
    cwd: root,
    env,
    encoding: 'utf8',
  });
}

export interface Run {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** The surroundings of a call: a fixed day, no terminal and no input; what is printed is dropped. */
export const fixedRuntime = (cwd: string): Runtime => ({
  cwd,
  today,
  home,
  env: {},
  milliseconds: () => 0,
  errWidth: undefined,
  screen: { width: undefined, colour: false },
  interactive: false,
  input: async () => Buffer.of(),
  writeOutput: async () => undefined,
  writeError: async () => undefined,
});

export async function run(
  cwd: string,
  argv: readonly string[],
  runtime: Partial<Runtime> = {},
): Promise<Run> {
  const [out, err]: [string[], string[]] = [[], []];
  const code = await main(argv, {
    ...fixedRuntime(cwd),
    writeOutput: async (text) => void out.push(text),
    writeError: async (text) => void err.push(text),
    ...runtime,
  });
  return { code, out: out.join(''), err: err.join('') };
}

/** Runs the program on the repository's model register, on a terminal of a width in columns, or into a pipe if undefined. */
export const onModelAcross = (width: number | undefined, argv: readonly string[]): Promise<Run> =>
  run(home, argv, { today: '2021-12-16', screen: { width, colour: false } });

export const onModel = (...argv: readonly string[]): Promise<Run> => onModelAcross(undefined, argv);

/** The name of the command that a call names: `portal compare`. */
export function commandNameOf(argv: readonly string[]): string | undefined {
  const call = resolveCall(argv);
  return 'words' in call ? call.name : undefined;
}
