/** The fingerprint of the register's files: the id that git gives the tree of the folder, computed from the files themselves. */
import { createHash } from 'node:crypto';
import type { Shelf } from './source.ts';

interface Folder {
  readonly files: Map<string, { readonly mode: string; readonly id: Buffer }>;
  readonly folders: Map<string, Folder>;
}

const newFolder = (): Folder => ({ files: new Map(), folders: new Map() });

const objectId = (type: 'blob' | 'tree', content: Uint8Array): Buffer =>
  createHash('sha1').update(`${type} ${content.length}\0`).update(content).digest();

/**
 * The tree's id in hexadecimal; forty digits. Files count as not executable, whatever the disk says, so that the same
 * files have the same fingerprint on every system; what cannot be read has no part in it. `read` gives the bytes of files
 * that were read already.
 */
export function fingerprint(
  files: ReturnType<Shelf['everything']>,
  read: (file: string) => Uint8Array | undefined,
): string {
  const root = newFolder();
  for (const { file, link, id: known, bytes } of files) {
    const content = known?.length === 40 ? known : ((link ? undefined : read(file)) ?? bytes());
    if (!content) continue;
    const id = typeof content === 'string' ? Buffer.from(content, 'hex') : objectId('blob', content);
    const steps = file.split('/');
    const name = steps.pop() ?? '';
    let folder = root;
    for (const step of steps) {
      const next = folder.folders.get(step) ?? newFolder();
      folder.folders.set(step, next);
      folder = next;
    }
    folder.files.set(name, { mode: link ? '120000' : '100644', id });
  }
  return treeId(root).toString('hex');
}

function treeId({ files, folders }: Folder): Buffer {
  const entries = [
    ...[...files].map(([name, { mode, id }]) => ({ name, sort: Buffer.from(name), mode, id })),
    ...[...folders].map(([name, folder]) => ({
      name,
      sort: Buffer.from(`${name}/`),
      mode: '40000',
      id: treeId(folder),
    })),
  ].sort((a, b) => Buffer.compare(a.sort, b.sort));
  const content = entries.flatMap(({ name, mode, id }) => [Buffer.from(`${mode} ${name}\0`), id]);
  return objectId('tree', Buffer.concat(content));
}

/** The SHA-256 of a file's content, in hexadecimal. */
export const sha256 = (content: Uint8Array): string => createHash('sha256').update(content).digest('hex');
