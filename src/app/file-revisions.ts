/** Counts the commits that changed each file of a folder of the register, for a calendar whose entries must never become older. */
import { readLogAcrossMoves } from '../storage/git/former-folders.ts';
import type { GitLocation } from '../storage/git/git.ts';
import { GitError, IncompleteCloneError } from '../storage/git/git-error.ts';
import { createObject } from '../storage/git/objects.ts';

/** What git recorded of a file. */
export interface FileRevisions {
  /** The commits that changed it. A merge counts if its content is that of neither side. It grows with the history. */
  readonly count: number;
  /** The latest of their times, in seconds since 1970: a clock that was wrong does not set it back. */
  readonly seconds: number;
  /** Whether a text is the last content that git recorded of it, whatever its line ends. */
  readonly isCurrent: (text: string) => boolean;
}

/**
 * The revisions of the files of a folder up to a commit, by their path below the register's folder; empty without a repository
 * or before the first commit. Two processes.
 * @throws IncompleteCloneError if the clone is too shallow, or partial, to count them.
 */
export function readFileRevisions(
  place: GitLocation,
  folder: string,
  commit: string | undefined,
): ReadonlyMap<string, FileRevisions> {
  const revisions = new Map<string, FileRevisions>();
  try {
    for (const { changesByParent, seconds } of readLogAcrossMoves(place, {
      files: [folder],
      ...(commit !== undefined && { revisions: [commit] }),
    }))
      for (const { file, after } of changesByParent[0] ?? []) {
        const earlier = revisions.get(file);
        const isOwnChange = changesByParent.every((changes) =>
          changes.some((change) => change.file === file),
        );
        revisions.set(file, {
          count: (earlier?.count ?? 0) + (isOwnChange ? 1 : 0),
          seconds: Math.max(earlier?.seconds ?? 0, isOwnChange ? seconds : 0),
          isCurrent: (text) =>
            [text, text.replaceAll('\r\n', '\n')].some((form) => isContent(form, after?.id)),
        });
      }
  } catch (error) {
    if (error instanceof IncompleteCloneError || !(error instanceof GitError)) throw error;
  }
  return revisions;
}

const isContent = (text: string, id: string | undefined) =>
  id !== undefined && createObject(id.length === 40 ? 'sha1' : 'sha256', 'blob', Buffer.from(text)).id === id;
