/** Creates one temporary folder for a run of the tests, in memory where there is space, and removes it at the end. */
import { spawnSync } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const memory = '/dev/shm';
const bytesNeeded = 2 * 1024 ** 3;

/** A new folder in memory; undefined where the system has none, where it is small, or where it runs no programs (a container's). */
function folderInMemory(): string | undefined {
  let folder: string | undefined;
  try {
    const { bavail, bsize } = statfsSync(memory);
    if (bavail * bsize < bytesNeeded) return undefined;
    folder = mkdtempSync(join(memory, 'afi-tests-'));
    const program = join(folder, 'program');
    writeFileSync(program, '#!/bin/sh\n', { mode: 0o755 });
    if (spawnSync(program).status === 0) return folder;
  } catch {
    // A folder on disk is used instead.
  }
  if (folder) rmSync(folder, { recursive: true, force: true });
  return undefined;
}

/** Runs before the workers start, which inherit the environment; returns what vitest calls at the end. */
export function setup(): () => void {
  const folder = folderInMemory() ?? mkdtempSync(join(tmpdir(), 'afi-tests-'));
  // A test that acts as another user must reach what is in it.
  chmodSync(folder, 0o711);
  for (const name of ['TMPDIR', 'TMP', 'TEMP']) process.env[name] = folder;
  return () => rmSync(folder, { recursive: true, force: true });
}
