/** Reads, writes and deletes the pages of a published folder. */
import {
  lstatSync,
  readdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { errorCode } from './system-error.ts';

/** Every entry below a folder except folders, named with forward slashes; undefined if there is no folder. */
export function listFilesBelow(folder: string): readonly string[] | undefined {
  try {
    return readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => !entry.isDirectory())
      .map((entry) =>
        join(entry.parentPath, entry.name)
          .slice(folder.length + 1)
          .replaceAll('\\', '/'),
      );
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return undefined;
    throw error;
  }
}

/** The real path of a path, though its end may not exist yet. */
export function resolveLinks(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    return dirname(path) === path ? path : join(resolveLinks(dirname(path)), basename(path));
  }
}

/** Whether a path is a real folder or does not exist: a link would lead elsewhere. */
export const isFolderOrAbsent = (path: string): boolean => {
  const stats = lstatSync(path, { throwIfNoEntry: false });
  return stats === undefined || stats.isDirectory();
};

/** Writes a page to a temporary file and renames it: a reader finds the old page or the new. An unchanged page is left alone. */
export function writePage(path: string, text: string): void {
  if (hasText(path, text)) return;
  const temporary = join(dirname(path), `.${basename(path)}.tmp`);
  try {
    writeFileSync(temporary, text);
    renameSync(temporary, path);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw error;
  }
}

const hasText = (path: string, text: string): boolean => {
  const stats = lstatSync(path, { throwIfNoEntry: false });
  if (!stats?.isFile()) return false;
  const bytes = Buffer.from(text);
  return stats.size === bytes.length && readFileSync(path).equals(bytes);
};

export const deletePage = (path: string): void => rmSync(path, { force: true });

/** Removes a folder if it is empty. */
export function deleteFolderIfEmpty(folder: string): void {
  try {
    rmdirSync(folder);
  } catch {
    // It is not empty, and stays.
  }
}

export const readPage = (path: string): string => readFileSync(path, 'utf8');
