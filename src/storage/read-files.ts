/** Reads files that the user names, and tells files from folders. */
import { existsSync, readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fail, ok, type Result } from '../domain/errors.ts';

/** A file's bytes; undefined if there is no plain file. */
export const readBytes = (path: string): Uint8Array | undefined =>
  pathKind(path) === 'file' ? readFileSync(path) : undefined;

/** A text file's content; undefined if there is no plain file. */
export const readText = (path: string): string | undefined =>
  pathKind(path) === 'file' ? readFileSync(path, 'utf8') : undefined;

/** The text of a file or a pipe; undefined if there is none. */
export const readFileOrPipe = (path: string): string | undefined =>
  ['file', 'other'].includes(pathKind(path)) ? readFileSync(path, 'utf8') : undefined;

/** The bytes of a file of at most `limit` bytes, or a sentence that says why it cannot be read; `name` is the user's name for it. */
export function readBytesUpTo(limit: number, path: string, name: string): Result<Uint8Array, string> {
  const stats = statSync(path, { throwIfNoEntry: false });
  if (!stats) return fail(`there is no file ${name}.`);
  if (!stats.isFile()) return fail(`${name} is no plain file.`);
  return stats.size > limit ? fail(`${name} is too large: ${stats.size} bytes.`) : ok(readFileSync(path));
}

/** What is at a path, following links. */
export function pathKind(path: string): 'nothing' | 'file' | 'folder' | 'other' {
  const stats = statSync(path, { throwIfNoEntry: false });
  if (!stats) return 'nothing';
  return stats.isFile() ? 'file' : stats.isDirectory() ? 'folder' : 'other';
}

/** The folder at a path, or the nearest existing folder above it. */
export const nearestFolder = (path: string): string =>
  pathKind(path) === 'folder' || dirname(path) === path ? path : nearestFolder(dirname(path));

/** Which of these files exist in a folder. */
export const existingFiles = (folder: string, files: readonly string[]): readonly string[] =>
  files.filter((file) => existsSync(join(folder, file)));
