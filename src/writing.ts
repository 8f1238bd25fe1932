/** Writes the files that a command was asked for: plain ones, and never among the records they are made from. */
import { isAbsolute, relative, resolve } from 'node:path';
import { UserError } from './commands/command.ts';
import type { FileChange } from './model/change.ts';
import { standsAs, writeChange } from './register/disk.ts';

/** `register` is the register's folder, where there is one. */
export function writeFiles(changes: readonly FileChange[], cwd: string, register: string | undefined): void {
  for (const change of changes) {
    refuseTarget(change.file, cwd, register);
    try {
      writeChange(cwd, change);
    } catch (error) {
      throw new UserError(`${change.file} could not be written: ${reasonOf(error)}`);
    }
  }
}

function refuseTarget(file: string, cwd: string, register: string | undefined): void {
  const path = resolve(cwd, file);
  const below = register === undefined ? '..' : relative(register, path);
  if (!below.startsWith('..') && !isAbsolute(below))
    throw new UserError(`${file} lies in the register, where only records stand. Name a file outside it.`);
  const there = standsAs(path);
  if (there === 'folder') throw new UserError(`${file} is a folder. Name a file in it.`);
  if (there === 'other') throw new UserError(`${file} is no plain file. \`-o -\` prints the paper instead.`);
}

export const reasonOf = (error: unknown): string => {
  const { code, message } = error as NodeJS.ErrnoException;
  if (code === 'ENOENT') return 'its folder does not exist; make it first.';
  if (code === 'ENOSPC') return 'the disk is full.';
  return code === 'EACCES' || code === 'EROFS' ? 'you may not write there.' : `${message}.`;
};
