/** Files written so that they last: made aside, on the disk before anything speaks of them, put in their places by renaming. */
import {
  accessSync,
  chmodSync,
  closeSync,
  constants,
  copyFileSync,
  fsyncSync,
  lstatSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  unlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { parentPath } from '../git/safe-paths.ts';
import { codeOf } from '../system-error.ts';
import { sleep } from './lock.ts';

/** Tries again for half a second what another program (a virus scanner, an editor) may be in the way of. */
function retryWhileBusy(act: () => void): void {
  for (let wait = 5; ; wait *= 2)
    try {
      act();
      return;
    } catch (error) {
      if (wait > 160 || !['EPERM', 'EACCES', 'EBUSY'].includes(codeOf(error) ?? '')) throw error;
      sleep(wait);
    }
}

/** A file to be made where none is. */
export interface NewFile {
  readonly path: string;
  readonly bytes: Uint8Array;
  readonly mode?: number | undefined;
}

/** Makes files, and comes back when the disk has them. All are written before the first is waited for. */
export function writeNew(files: readonly NewFile[]): void {
  for (let start = 0; start < files.length; start += 64) {
    const open: number[] = [];
    try {
      for (const { path, bytes, mode } of files.slice(start, start + 64)) {
        const handle = openSync(path, 'wx');
        open.push(handle);
        writeFileSync(handle, bytes);
        if (mode !== undefined) chmodSync(path, mode);
      }
      for (const handle of open) fsyncSync(handle);
    } finally {
      for (const handle of open) closeSync(handle);
    }
  }
}

/** Waits until the disk knows what is in a folder; Windows has no such thing. */
export function fsyncFolder(folder: string): void {
  if (process.platform === 'win32') return;
  const handle = openSync(folder, 'r');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

/** Puts a made file in its place, over what stands there. */
export function renameInto(source: string, target: string): void {
  try {
    retryWhileBusy(() => renameSync(source, target));
  } catch (error) {
    if (codeOf(error) !== 'EXDEV') throw error;
    // The place is on another disk than git's folder: the bytes have to travel, and are renamed there.
    const temporary = temporaryNameFor(target);
    unlinkIfPresent(temporary);
    copyFileSync(source, temporary, constants.COPYFILE_EXCL);
    fsyncFolder(temporary);
    retryWhileBusy(() => renameSync(temporary, target));
    unlinkIfPresent(source);
  }
}

/** Where a file waits that had to travel from another disk. */
export const temporaryNameFor = (target: string): string =>
  `${parentPath(target)}/.${target.slice(parentPath(target).length + 1)}.afi`;

/** Removes a file; that there is none is well. */
export function unlinkIfPresent(path: string): void {
  try {
    retryWhileBusy(() => unlinkSync(path));
  } catch (error) {
    if (codeOf(error) !== 'ENOENT' && codeOf(error) !== 'ENOTDIR') throw error;
  }
}

/** Makes the folders of a path that are missing below one that is there. */
export function makeFolders(root: string, path: string): void {
  for (let end = path.indexOf('/'); end >= 0; end = path.indexOf('/', end + 1)) {
    const folder = `${root}/${path.slice(0, end)}`;
    if (lstatIfPresent(folder)) continue;
    try {
      mkdirSync(folder);
      fsyncFolder(parentPath(folder));
    } catch (error) {
      if (codeOf(error) !== 'EEXIST') throw error;
    }
  }
}

/** Makes a folder in which as many may write as in the one above it. */
export function makeFolderLike(folder: string, mode: number): void {
  if (lstatIfPresent(folder)) return;
  try {
    mkdirSync(folder);
    chmodSync(folder, mode);
  } catch (error) {
    if (codeOf(error) !== 'EEXIST') throw error;
  }
}

/** A file's bytes; undefined where there is none. */
export function readIfPresent(path: string): Buffer | undefined {
  try {
    return readFileSync(path);
  } catch (error) {
    if (codeOf(error) === 'ENOENT' || codeOf(error) === 'ENOTDIR') return undefined;
    throw error;
  }
}

/** What stands at a path, never following a link; undefined where nothing does. */
export function lstatIfPresent(path: string) {
  try {
    return lstatSync(path, { bigint: true });
  } catch (error) {
    if (codeOf(error) === 'ENOENT' || codeOf(error) === 'ENOTDIR') return undefined;
    throw error;
  }
}

/** Gives a file the time of another, or a little earlier. */
export function setTime(path: string, nanoseconds: bigint): void {
  const seconds = Number(nanoseconds / 1_000_000n) / 1000;
  utimesSync(path, seconds, seconds);
}

export const listFolder = (folder: string): readonly string[] => {
  try {
    return readdirSync(folder);
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return [];
    throw error;
  }
};

/** Removes a folder of ours with all in it. A git that its parent did not outlive may still be putting a file there. */
export const removeFolder = (folder: string): void =>
  rmSync(folder, { recursive: true, force: true, maxRetries: 3, retryDelay: 20 });

/** Whether the user may change what is there. */
export function isWritable(path: string): boolean {
  try {
    accessSync(path, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}

/** The bytes of a plain file, opened without following a link. */
export function readPlainFile(path: string): Buffer {
  const handle = openSync(path, constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0));
  try {
    return readFileSync(handle);
  } finally {
    closeSync(handle);
  }
}
