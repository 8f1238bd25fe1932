/** Gives a text to another program in a temporary file, in its own folder outside every register. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createNamedFileReader } from './named-place.ts';

/** Runs `act` with a temporary file that only the user can read, and a function that reads what the file has by then. */
export function withTemporaryFile<Value>(
  name: string,
  content: string | Uint8Array,
  act: (path: string, read: () => Uint8Array) => Value,
): Value {
  const folder = mkdtempSync(join(tmpdir(), 'afi-'));
  const path = join(folder, name);
  try {
    writeFileSync(path, content, { flag: 'wx', mode: 0o600 });
    return act(path, () => createNamedFileReader(folder, undefined)(name) ?? Buffer.of());
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Keeps bytes in a file of a new folder that only the user can open, and returns its path. */
export function keepInTemporaryFile(name: string, bytes: Uint8Array): string {
  const path = join(mkdtempSync(join(tmpdir(), 'afi-')), name);
  writeFileSync(path, bytes, { flag: 'wx', mode: 0o600 });
  return path;
}
