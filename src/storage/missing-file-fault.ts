/** Describes the fault of a file that git tracks and the disk does not have, with the command that brings it back. */
import { quoteArgument } from '../domain/text/quote-argument.ts';
import type { UnreadableEntry } from './file-source.ts';
import { createFault, type LoadFault } from './yaml/load-fault.ts';

const describeUnmerged = (path: string, side: '--ours' | '--theirs') => ({
  message: 'this file has a merge conflict, and is missing from the disk',
  help: `Restore it: \`git checkout ${side} -- ${path}\`. If the merge should remove it:  \`git rm -- ${path}\`.`,
});

/** The message about a missing file and its remedy, by the reason; `path` is for git in any folder of the work tree. */
const descriptions = {
  missing: (path) => ({
    message: 'git has this file, but it is missing from the disk',
    help: `Restore it: \`git checkout -- ${path}\`. If it was deleted on purpose: \`git rm -- ${path}\`, then \`afi save\`.`,
  }),
  'unmerged-ours': (path) => describeUnmerged(path, '--ours'),
  'unmerged-theirs': (path) => describeUnmerged(path, '--theirs'),
  'left-out': () => ({
    message: 'git has this file, but its settings leave it out of this folder (sparse checkout)',
    help: 'Restore every file: `git sparse-checkout disable`.',
  }),
  'not-checked-out': () => ({
    message: 'git has this file, but its checkout was not finished',
    help: 'Run `git reset`, which changes no file, then `afi check`, which lists the files to restore.',
  }),
} satisfies Partial<
  Record<UnreadableEntry['reason'], (path: string) => { readonly message: string; readonly help: string }>
>;

/** A file that git tracks and the disk does not have. */
export type MissingEntry = UnreadableEntry & { readonly reason: keyof typeof descriptions };

/** Whether git tracks an entry that the disk does not have. */
export const isMissingEntry = (entry: UnreadableEntry): entry is MissingEntry =>
  Object.hasOwn(descriptions, entry.reason);

/** The fault of a missing file. */
export function missingFileFault({ reason, detail }: MissingEntry): LoadFault & { readonly help: string } {
  const { message, help } = descriptions[reason](quoteArgument(`:/${detail}`));
  return { ...createFault('file-missing', message), help };
}
