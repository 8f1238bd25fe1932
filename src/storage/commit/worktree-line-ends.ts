/** Gives contents that were read from git the line ends that their files have on disk, where git converted them. */
import type { ChangedFile } from '../../domain/file-change.ts';
import type { Repository } from '../git/repository.ts';
import { equalsStoredContent } from './preflight.ts';
import { readWorktreeFile } from './worktree-file.ts';

/**
 * The files of a change as they are on disk now: with CRLF where git writes CRLF (`core.autocrlf`).
 * @param files relative to the register's folder; `before` is what git has now.
 */
export function withWorktreeLineEnds<File extends ChangedFile>(
  { top, prefix }: Repository,
  files: readonly File[],
): readonly File[] {
  return files.map((change) => {
    const disk = change.before && readWorktreeFile(top, `${prefix}${change.file}`)?.bytes;
    if (!change.before || !disk?.includes(13) || !equalsStoredContent(change.before, disk)) return change;
    return { ...change, before: disk, after: change.after && withCarriageReturns(change.after) };
  });
}

const withCarriageReturns = (bytes: Uint8Array): Uint8Array =>
  Buffer.from(Buffer.from(bytes).toString('latin1').replaceAll('\n', '\r\n'), 'latin1');
