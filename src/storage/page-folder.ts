/** A folder of pages made by this tool, on disk: what stands in it, and how a page gets there and goes away. */
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
import { codeOf } from './system-error.ts';

/** Every entry below a folder that is no folder itself, named with forward slashes; undefined where there is no folder. */
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
    if (codeOf(error) === 'ENOENT') return undefined;
    throw error;
  }
}

/** Where a path leads, links followed, though its end is not there yet. */
export function resolveLinks(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    return dirname(path) === path ? path : join(resolveLinks(dirname(path)), basename(path));
  }
}

/** Whether a plain folder stands there, or nothing: a link in its place would lead elsewhere. */
export const isFolderOrAbsent = (path: string): boolean => {
  const stats = lstatSync(path, { throwIfNoEntry: false });
  return stats === undefined || stats.isDirectory();
};

/** Writes beside a file, then renames over it: a reader of the folder finds the old page or the new. One that is so already is let be. */
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

/** Removes a folder that holds nothing any more. */
export function deleteFolderIfEmpty(folder: string): void {
  try {
    rmdirSync(folder);
  } catch {
    // Something stands in it, and stays.
  }
}

export const readPage = (path: string): string => readFileSync(path, 'utf8');
