/** Opens the folder of a file that is not a record, so that no step of its path is a link, even if another program plants one meanwhile. */
import { type BigIntStats, closeSync, constants, existsSync, lstatSync, openSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { AppError } from '../domain/errors.ts';
import { errorCode } from './system-error.ts';

/** A file that is not read, written or removed, for safety. Its message is a sentence for the user. */
export class FileError extends AppError {
  override readonly code = 'file';
}

/** Where a file is that is not a record. */
export interface SafePlace {
  /** The absolute path of a folder, without links. */
  readonly folder: string;
  /** The path of the file below the folder, with forward slashes. No step of it may be a link. */
  readonly file: string;
  /** How messages name the file. */
  readonly name: string;
}

/** The path of a file. */
export const pathOf = ({ folder, file }: SafePlace): string => join(folder, file);

/** The state of a path, without following a link; undefined if there is nothing. */
export function statPath(path: string): BigIntStats | undefined {
  try {
    return lstatSync(path, { bigint: true });
  } catch (error) {
    if (errorCode(error) === 'ENOENT' || errorCode(error) === 'ENOTDIR') return undefined;
    throw error;
  }
}

/** Whether a folder above a place exists, or the place itself. @throws FileError if a step of its path is a link or a file */
export function isRealFolder(folder: string, place: SafePlace): boolean {
  if (dirname(folder) !== folder && !isRealFolder(dirname(folder), place)) return false;
  const stats = statPath(folder);
  if (stats && !stats.isDirectory())
    throw new FileError(
      `${leadsThrough(place.name, shownFolder(folder, place))} ${stats.isSymbolicLink() ? 'a link' : 'not a folder'}.`,
      'Put a plain folder in its place, or name another place.',
    );
  return stats !== undefined;
}

/** The beginning of a sentence about a step of a path, which may be its end: `site is`, `site/x.html leads through site, which is`. */
export const leadsThrough = (name: string, step: string): string =>
  name === step ? `${name} is` : `${name} leads through ${step}, which is`;

/** A folder as the user would name it: a part of the name of the place where the folder is below the place's folder. */
function shownFolder(folder: string, { folder: base, file, name }: SafePlace): string {
  const steps = relative(base, folder).replaceAll('\\', '/');
  const isBelow = file.startsWith(steps) && name.endsWith(file);
  return isBelow ? (name.slice(0, name.length - file.length) + steps).replace(/(?<=.)\/$/, '') : folder;
}

/** Linux's flag for opening a folder only to find files in it, which needs no permission to list it. Node has no name for it. */
const pathOnly = 0o10000000;

/** The folder whose entries are this program's open files: on Linux a path through one of them always leads to the same folder. */
const openFiles = '/proc/self/fd';
let hasOpenFiles: boolean | undefined;

/** Opens a folder of Linux step by step. @throws the system's error for a step that is a link, a file or absent */
function openFolder(folder: string): number {
  const flags = pathOnly | constants.O_DIRECTORY | constants.O_NOFOLLOW;
  let handle = openSync('/', flags);
  for (const step of folder.split('/').filter((name) => name !== '')) {
    const parent = handle;
    try {
      handle = openSync(`${openFiles}/${parent}/${step}`, flags);
    } finally {
      closeSync(parent);
    }
  }
  return handle;
}

/** Opens a folder; undefined if it cannot be opened in this way, also on a system other than Linux: its path is then checked step by step. */
function tryToOpen(folder: string): number | undefined {
  hasOpenFiles ??= process.platform === 'linux' && existsSync(openFiles);
  if (!hasOpenFiles) return undefined;
  try {
    return openFolder(folder);
  } catch (error) {
    if (['ENOENT', 'ENOTDIR', 'ELOOP'].includes(errorCode(error) ?? '')) return undefined;
    throw error;
  }
}

/** Whether a path leads through an open folder, so that no other program can change where it leads. */
export const isStablePath = (path: string): boolean => path.startsWith(`${openFiles}/`);

/**
 * The result of `act` with a path to the folder of a place, which on Linux leads to that folder even if another program moves
 * it meanwhile; undefined if the folder does not exist.
 * @throws FileError if a step of its path is a link or a file
 */
export function withFolderOf<Value>(place: SafePlace, act: (folder: string) => Value): Value | undefined {
  const folder = dirname(pathOf(place));
  const handle = tryToOpen(folder);
  if (handle === undefined) {
    if (!isRealFolder(folder, place)) return undefined;
    if (hasOpenFiles) throw replacedMeanwhile(place.name);
    return act(folder);
  }
  const stablePath = `${openFiles}/${handle}`;
  try {
    return act(stablePath);
  } catch (error) {
    if (error instanceof Error) error.message = error.message.replaceAll(stablePath, folder);
    throw error;
  } finally {
    closeSync(handle);
  }
}

/** The refusal of a file that is not where it was a moment ago. */
export const replacedMeanwhile = (name: string): FileError =>
  new FileError(`${name} was replaced by another program.`, 'Try again.');
