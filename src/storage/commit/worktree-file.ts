/** Checks paths of the work tree, and reads its files without following links. */

import { GitError } from '../git/git-error.ts';
import { isWritable, lstatIfPresent, readPlainFile } from './durable-files.ts';

/** A file on disk, with its permissions. */
export interface WorktreeFile {
  readonly bytes: Uint8Array;
  readonly mode: number;
}

/**
 * A file of the work tree; undefined if there is none.
 * @throws GitError if its path leads out of the work tree.
 */
export function readWorktreeFile(top: string, file: string): WorktreeFile | undefined {
  for (let end = file.indexOf('/'); end >= 0; end = file.indexOf('/', end + 1)) {
    const folder = file.slice(0, end);
    const entry = lstatIfPresent(`${top}/${folder}`);
    if (!entry) return undefined;
    if (!entry.isDirectory())
      throw new GitError(
        `${folder} is a link or a file where a folder should be. Put a folder in its place.`,
      );
    if (lstatIfPresent(`${top}/${folder}/.git`))
      throw new GitError(`${folder} is a git repository of its own. Record what is in it from there.`);
  }
  const entry = lstatIfPresent(`${top}/${file}`);
  if (!entry) return undefined;
  if (!entry.isFile())
    throw new GitError(
      `${file} is a link, a folder or a device. Put a plain file in its place, or remove it.`,
    );
  return { bytes: readPlainFile(`${top}/${file}`), mode: Number(entry.mode) & 0o777 };
}

/**
 * Checks that a file of the work tree could be replaced.
 * @throws GitError if the user may not write there.
 */
export function assertWritable(top: string, file: string): void {
  if (lstatIfPresent(`${top}/${file}`) && !isWritable(`${top}/${file}`))
    throw new GitError(`${file} is read-only. Allow it to be changed, or ask its owner.`);
  let folder = file;
  do folder = folder.slice(0, Math.max(0, folder.lastIndexOf('/')));
  while (!lstatIfPresent(`${top}/${folder}`));
  if (!isWritable(`${top}/${folder}`))
    throw new GitError(`you may not change what is in ${folder || 'this folder'}. Ask its owner.`);
}

/** A step up, git's own folder under any of its names, and names that Windows or macOS read differently. */
const unsafeStep =
  /^\.{1,2}$|^\.git[. ]*$|^git~\d|[\\:\0-\x1f\x7f\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]|[. ]$/i;

/** Whether a file's name stays within the work tree on every operating system. */
export const isSafePath = (file: string): boolean =>
  typeof file === 'string' && file.split('/').every((step) => step !== '' && !unsafeStep.test(step));
