/** A small sound register in a repository of its own, and its officer, who works there by commands. */
import { expect } from 'vitest';
import type { Runtime } from '../../src/main.ts';
import { git, newRepository, repositoryState, userEnvironment } from './register/repositories.ts';
import { type Files, registerFiles } from './register.ts';
import { type Run, run } from './tool.ts';

export interface Office {
  readonly root: string;
  /** Runs a command, and gives back what became of it. */
  readonly on: (...argv: readonly string[]) => Promise<Run>;
  /** Runs a command that must succeed, and gives back what it said. */
  readonly done: (...argv: readonly string[]) => Promise<string>;
  /** Runs a command that must be refused and change nothing, and gives back why. */
  readonly refused: (...argv: readonly string[]) => Promise<string>;
  /** The last commit, as `git log` shows it. */
  readonly last: () => string;
}

export const inRegister = (files: Files): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries(files).map(([name, text]) => [`register/${name}`, String(text)]));

export const office = (changes: Parameters<typeof registerFiles>[0] = {}): Office =>
  officeIn(newRepository(inRegister(registerFiles(changes))));

export function officeIn(root: string, runtime: Partial<Runtime> = {}): Office {
  const on = (...argv: readonly string[]) => run(root, argv, { env: userEnvironment, ...runtime });
  return {
    root,
    on,
    done: async (...argv) => {
      const { code, out, err } = await on('--quiet', ...argv);
      expect({ argv, code, err }).toEqual({ argv, code: 0, err: '' });
      return out;
    },
    refused: async (...argv) => {
      const before = repositoryState(root);
      const { code, out, err } = await on(...argv);
      expect({ argv, code, out }).toEqual({ argv, code: 2, out: '' });
      expect(repositoryState(root), 'nothing has changed').toEqual(before);
      return err;
    },
    last: () => git(root, 'log', '-1', '--format=%B').trim(),
  };
}
