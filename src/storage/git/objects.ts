/** Computes git's objects for file contents and trees, without git; writes nothing. */
import { createHash } from 'node:crypto';
import { GitError } from './git-error.ts';

/** The hash function of a repository. */
export type Hash = 'sha1' | 'sha256';

/** An object that git does not have yet. */
export interface GitObject {
  readonly id: string;
  readonly kind: 'blob' | 'tree';
  readonly content: Uint8Array;
}

/** An object with its id. */
export function createObject(hash: Hash, kind: GitObject['kind'], content: Uint8Array): GitObject {
  const id = createHash(hash).update(objectHeader(kind, content)).update(content).digest('hex');
  return { id, kind, content };
}

/** The bytes that git puts before an object's content. */
export const objectHeader = (kind: GitObject['kind'], content: Uint8Array): Buffer =>
  Buffer.from(`${kind} ${content.length}\0`);

/** Git's id for no object. */
export const nullId = (hash: Hash): string => '0'.repeat(hash === 'sha1' ? 40 : 64);

/** A file or folder in a tree: its mode in octal digits, and the id of its object. */
export interface TreeEntry {
  readonly mode: string;
  readonly id: string;
}

/** The mode of a folder in a tree. */
export const folderMode = '40000';

/** A tree's entries by name. Names are in Latin-1: one character a byte. */
export function parseTree(hash: Hash, tree: Uint8Array): Map<string, TreeEntry> {
  const bytes = Buffer.from(tree.buffer, tree.byteOffset, tree.length);
  const length = nullId(hash).length / 2;
  const entries = new Map<string, TreeEntry>();
  for (let offset = 0; offset < bytes.length; ) {
    const space = bytes.indexOf(32, offset);
    const end = bytes.indexOf(0, space);
    entries.set(bytes.toString('latin1', space + 1, end), {
      mode: bytes.toString('latin1', offset, space),
      id: bytes.toString('hex', end + 1, end + 1 + length),
    });
    offset = end + 1 + length;
  }
  return entries;
}

const toByteName = (step: string) => Buffer.from(step).toString('latin1');

/** The entry of a name in a tree. */
export const treeEntry = (entries: ReadonlyMap<string, TreeEntry>, name: string): TreeEntry | undefined =>
  entries.get(toByteName(name));

function createTree(hash: Hash, entries: ReadonlyMap<string, TreeEntry>): GitObject {
  const sortedEntries = [...entries]
    .map(([name, { mode, id }]) => ({ name, sort: mode === folderMode ? `${name}/` : name, mode, id }))
    .sort((a, b) => (a.sort < b.sort ? -1 : 1));
  const content = sortedEntries.flatMap(({ name, mode, id }) => [
    Buffer.from(`${mode} ${name}\0`, 'latin1'),
    Buffer.from(id, 'hex'),
  ]);
  return createObject(hash, 'tree', Buffer.concat(content));
}

/** A file's new entry in a tree; undefined removes the file. */
export interface PlacedEntry {
  readonly file: string;
  readonly entry: TreeEntry | undefined;
}

/** The distinct folders above files; the root is the empty string. */
export function foldersAbove(files: readonly string[]): readonly string[] {
  const folders = new Set(['']);
  for (const file of files)
    for (let end = file.indexOf('/'); end >= 0; end = file.indexOf('/', end + 1))
      folders.add(file.slice(0, end));
  return [...folders];
}

/**
 * The trees that differ after files change, the root last. `entriesOfFolders` has the entries of each existing folder
 * above the files.
 */
export function buildTrees(
  hash: Hash,
  entriesOfFolders: ReadonlyMap<string, ReadonlyMap<string, TreeEntry>>,
  placedEntries: readonly PlacedEntry[],
): readonly GitObject[] {
  const trees: GitObject[] = [];
  const build = (folder: string, descendants: readonly PlacedEntry[]): GitObject | undefined => {
    const entries = new Map(entriesOfFolders.get(folder));
    const start = folder === '' ? 0 : folder.length + 1;
    const entriesByFolder = new Map<string, PlacedEntry[]>();
    for (const child of descendants) {
      const end = child.file.indexOf('/', start);
      const name = toByteName(child.file.slice(start, end < 0 ? undefined : end));
      const existing = entries.get(name);
      if (existing && (existing.mode === folderMode) === end < 0)
        throw new GitError(
          `in git, ${child.file.slice(0, end < 0 ? undefined : end)} is different from the file on the disk.`,
        );
      if (end >= 0) {
        const children = entriesByFolder.get(name);
        if (children) children.push(child);
        else entriesByFolder.set(name, [child]);
      } else if (child.entry) entries.set(name, child.entry);
      else entries.delete(name);
    }
    for (const [name, children] of entriesByFolder) {
      const path = children[0]?.file ?? '';
      const tree = build(path.slice(0, path.indexOf('/', start)), children);
      if (tree) entries.set(name, { mode: folderMode, id: tree.id });
      else entries.delete(name);
    }
    if (entries.size === 0 && folder !== '') return undefined;
    const tree = createTree(hash, entries);
    trees.push(tree);
    return tree;
  };
  build('', placedEntries);
  return trees;
}
