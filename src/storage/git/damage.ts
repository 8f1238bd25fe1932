/** Recognises damage to a repository, which git reports as a missing repository or a missing commit, and has the remedy. */
import { quoteArgument } from '../../domain/text/quote-argument.ts';
import { lstatIfPresent, readIfPresent } from '../commit/durable-files.ts';
import { findCommonDir, findLinkedWorkTree } from './work-tree.ts';

/** Errors of git about its own files, each with the remedy. */
const damagedFiles: readonly (readonly [error: RegExp, remedy: string])[] = [
  [/packed-refs/, 'Delete that line from the file, then run `git fsck`.'],
  [/bad config/, 'Correct that line of the file.'],
  [
    /index file|bad index|index uses|bad signature 0x/,
    'Delete `.git/index`, then run `git reset`, which makes a new one and changes no file.',
  ],
];

/** The remedy for an error of git about one of its own files; undefined for another error. */
export const findRemedy = (errorOutput: string): string | undefined =>
  damagedFiles.find(([error]) => error.test(errorOutput))?.[1];

/** Why git calls a folder with a repository `not a git repository`; undefined if there is none. */
export function describeDamage(folder: string): string | undefined {
  const gitDir = findLinkedWorkTree(folder)?.gitDir;
  if (gitDir === undefined) return undefined;
  if (!/^(?:ref: refs\/|[0-9a-f]{40})/.test(readIfPresent(`${gitDir}/HEAD`)?.toString() ?? ''))
    return `${gitDir}/HEAD is damaged: it should name the current branch. Write the line \`ref: refs/heads/main\` into it, with the name of your branch.`;
  const commonDir = findCommonDir(gitDir);
  const lostFolder = ['objects', 'refs'].find((name) => !lstatIfPresent(`${commonDir}/${name}`));
  return `the repository in ${gitDir} is damaged${lostFolder === undefined ? '' : `: its folder \`${lostFolder}\` is missing`}. Clone it again from a copy, and put your changed files into the clone.`;
}

/** Why the commit of the current branch cannot be read, if git could not read it; undefined if the branch has no commit yet. */
export function describeUnreadableHead(folder: string): string | undefined {
  const gitDir = findLinkedWorkTree(folder)?.gitDir;
  const branch = /^ref: (refs\/\S+)/.exec(readIfPresent(`${gitDir}/HEAD`)?.toString() ?? '')?.[1];
  if (gitDir === undefined) return undefined;
  const commonDir = findCommonDir(gitDir);
  const isUnborn =
    branch !== undefined &&
    !lstatIfPresent(`${commonDir}/${branch}`)?.isFile() &&
    !readIfPresent(`${commonDir}/packed-refs`)?.toString().includes(` ${branch}\n`);
  if (isUnborn) return undefined;
  const name = branch?.replace('refs/heads/', '') ?? 'HEAD';
  return `git cannot read the last commit of ${name}: its reference is damaged, or the commit is missing. Find the last good commit with \`git reflog\` or in ${commonDir}/logs, then \`git update-ref ${quoteArgument(branch ?? 'HEAD')} COMMIT\`; if its objects are missing too, fetch them from a copy.`;
}
