/** Finds the register's folder on disk and reads its files. */
import { type Dirent, readdirSync, readFileSync, readlinkSync, realpathSync } from 'node:fs';
import { join } from 'node:path';
import { fail, ok, type Result } from '../domain/errors.ts';
import { settingsFile } from '../domain/records/record-paths.ts';
import {
  type FileEntry,
  type FileSource,
  type ListedFile,
  maxRecordBytes,
  type UnreadableEntry,
} from './file-source.ts';
import { isNamedFolder } from './layout.ts';
import { readSafeFile, withPlainFile } from './safe-file.ts';
import { FileError } from './safe-folder.ts';
import { errorCode, orUndefined } from './system-error.ts';

/** The files of a register's folder, or the end of a sentence with the reason why it is not one. */
export function openRegisterFolder(folder: string): Result<FileSource, string> {
  try {
    if (!readdirSync(folder).includes(settingsFile))
      return fail('is not a register: it has no register.yaml.');
  } catch (error) {
    const code = errorCode(error);
    if (code === 'ENOENT') return fail('does not exist.');
    return fail(code === 'ENOTDIR' ? 'is not a folder.' : `cannot be read: ${code}.`);
  }
  return ok(filesOnDisk(folder));
}

const filesOnDisk = (folder: string): FileSource => ({
  list: () => listEntries(folder, ''),
  read: (file) => readEntry(folder, file),
  content: (file) => readContent(realpathSync(folder), file),
  allFiles: () => [...allFilesBelow(folder, '')],
});

/** A file of any size that is not a record, such as evidence. @throws FileError if it is not a plain file, or has been removed */
function readContent(folder: string, file: string): Buffer {
  const bytes = readSafeFile({ folder, file, name: file }, Number.MAX_SAFE_INTEGER);
  if (!bytes) throw new FileError(`${file} was removed by another program.`, 'Try again.');
  return bytes;
}

const byName = (a: Dirent, b: Dirent) => (a.name < b.name ? -1 : 1);

/** Every entry except the folders that the format names, in the order of code units. An unknown folder is one entry. */
function listEntries(folder: string, prefix: string): ListedFile[] {
  const listedFiles: ListedFile[] = [];
  for (const entry of readdirSync(join(folder, prefix), { withFileTypes: true }).sort(byName)) {
    const file = prefix + entry.name;
    if (entry.isFile()) listedFiles.push({ file });
    else if (entry.isSymbolicLink()) listedFiles.push({ file, unreadable: { reason: 'link', detail: '' } });
    else if (!entry.isDirectory()) listedFiles.push({ file, unreadable: { reason: 'special', detail: '' } });
    else if (isNamedFolder(file))
      for (const entryBelow of orUnreadable(file, () => listEntries(folder, `${file}/`)))
        listedFiles.push(entryBelow);
    else listedFiles.push({ file, unreadable: { reason: 'folder', detail: '' } });
  }
  return listedFiles;
}

const orUnreadable = (file: string, list: () => ListedFile[]): ListedFile[] => {
  try {
    return list();
  } catch (error) {
    return [{ file, unreadable: toUnreadableEntry(error) }];
  }
};

function toUnreadableEntry(error: unknown): UnreadableEntry {
  if (error instanceof FileError) return { reason: 'special', detail: '' };
  return {
    reason: errorCode(error) === 'ELOOP' ? 'link' : 'unreadable',
    detail: errorCode(error) ?? String(error),
  };
}

/** Reads a plain file, never following a link and never waiting on a pipe. */
function readEntry(folder: string, file: string): FileEntry {
  try {
    return withPlainFile(join(folder, file), (handle, { size }) =>
      size > maxRecordBytes
        ? { file, unreadable: { reason: 'too-large', detail: String(size) } }
        : { file, bytes: readFileSync(handle) },
    );
  } catch (error) {
    return { file, unreadable: toUnreadableEntry(error) };
  }
}

/** Every file below a folder, including links and unknown files, as git would record them; for the fingerprint. */
function* allFilesBelow(
  folder: string,
  prefix: string,
): Generator<{ file: string; isLink: boolean; bytes: () => Uint8Array | undefined }> {
  for (const entry of orUndefined(() => readdirSync(join(folder, prefix), { withFileTypes: true })) ?? []) {
    const file = prefix + entry.name;
    const path = join(folder, file);
    const isLink = entry.isSymbolicLink();
    if (entry.isDirectory() && entry.name !== '.git') yield* allFilesBelow(folder, `${file}/`);
    else if (isLink) yield { file, isLink, bytes: () => orUndefined(() => Buffer.from(readlinkSync(path))) };
    else if (entry.isFile())
      yield {
        file,
        isLink,
        bytes: () => orUndefined(() => withPlainFile(path, (handle) => readFileSync(handle))),
      };
  }
}
