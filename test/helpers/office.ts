/** Creates a small valid register in a new repository, with functions that run commands in it. */
import { expect } from 'vitest';
import type { Runtime } from '../../src/main.ts';
import { git, newRepository, repositoryState, userEnvironment } from './register/repositories.ts';
import { type Files, registerFiles } from './register.ts';
import { type Run, run } from './tool.ts';

/** A repository with a register in `register/`, and an officer who runs commands in it. */
export interface Office {
  /** The folder of the repository. */
  readonly root: string;
  /** Runs a command; returns its exit code and output. */
  readonly runIn: (...argv: readonly string[]) => Promise<Run>;
  /** Runs a command that must succeed; returns its output. */
  readonly runSuccessfully: (...argv: readonly string[]) => Promise<string>;
  /** Runs a command that must be refused and change nothing; returns its error message. */
  readonly runRefused: (...argv: readonly string[]) => Promise<string>;
  /** The message of the last commit. */
  readonly last: () => string;
}

/** The files of a register, with their paths from the root of the repository. */
export const addRegisterPrefix = (files: Files): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries(files).map(([name, text]) => [`register/${name}`, String(text)]));

/** A new repository with a small valid register; `changes` replace, add or (undefined) remove files of it. */
export const office = (changes: Parameters<typeof registerFiles>[0] = {}): Office =>
  openOffice(newRepository(addRegisterPrefix(registerFiles(changes))));

/** The commands of an officer in a repository that exists. */
export function openOffice(root: string, runtime: Partial<Runtime> = {}): Office {
  const runIn = (...argv: readonly string[]) => run(root, argv, { env: userEnvironment, ...runtime });
  return {
    root,
    runIn,
    runSuccessfully: async (...argv) => {
      const { code, out, err } = await runIn('--quiet', ...argv);
      expect({ argv, code, err }).toEqual({ argv, code: 0, err: '' });
      return out;
    },
    runRefused: async (...argv) => {
      const before = repositoryState(root);
      const { code, out, err } = await runIn(...argv);
      expect({ argv, code, out }).toEqual({ argv, code: 2, out: '' });
      expect(repositoryState(root), 'nothing has changed').toEqual(before);
      return err;
    },
    last: () => git(root, 'log', '-1', '--format=%B').trim(),
  };
}
