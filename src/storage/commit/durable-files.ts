/** Writes files durably: to a temporary name, flushed to the disk, then renamed to their place. */
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
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  unlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { withPlainFile } from '../safe-file.ts';
import { errorCode, orUndefined } from '../system-error.ts';

/** The folder of a path; empty if it has none. */
export const parentPath = (path: string): string => path.slice(0, Math.max(0, path.lastIndexOf('/')));

/** The last step of a path. */
export const baseName = (path: string): string => path.slice(path.lastIndexOf('/') + 1);

/** Waits for some milliseconds. */
export function sleep(milliseconds: number): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, milliseconds);
}

/** Retries for half a second what another program (a virus scanner, an editor) may block. */
function retryWhileBusy(act: () => void): void {
  for (let waitMilliseconds = 5; ; waitMilliseconds *= 2)
    try {
      act();
      return;
    } catch (error) {
      if (waitMilliseconds > 160 || !['EPERM', 'EACCES', 'EBUSY'].includes(errorCode(error) ?? ''))
        throw error;
      sleep(waitMilliseconds);
    }
}

/** The result of `act` with a file that is open only meanwhile. */
export function withOpenFile<Value>(
  path: string,
  flags: string | number,
  act: (handle: number) => Value,
): Value {
  const handle = openSync(path, flags);
  try {
    return act(handle);
  } finally {
    closeSync(handle);
  }
}

/** A file that does not exist yet. */
export interface NewFile {
  readonly path: string;
  readonly bytes: Uint8Array;
  readonly mode?: number | undefined;
}

/** Writes new files, and returns when the disk has them. All are written before the first is flushed. */
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

/** Flushes a folder's entries to the disk; Windows has no such call. */
export function fsyncFolder(folder: string): void {
  if (process.platform !== 'win32') withOpenFile(folder, 'r', fsyncSync);
}

/** Renames a file over its target, also from another disk. */
export function renameInto(source: string, target: string): void {
  try {
    retryWhileBusy(() => renameSync(source, target));
  } catch (error) {
    if (errorCode(error) !== 'EXDEV') throw error;
    // The target is on another disk than git's folder: the bytes are copied there, and renamed.
    const temporary = temporaryNameFor(target);
    unlinkIfPresent(temporary);
    copyFileSync(source, temporary, constants.COPYFILE_EXCL);
    fsyncFolder(temporary);
    retryWhileBusy(() => renameSync(temporary, target));
    unlinkIfPresent(source);
  }
}

/** The temporary name of a file that is copied from another disk. */
export const temporaryNameFor = (target: string): string => `${parentPath(target)}/.${baseName(target)}.afi`;

/** The result of a call; undefined if its file or folder does not exist. */
function ifPresent<Value>(act: () => Value): Value | undefined {
  try {
    return act();
  } catch (error) {
    if (errorCode(error) === 'ENOENT' || errorCode(error) === 'ENOTDIR') return undefined;
    throw error;
  }
}

/** Removes a file if there is one. */
export const unlinkIfPresent = (path: string): void =>
  ifPresent(() => retryWhileBusy(() => unlinkSync(path)));

/** The bytes of a plain file; undefined if it does not exist. @throws FileError for a pipe, which would be waited for, and an error for a link */
export const readIfPresent = (path: string): Buffer | undefined => ifPresent(() => readPlainFile(path));

/** The state of a path, without following links; undefined if there is nothing. */
export const lstatIfPresent = (path: string) => ifPresent(() => lstatSync(path, { bigint: true }));

/** A path without links; undefined if there is nothing. */
export const resolveIfPresent = (path: string): string | undefined => ifPresent(() => realpathSync(path));

/** The names in a folder; none if it does not exist. */
export const listFolder = (folder: string): readonly string[] => ifPresent(() => readdirSync(folder)) ?? [];

/** Creates the missing folders of a path below an existing root. */
export function makeFolders(root: string, path: string): void {
  for (let end = path.indexOf('/'); end >= 0; end = path.indexOf('/', end + 1)) {
    const folder = `${root}/${path.slice(0, end)}`;
    createFolder(folder, () => fsyncFolder(parentPath(folder)));
  }
}

/** Creates a folder with these permissions; leaves an existing folder as it is. */
export const makeFolderLike = (folder: string, mode: number): void =>
  createFolder(folder, () => chmodSync(folder, mode));

function createFolder(folder: string, onCreated: () => void): void {
  if (lstatIfPresent(folder)) return;
  try {
    mkdirSync(folder);
    onCreated();
  } catch (error) {
    if (errorCode(error) !== 'EEXIST') throw error;
  }
}

/** Sets a file's time, in nanoseconds; it may become a little earlier. */
export function setTime(path: string, nanoseconds: bigint): void {
  const seconds = Number(nanoseconds / 1_000_000n) / 1000;
  utimesSync(path, seconds, seconds);
}

/** Removes a folder with its contents. A git that outlived its parent may still be writing a file there. */
export const removeFolder = (folder: string): void =>
  rmSync(folder, { recursive: true, force: true, maxRetries: 3, retryDelay: 20 });

/** Whether the user may write to a path. */
export function isWritable(path: string): boolean {
  try {
    accessSync(path, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}

/** Whether a path is a file that the user may run. */
export const isProgram = (path: string): boolean =>
  orUndefined(() => {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  }) ?? false;

/** A path with its links resolved; the path itself if it does not exist. */
export const realPath = (path: string): string => orUndefined(() => realpathSync(path)) ?? path;

/** The bytes of a plain file, opened without following a link. */
export const readPlainFile = (path: string): Buffer => withPlainFile(path, (handle) => readFileSync(handle));
