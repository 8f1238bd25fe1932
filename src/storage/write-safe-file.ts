/** Writes and removes files that are not records, and makes their folders: never through a link, and never half. */
import { randomBytes } from 'node:crypto';
import {
  closeSync,
  fchmodSync,
  fstatSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  renameSync,
  rmdirSync,
  rmSync,
  unlinkSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join, posix } from 'node:path';
import { fsyncFolder } from './commit/durable-files.ts';
import { assertSameFile, readSafeFile, statPlainFile } from './safe-file.ts';
import { FileError, isRealFolder, pathOf, type SafePlace, withFolderOf } from './safe-folder.ts';
import { errorCode, orUndefined } from './system-error.ts';

/**
 * Writes a file that is never half written, and waits until the disk has it. Replaces an existing plain file.
 * @param mode who may read a new file, besides what the user's own settings forbid.
 */
export function writeSafeFile(place: SafePlace, content: string | Uint8Array, mode = 0o666): void {
  replaceFile(place, content, { flush: fsyncSync, mode });
  // Not every disk can flush a folder, and not every user may list it.
  withFolderOf(place, (folder) => orUndefined(() => fsyncFolder(folder)));
}

/** Writes a page of a site, which can be made again: without waiting for the disk, and not if it has this text already. */
export function writeSafePage(place: SafePlace, text: string): void {
  const bytes = Buffer.from(text);
  if (sizeOf(place) === BigInt(bytes.length) && readSafeFile(place, bytes.length)?.equals(bytes)) return;
  replaceFile(place, bytes, { flush: () => undefined, mode: 0o666 });
}

const sizeOf = (place: SafePlace): bigint | undefined => statPlainFile(pathOf(place), place.name)?.size;

/** Whether a file's name is that of a temporary file which an interrupted command left. */
export const isTemporaryName = (name: string): boolean => /^\.afi-[0-9a-f]{24}\.tmp$/.test(name);

/** A name that no other program can foresee. */
const createTemporaryName = () => `.afi-${randomBytes(12).toString('hex')}.tmp`;

/** Writes to a new file and renames it, so that a reader finds the old file or the new one. */
function replaceFile(
  place: SafePlace,
  content: string | Uint8Array,
  { flush, mode }: { readonly flush: (handle: number) => void; readonly mode: number },
): void {
  const isWritten = withFolderOf(place, (folder) => {
    const path = join(folder, basename(pathOf(place)));
    const stats = statPlainFile(path, place.name);
    const temporaryName = createTemporaryName();
    const temporary = join(folder, temporaryName);
    const handle = openSync(temporary, 'wx', mode);
    try {
      try {
        // Nothing is written until it is certain that the file is where it should be.
        const temporaryStats = fstatSync(handle, { bigint: true });
        assertSameFile(siblingOf(place, temporaryName), { folder, stats: temporaryStats });
        // Who may read the old file may read the new one too.
        if (stats) fchmodSync(handle, Number(stats.mode) & 0o777);
        writeFileSync(handle, content);
        flush(handle);
      } finally {
        closeSync(handle);
      }
      renameSync(temporary, path);
    } catch (error) {
      rmSync(temporary, { force: true });
      throw error;
    }
    return true;
  });
  if (!isWritten)
    throw new FileError(
      `${place.name} could not be written, because its folder does not exist. Create the folder first.`,
    );
}

const siblingOf = (place: SafePlace, file: string): SafePlace => ({
  folder: dirname(pathOf(place)),
  file,
  name: place.name,
});

/** Removes a plain file, and returns whether there was one. */
export const removeSafeFile = (place: SafePlace): boolean =>
  withFolderOf(place, (folder) => {
    const path = join(folder, basename(pathOf(place)));
    const stats = statPlainFile(path, place.name);
    if (!stats) return false;
    assertSameFile(place, { folder, stats });
    unlinkSync(path);
    return true;
  }) ?? false;

/** Creates a folder and the folders above it, none of them through a link. Leaves an existing folder as it is. */
export function makeSafeFolder(place: SafePlace): void {
  const isMade = withFolderOf(place, (parent) => {
    makeFolder(join(parent, basename(pathOf(place))));
    return isRealFolder(pathOf(place), place);
  });
  if (isMade) return;
  makeSafeFolder(parentOf(place));
  makeSafeFolder(place);
}

const parentOf = ({ folder, file, name }: SafePlace): SafePlace =>
  file === '' || file === '.'
    ? { folder: dirname(folder), file: '', name }
    : { folder, file: posix.dirname(file), name };

function makeFolder(path: string): void {
  try {
    mkdirSync(path);
  } catch (error) {
    if (errorCode(error) !== 'EEXIST') throw error;
  }
}

/** Removes a folder if it is empty, and not behind a link. */
export const removeEmptyFolder = (place: SafePlace): void =>
  withFolderOf(place, (parent) => orUndefined(() => rmdirSync(join(parent, basename(pathOf(place))))));

/** Every entry below a folder except folders, named with forward slashes. */
export const listFilesBelow = (folder: string): readonly string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => !entry.isDirectory())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .map((file) => file.replaceAll('\\', '/'));
