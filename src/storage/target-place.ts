/** Finds the place of a file or folder that a command writes because the user names it, and refuses those of records and of git. */
import { existsSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { settingsFile } from '../domain/records/record-paths.ts';
import {
  ancestorsOf,
  isSamePlace,
  isWithin,
  placeOf,
  type RegisterPlaces,
  resolveNamedPath,
} from './named-place.ts';
import { FileError, type SafePlace, statPath } from './safe-folder.ts';
import { listFilesBelow } from './write-safe-file.ts';

/** The names under which a system shows a command's own open files. */
const openFile = /^\/(?:dev\/(?:std(?:in|out|err)|fd\/\d+)|proc\/self\/fd\/\d+)$/;

/** The place of a file that a command writes because the user names it. @throws FileError for a place where only records or git may write */
export function resolveTargetFile(path: string, name: string, places: RegisterPlaces | undefined): SafePlace {
  if (openFile.test(path))
    throw new FileError(`${name} is not a plain file.`, 'To print the paper, use `-o -`.');
  const realPath = resolveNamedPath(path, name, places);
  if (places) {
    assertOutsideRecords(realPath, { name, kind: 'file' }, places);
    const record = findRecordWithOtherName(realPath, places.register);
    if (record !== undefined)
      throw new FileError(`${name} is another name of the record ${record}.`, 'Name a new file.');
  }
  return placeOf(realPath, name);
}

/** The real path of a folder of pages that the user names. @throws FileError if it is in the register, around it, or in git's own folder */
export function resolveTargetFolder(path: string, name: string, places: RegisterPlaces | undefined): string {
  const realPath = resolveNamedPath(path, name, places);
  if (!places) return realPath;
  assertOutsideRecords(realPath, { name, kind: 'folder' }, places);
  if (isWithin(places.register, realPath))
    throw new FileError(`the register is in ${name}.`, 'Name a folder of its own.');
  return realPath;
}

function assertOutsideRecords(
  realPath: string,
  { name, kind }: { readonly name: string; readonly kind: 'file' | 'folder' },
  { register }: RegisterPlaces,
): void {
  const folders = ancestorsOf(realPath);
  const isInRegister = (folder: string) =>
    isSamePlace(folder, register) || existsSync(join(folder, settingsFile));
  if (folders.some(isInRegister))
    throw new FileError(
      `${name} is in the register, where only records are kept.`,
      `Name a ${kind} outside it.`,
    );
  if (folders.some((folder) => isSamePlace(folder, join(dirname(register), 'templates'))))
    throw new FileError(`${name} is in the folder of the templates.`, `Name a ${kind} outside it.`);
  if (folders.some((folder) => isGitName(basename(folder)) || isGitFolder(folder)))
    throw new FileError(`${name} is in a folder of git.`, `Name a ${kind} outside it.`);
}

/** Git's own folder or file, also as Windows reads its name. */
const isGitName = (name: string): boolean => /^(?:\.git[. ]*|git~\d+)$/i.test(name);

/** Whether a folder is a repository itself, whatever its name. */
const isGitFolder = (folder: string): boolean =>
  ['HEAD', 'objects', 'refs'].every((entry) => existsSync(join(folder, entry)));

/** A file of the register that is the same file as the one at a path; undefined if there is none. */
function findRecordWithOtherName(path: string, register: string): string | undefined {
  const stats = statPath(path);
  if (!stats?.isFile() || stats.nlink < 2n) return undefined;
  return listFilesBelow(register).find((file) => isSamePlace(join(register, file), path));
}
