/** Writes files that are not records: a paper in full or not at all, and temporary files. */
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

/** Writes to a temporary file, then renames it, so that the file is never half written. */
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

/** Runs `act` with a temporary file that has a text, in its own folder outside every register. */
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

/** Creates a folder and the folders above it; leaves an existing folder as it is. */
export const makeFolder = (path: string): void => void mkdirSync(path, { recursive: true });
