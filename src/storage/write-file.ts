/** Writes what is no record: a paper to its file, whole or not at all; a text aside, gone when it has served. */
import {
  closeSync,
  fsyncSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join, resolve } from 'node:path';
import type { FileChange } from '../domain/file-change.ts';

/** Writes beside a file, then renames over it, so that it is never left half written. */
export function writeFileAtomically(root: string, { file, after }: FileChange): void {
  const path = resolve(root, file);
  const temporary = join(dirname(path), `.${basename(path)}.${process.pid}.tmp`);
  try {
    const handle = openSync(temporary, 'wx');
    try {
      writeFileSync(handle, after);
      fsyncSync(handle);
    } finally {
      closeSync(handle);
    }
    renameSync(temporary, path);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw error;
  }
}

/** A file with a text in a folder of its own, outside of every register, for as long as something is done with it. */
export function withTemporaryFile<Value>(
  name: string,
  text: string,
  act: (path: string, read: () => string) => Value,
): Value {
  const folder = mkdtempSync(join(tmpdir(), 'afi-'));
  const path = join(folder, name);
  try {
    writeFileSync(path, text, { flag: 'wx', mode: 0o600 });
    return act(path, () => readFileSync(path, 'utf8'));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Makes a folder with those above it; one that is there already is left as it is. */
export const makeFolder = (path: string): void => void mkdirSync(path, { recursive: true });
