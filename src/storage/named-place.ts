/** Finds and reads the files that the user names: links of the user's own are followed, links in the register's checkout are not. */
import { closeSync, existsSync, openSync, readlinkSync, realpathSync, statSync } from 'node:fs';
import { basename, dirname, isAbsolute, join, parse, relative, resolve } from 'node:path';
import { readSafeFile, readUpTo } from './safe-file.ts';
import { FileError, isRealFolder, leadsThrough, type SafePlace, statPath } from './safe-folder.ts';
import { orUndefined } from './system-error.ts';

/** The folders of a register that limit where a command reads and writes. */
export interface RegisterPlaces {
  /** The real path of the register's folder. */
  readonly register: string;
  /** The real path of the work tree that contains it; without git, of the folder around the register. Links in it may have come with it. */
  readonly checkout: string;
}

/** The places of the register in a folder. */
export function findRegisterPlaces(folder: string): RegisterPlaces {
  const register = realpathSync(folder);
  const workTree = ancestorsOf(register).find((ancestor) => existsSync(join(ancestor, '.git')));
  const parent = dirname(register);
  // The root of a disk has links of the system, and is not a checkout.
  return { register, checkout: workTree ?? (dirname(parent) === parent ? register : parent) };
}

/** A path and the folders above it, the nearest first. */
export const ancestorsOf = (path: string): readonly string[] =>
  dirname(path) === path ? [path] : [path, ...ancestorsOf(dirname(path))];

/** Whether two paths lead to the same file or folder, also under names that differ in case or by a mount. */
export function isSamePlace(path: string, otherPath: string): boolean {
  if (path === otherPath) return true;
  const [stats, otherStats] = [path, otherPath].map((name) =>
    orUndefined(() => statSync(name, { bigint: true })),
  );
  // Some network drives have no file numbers.
  return (
    stats !== undefined && stats.ino !== 0n && stats.ino === otherStats?.ino && stats.dev === otherStats.dev
  );
}

/** Whether a path is that of a folder, or of something in it. */
export const isWithin = (path: string, folder: string): boolean =>
  ancestorsOf(path).some((ancestor) => isSamePlace(ancestor, folder));

const maxLinks = 40;

const splitPath = (path: string): readonly string[] =>
  path.split(process.platform === 'win32' ? /[\\/]+/ : /\/+/);

/**
 * The real path of an absolute path that the user names, though its end may not exist yet. Links outside the checkout are the
 * user's own and are followed. `name` is the path as the user gave it.
 * @throws FileError if it leads through a link inside the checkout
 */
export function resolveNamedPath(path: string, name: string, places: RegisterPlaces | undefined): string {
  let folder = parse(path).root;
  let steps = splitPath(path.slice(folder.length));
  for (let linkCount = 0; ; ) {
    const [step, ...furtherSteps] = steps;
    if (step === undefined) return folder;
    steps = furtherSteps;
    if (step === '..') folder = dirname(folder);
    if (step === '' || step === '.' || step === '..') continue;
    const next = join(folder, step);
    if (!statPath(next)?.isSymbolicLink()) {
      folder = next;
      continue;
    }
    if (places && isWithin(folder, places.checkout)) throw plantedLink(next, name, places);
    if (++linkCount > maxLinks) throw new FileError(`${name} leads through links in a circle.`);
    const target = readlinkSync(next);
    if (isAbsolute(target)) folder = parse(target).root;
    steps = [...splitPath(isAbsolute(target) ? target.slice(folder.length) : target), ...furtherSteps];
  }
}

const plantedLink = (link: string, name: string, { checkout }: RegisterPlaces): FileError => {
  const shownLink = relative(checkout, link).replaceAll('\\', '/');
  return new FileError(
    `${leadsThrough(name, shownLink)} a link in the folder of the register, where links are not followed.`,
    'If you trust the link, enter the path of the file or folder that it leads to.',
  );
};

/** The names under which a system shows a command's own open files, such as the pipe of a shell's `<(command)`. */
const openInput = /^\/(?:dev\/(?:stdin|fd\/(?:[03-9]|\d{2,}))|proc\/self\/fd\/(?:[03-9]|\d{2,}))$/;

/** The most bytes that are read of a file that the user names, unless the caller has a limit of its own. */
const maxNamedBytes = 64 << 20;

/**
 * Reads a file that the user names, at most `limit` bytes; undefined if it does not exist.
 * @throws FileError for a folder, for a pipe or device with a name, for a file that is too large, and behind a link inside the checkout
 */
export type NamedFileReader = (name: string, limit?: number) => Buffer | undefined;

/** Reads the files that the user names from a current folder. `register` is the register's folder, undefined if a command has none. */
export function createNamedFileReader(cwd: string, register: string | undefined): NamedFileReader {
  let places: RegisterPlaces | undefined;
  return (name, limit = maxNamedBytes) => {
    const path = resolve(cwd, name);
    if (openInput.test(path)) return readOpenFile(path, name, limit);
    places ??= register === undefined ? undefined : findRegisterPlaces(register);
    const realPath = resolveNamedPath(path, name, places);
    if (isFolder(realPath)) throw new FileError(`${name} is a folder.`, 'Name a file in it.');
    return readSafeFile(placeOf(realPath, name), limit);
  };
}

function readOpenFile(path: string, name: string, limit: number): Buffer {
  const handle = openSync(path, 'r');
  try {
    return readUpTo(handle, limit, name);
  } finally {
    closeSync(handle);
  }
}

/** The place of a file by its real path. */
export const placeOf = (realPath: string, name: string): SafePlace => ({
  folder: dirname(realPath),
  file: basename(realPath),
  name,
});

/** The folder at a path, or the nearest existing folder above it. */
export const nearestFolder = (path: string): string => ancestorsOf(path).find(isFolder) ?? path;

/** Whether a file or folder that the user names exists. */
export const existsPath = (cwd: string, path: string): boolean => existsSync(resolve(cwd, path));

const isFolder = (path: string): boolean => orUndefined(() => statSync(path))?.isDirectory() === true;

/** Which of these files exist in a real folder; a link counts, wherever it leads. @throws FileError if one is behind a link */
export const findExistingFiles = (folder: string, files: readonly string[]): readonly string[] =>
  files.filter((file) => {
    const path = join(folder, file);
    return isRealFolder(dirname(path), { folder, file, name: file }) && statPath(path) !== undefined;
  });
