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
export function standingBelow(folder: string): readonly string[] | undefined {
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
export function leadsTo(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    return dirname(path) === path ? path : join(leadsTo(dirname(path)), basename(path));
  }
}

/** Whether a plain folder stands there, or nothing: a link in its place would lead elsewhere. */
export const isPlainOrNothing = (path: string): boolean => {
  const about = lstatSync(path, { throwIfNoEntry: false });
  return about === undefined || about.isDirectory();
};

/** Writes beside a file, then renames over it: a reader of the folder finds the old page or the new. One that is so already is let be. */
export function putPage(path: string, text: string): void {
  if (holds(path, text)) return;
  const beside = join(dirname(path), `.${basename(path)}.tmp`);
  try {
    writeFileSync(beside, text);
    renameSync(beside, path);
  } catch (error) {
    rmSync(beside, { force: true });
    throw error;
  }
}

const holds = (path: string, text: string): boolean => {
  const about = lstatSync(path, { throwIfNoEntry: false });
  if (!about?.isFile()) return false;
  const bytes = Buffer.from(text);
  return about.size === bytes.length && readFileSync(path).equals(bytes);
};

export const dropPage = (path: string): void => rmSync(path, { force: true });

/** Removes a folder that holds nothing any more. */
export function dropIfEmpty(folder: string): void {
  try {
    rmdirSync(folder);
  } catch {
    // Something stands in it, and stays.
  }
}

export const readPage = (path: string): string => readFileSync(path, 'utf8');
