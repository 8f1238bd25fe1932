/** The register on disk: what entries there are, what is in them, and the one place where a file is written. */
import {
  closeSync,
  constants,
  type Dirent,
  existsSync,
  fstatSync,
  fsyncSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join, resolve } from 'node:path';
import type { FileChange } from '../model/change.ts';
import { settingsFile } from '../model/records/places.ts';
import { isNamedFolder } from './layout.ts';
import { type Entry, type Listed, largestFile, type Shelf, type Unread } from './source.ts';
import { codeOf } from './system-error.ts';

/** The nearest `register/register.yaml` from a folder upwards; undefined where there is none. */
export function findRegister(from: string): string | undefined {
  for (let folder = from; ; folder = dirname(folder)) {
    const candidate = join(folder, 'register');
    if (existsSync(join(candidate, settingsFile))) return candidate;
    if (dirname(folder) === folder) return undefined;
  }
}

/** The shelf of a register's folder, or the end of a sentence that says why there is none. */
export function registerAt(folder: string): Shelf | string {
  try {
    if (!readdirSync(folder).includes(settingsFile))
      return 'is no register: there is no register.yaml in it.';
  } catch (error) {
    const code = codeOf(error);
    return code === 'ENOENT'
      ? 'does not exist.'
      : code === 'ENOTDIR'
        ? 'is not a folder.'
        : `cannot be read: ${code}.`;
  }
  return diskShelf(folder);
}

const diskShelf = (folder: string): Shelf => ({
  list: () => listFolder(folder, ''),
  read: (file) => readEntry(folder, file),
  content: (file) => readFileSync(join(folder, file)),
  everything: () => [...everyFile(folder, '')],
});

const byName = (a: Dirent, b: Dirent) => (a.name < b.name ? -1 : 1);

/** Every entry but the folders that the format names, in the order of code units. A stray folder is one entry. */
function listFolder(folder: string, below: string): Listed[] {
  const listed: Listed[] = [];
  for (const entry of readdirSync(join(folder, below), { withFileTypes: true }).sort(byName)) {
    const file = below + entry.name;
    if (entry.isFile()) listed.push({ file });
    else if (entry.isSymbolicLink()) listed.push({ file, unread: { why: 'link', detail: '' } });
    else if (!entry.isDirectory()) listed.push({ file, unread: { why: 'special', detail: '' } });
    else if (isNamedFolder(file)) listed.push(...readable(file, () => listFolder(folder, `${file}/`)));
    else listed.push({ file, unread: { why: 'folder', detail: '' } });
  }
  return listed;
}

const readable = (file: string, list: () => Listed[]): Listed[] => {
  try {
    return list();
  } catch (error) {
    return [{ file, unread: unreadable(error) }];
  }
};

const unreadable = (error: unknown): Unread => ({
  why: codeOf(error) === 'ELOOP' ? 'link' : 'unreadable',
  detail: codeOf(error) ?? String(error),
});

/** Reads a plain file, never following a link and never waiting on a pipe. */
function readEntry(folder: string, file: string): Entry {
  let handle: number | undefined;
  try {
    const flags = constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0);
    handle = openSync(join(folder, file), flags);
    const about = fstatSync(handle);
    if (!about.isFile()) return { file, unread: { why: 'special', detail: '' } };
    if (about.size > largestFile) return { file, unread: { why: 'too-large', detail: String(about.size) } };
    return { file, bytes: readFileSync(handle) };
  } catch (error) {
    return { file, unread: unreadable(error) };
  } finally {
    if (handle !== undefined) closeSync(handle);
  }
}

/** Every file below a folder, stray ones and links too, as git would keep them; for the fingerprint. */
function* everyFile(
  folder: string,
  below: string,
): Generator<{ file: string; link: boolean; bytes: () => Uint8Array | undefined }> {
  for (const entry of ifReadable(() => readdirSync(join(folder, below), { withFileTypes: true })) ?? []) {
    const file = below + entry.name;
    const path = join(folder, file);
    const link = entry.isSymbolicLink();
    if (entry.isDirectory() && entry.name !== '.git') yield* everyFile(folder, `${file}/`);
    else if (link) yield { file, link, bytes: () => ifReadable(() => Buffer.from(readlinkSync(path))) };
    else if (entry.isFile()) yield { file, link, bytes: () => ifReadable(() => readFileSync(path)) };
  }
}

const ifReadable = <Result>(read: () => Result): Result | undefined => {
  try {
    return read();
  } catch {
    return undefined;
  }
};

/** A file's bytes as they stand; undefined where there is no plain file. */
export const readBytes = (path: string): Uint8Array | undefined =>
  standsAs(path) === 'file' ? readFileSync(path) : undefined;

/** A text file as it stands; undefined where there is no plain file. */
export const readText = (path: string): string | undefined =>
  standsAs(path) === 'file' ? readFileSync(path, 'utf8') : undefined;

/** What the user hands over in a file or a pipe; undefined where there is none. */
export const readGiven = (path: string): string | undefined =>
  ['file', 'other'].includes(standsAs(path)) ? readFileSync(path, 'utf8') : undefined;

/** The bytes of a file that is handed over, or the sentence that says why there are none. */
export function bytesGiven(path: string, named: string, most: number): Uint8Array | string {
  const about = statSync(path, { throwIfNoEntry: false });
  if (!about) return `there is no file ${named}.`;
  if (!about.isFile()) return `${named} is no plain file.`;
  return about.size > most ? `${named} is too large: ${about.size} bytes.` : readFileSync(path);
}

/** What stands at a path, links followed. */
export function standsAs(path: string): 'nothing' | 'file' | 'folder' | 'other' {
  const about = statSync(path, { throwIfNoEntry: false });
  if (!about) return 'nothing';
  return about.isFile() ? 'file' : about.isDirectory() ? 'folder' : 'other';
}

/** Writes beside a file, then renames over it, so that it is never left half written. */
export function writeChange(root: string, { file, after }: FileChange): void {
  const path = resolve(root, file);
  const beside = join(dirname(path), `.${basename(path)}.${process.pid}.tmp`);
  try {
    const handle = openSync(beside, 'wx');
    try {
      writeFileSync(handle, after);
      fsyncSync(handle);
    } finally {
      closeSync(handle);
    }
    renameSync(beside, path);
  } catch (error) {
    rmSync(beside, { force: true });
    throw error;
  }
}

/** A file with a text in a folder of its own, outside of every register, for as long as something is done with it. */
export function withAside<Value>(
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

/** The folder at a path, or the nearest above it that is there. */
export const nearestFolder = (path: string): string =>
  standsAs(path) === 'folder' || dirname(path) === path ? path : nearestFolder(dirname(path));

/** Makes a folder with those above it; one that is there already is left as it is. */
export const makeFolder = (path: string): void => void mkdirSync(path, { recursive: true });

/** Which of these files stand in a folder already. */
export const presentIn = (folder: string, files: readonly string[]): readonly string[] =>
  files.filter((file) => existsSync(join(folder, file)));
