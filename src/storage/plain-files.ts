/** Reads, writes and deletes files that are not records: files that the user names, papers, pages and temporary files. */
import {
  closeSync,
  existsSync,
  fsyncSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join, resolve } from 'node:path';
import { fail, ok, type Result } from '../domain/errors.ts';
import type { FileChange } from '../domain/file-change.ts';
import { errorCode, orUndefined } from './system-error.ts';

/** What is at a path, following links. */
export function pathKind(path: string): 'nothing' | 'file' | 'folder' | 'other' {
  const stats = statSync(path, { throwIfNoEntry: false });
  if (!stats) return 'nothing';
  return stats.isFile() ? 'file' : stats.isDirectory() ? 'folder' : 'other';
}

/** A file's bytes; undefined for anything but a plain file. */
export const readBytes = (path: string): Uint8Array | undefined =>
  pathKind(path) === 'file' ? readFileSync(path) : undefined;

/** A text file's content; undefined for anything but a plain file. */
export const readText = (path: string): string | undefined =>
  pathKind(path) === 'file' ? readFileSync(path, 'utf8') : undefined;

/** The text of a file or a pipe; undefined if there is none. */
export const readFileOrPipe = (path: string): string | undefined =>
  ['file', 'other'].includes(pathKind(path)) ? readFileSync(path, 'utf8') : undefined;

/** The bytes of a file of at most `limit` bytes, or a sentence with the reason why it cannot be read; `name` is the user's name for it. */
export function readBytesUpTo(limit: number, path: string, name: string): Result<Uint8Array, string> {
  const stats = statSync(path, { throwIfNoEntry: false });
  if (!stats) return fail(`there is no file ${name}.`);
  if (!stats.isFile()) return fail(`${name} is no plain file.`);
  return stats.size > limit ? fail(`${name} is too large: ${stats.size} bytes.`) : ok(readFileSync(path));
}

/** The folder at a path, or the nearest existing folder above it. */
export const nearestFolder = (path: string): string =>
  pathKind(path) === 'folder' || dirname(path) === path ? path : nearestFolder(dirname(path));

/** Which of these files exist in a folder. */
export const existingFiles = (folder: string, files: readonly string[]): readonly string[] =>
  files.filter((file) => existsSync(join(folder, file)));

/** Every entry below a folder except folders, named with forward slashes; undefined if it does not exist. */
export function listFilesBelow(folder: string): readonly string[] | undefined {
  try {
    return readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => !entry.isDirectory())
      .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
      .map((file) => file.replaceAll('\\', '/'));
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return undefined;
    throw error;
  }
}

/** The real path of a path, though its end may not exist yet. */
export const resolveLinks = (path: string): string =>
  orUndefined(() => realpathSync(path)) ??
  (dirname(path) === path ? path : join(resolveLinks(dirname(path)), basename(path)));

/** Whether a path is a real folder or does not exist: a link would lead elsewhere. */
export const isFolderOrAbsent = (path: string): boolean =>
  lstatSync(path, { throwIfNoEntry: false })?.isDirectory() ?? true;

/** Creates a folder and the folders above it; leaves an existing folder as it is. */
export const makeFolder = (path: string): void => void mkdirSync(path, { recursive: true });

/** Removes a folder if it is empty. */
export const deleteFolderIfEmpty = (folder: string): void => orUndefined(() => rmdirSync(folder));

/** Writes a file that is never half written, and waits until the disk has it. */
export function writeFileAtomically(root: string, { file, after: content }: FileChange): void {
  const path = resolve(root, file);
  replaceFile(path, `${process.pid}.tmp`, (temporary) => {
    const handle = openSync(temporary, 'wx');
    try {
      writeFileSync(handle, content);
      fsyncSync(handle);
    } finally {
      closeSync(handle);
    }
  });
}

/** Writes a page of a site; a page that has this text already is left alone. */
export function writePage(path: string, text: string): void {
  if (!hasText(path, text)) replaceFile(path, 'tmp', (temporary) => writeFileSync(temporary, text));
}

const hasText = (path: string, text: string): boolean => {
  const stats = lstatSync(path, { throwIfNoEntry: false });
  const bytes = Buffer.from(text);
  return stats?.isFile() === true && stats.size === bytes.length && readFileSync(path).equals(bytes);
};

/** Deletes a page if there is one. */
export const deletePage = (path: string): void => rmSync(path, { force: true });

/** Writes to a temporary file and renames it, so that a reader finds the old file or the new one. */
function replaceFile(path: string, extension: string, write: (temporary: string) => void): void {
  const temporary = join(dirname(path), `.${basename(path)}.${extension}`);
  try {
    write(temporary);
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
