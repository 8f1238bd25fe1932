/** Checks that a file's name stays within the work tree on every operating system. */

export const parentPath = (path: string): string => path.slice(0, Math.max(0, path.lastIndexOf('/')));
export const baseName = (path: string): string => path.slice(path.lastIndexOf('/') + 1);

/** A step up, git's own folder under any of its names, and names that Windows or macOS read differently. */
const unsafeStep =
  /^\.{1,2}$|^\.git[. ]*$|^git~\d|[\\:\0-\x1f\x7f\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]|[. ]$/i;

export const isSafePath = (file: string): boolean =>
  typeof file === 'string' && file.split('/').every((step) => step !== '' && !unsafeStep.test(step));
