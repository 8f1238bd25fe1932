/** Reads files that are not records: plain files of a limited size, and never through a link. */
import { type BigIntStats, closeSync, constants, fstatSync, openSync, readSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { formatCount } from '../domain/text/numbers.ts';
import {
  FileError,
  isRealFolder,
  isStablePath,
  pathOf,
  replacedMeanwhile,
  type SafePlace,
  statPath,
  withFolderOf,
} from './safe-folder.ts';

/** The state of a plain file at a path; undefined if there is nothing. @throws FileError for anything else */
export function statPlainFile(path: string, name: string): BigIntStats | undefined {
  const stats = statPath(path);
  if (stats && !stats.isFile()) throw new FileError(`${name} is ${kindOf(stats)}.`, plainFileRemedy);
  return stats;
}

const kindOf = (stats: BigIntStats): string => {
  if (stats.isSymbolicLink()) return 'a link, and links are not followed';
  return stats.isDirectory() ? 'a folder' : 'a pipe, a device or a socket';
};

const plainFileRemedy = 'Put a plain file in its place, or name another file.';

/** A file that was opened in a folder, by the path that `withFolderOf` gave for the folder. */
export interface OpenedFile {
  readonly folder: string;
  readonly stats: BigIntStats;
}

/** Compares the file at a place with an open one, because another program may have put a link or another file in its path meanwhile. */
export function assertSameFile(place: SafePlace, { folder, stats: openStats }: OpenedFile): void {
  if (isStablePath(folder)) return;
  const path = pathOf(place);
  const stats = isRealFolder(dirname(path), place) ? statPath(path) : undefined;
  if (stats?.ino !== openStats.ino || stats.dev !== openStats.dev) throw replacedMeanwhile(place.name);
}

/** The bytes of a plain file; undefined if it does not exist. @throws FileError if it is larger than `limit` bytes, or not a plain file */
export const readSafeFile = (place: SafePlace, limit: number): Buffer | undefined =>
  withFolderOf(place, (folder) => {
    const path = join(folder, basename(pathOf(place)));
    if (!statPlainFile(path, place.name)) return undefined;
    return withPlainFile(path, (handle, stats) => {
      assertSameFile(place, { folder, stats });
      if (stats.size > limit) throw tooLarge(place.name, `${stats.size} bytes`, limit);
      return readUpTo(handle, limit, place.name);
    });
  });

/**
 * The result of `act` with an open plain file, opened without following a link or waiting on a pipe.
 * @throws FileError if it is not a plain file
 */
export function withPlainFile<Value>(
  path: string,
  act: (handle: number, stats: BigIntStats) => Value,
): Value {
  // Windows has neither flag.
  const flags = constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0);
  const handle = openSync(path, flags);
  try {
    const stats = fstatSync(handle, { bigint: true });
    if (!stats.isFile()) throw new FileError(`${path} is ${kindOf(stats)}.`, plainFileRemedy);
    return act(handle, stats);
  } finally {
    closeSync(handle);
  }
}

/** The refusal of a file with more than `limit` bytes. */
export const tooLarge = (name: string, size: string, limit: number): FileError =>
  new FileError(`${name} is too large: ${size}.`, `The limit is ${formatCount(limit)} bytes.`);

const chunkBytes = 64 * 1024;

/** The bytes of an open file or pipe. @throws FileError if there are more than `limit` */
export function readUpTo(handle: number, limit: number, name: string): Buffer {
  const chunks: Buffer[] = [];
  let size = 0;
  for (;;) {
    const chunk = Buffer.allocUnsafe(chunkBytes);
    const count = readSync(handle, chunk);
    if (count === 0) return Buffer.concat(chunks);
    size += count;
    if (size > limit) throw tooLarge(name, `more than ${formatCount(limit)} bytes`, limit);
    chunks.push(chunk.subarray(0, count));
  }
}
