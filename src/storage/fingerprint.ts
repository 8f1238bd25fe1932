/** Computes the register's fingerprint: the id of git's tree for its folder, from the files themselves. */
import type { FileSource } from './file-source.ts';
import { buildTrees, createObject, type PlacedEntry } from './git/objects.ts';

/**
 * The tree's id: forty hexadecimal digits. Files count as not executable, whatever the disk has, so that the same
 * files have the same fingerprint on every system; files that cannot be read are left out. `read` returns the bytes of files
 * that were read already.
 */
export function fingerprint(
  files: ReturnType<FileSource['allFiles']>,
  read: (file: string) => Uint8Array | undefined,
): string {
  const placedEntries = files.flatMap(({ file, isLink, id: storedId, bytes }): PlacedEntry[] => {
    const idOf = (content: Uint8Array | undefined) => content && createObject('sha1', 'blob', content).id;
    const id = storedId?.length === 40 ? storedId : idOf((isLink ? undefined : read(file)) ?? bytes());
    return id === undefined ? [] : [{ file, entry: { mode: isLink ? '120000' : '100644', id } }];
  });
  return buildTrees('sha1', new Map(), placedEntries).at(-1)?.id ?? '';
}
