/** Words the warning that the register's commits may be on one disk only. */

import { formatDate } from '../../domain/dates/calendar.ts';
import { quoteArgument } from '../../domain/text/quote-argument.ts';
import { pluralise } from '../../output/safe-text.ts';
import type { BackupState } from '../../storage/git/backup-state.ts';

/** The warning, with what to do; empty if another disk has every commit, as far as git knows. */
export function backupNotice(state: BackupState): readonly string[] {
  const { remotes, unpushedCount } = state;
  if (remotes.length === 0)
    return unpushedCount === 0
      ? []
      : [
          `This register is on this disk only, as far as git knows: its repository has no remote (a copy on another disk). ${describeCommits(state)} would be lost with the disk. Ask your IT department for the address of an empty repository, and add it: \`git remote add origin ADDRESS\`. ${pushHelp(state)}`,
        ];
  const hasTrackedRemote = remotes.some(({ isTracked }) => isTracked);
  const unpushedNotice = `${describeCommits(state)} ${unpushedCount === 1 ? 'has' : 'have'} not been pushed, as far as git knows. ${pushHelp(state)}`;
  const localRemotes = remotes.map(({ name, localFolder }) => localFolder && `\`${name}\` (${localFolder})`);
  const isOnOneDisk = localRemotes.every((remote) => remote !== undefined);
  const sentences = [
    ...(unpushedCount > 0 && hasTrackedRemote ? [unpushedNotice] : []),
    ...(isOnOneDisk
      ? [
          `The register has no remote on another disk, only ${localRemotes.join(', ')}. Add one: \`git remote add backup ADDRESS\`.`,
        ]
      : []),
  ];
  return sentences.length === 0 ? [] : [sentences.join(' ')];
}

/** `3 commits of the register, the oldest of 4 January 2021,`. */
function describeCommits({ unpushedCount, oldestDay }: BackupState): string {
  const commits = `${pluralise(unpushedCount, 'commit', 'commits')} of the register`;
  const day = oldestDay === undefined ? undefined : formatDate(oldestDay);
  return day === undefined ? commits : `${commits}, ${unpushedCount === 1 ? '' : 'the oldest '}of ${day},`;
}

const pushHelp = ({ branch, pushRemote = 'origin' }: BackupState): string =>
  branch === undefined
    ? 'No branch is checked out: `git switch BRANCH`, then `git push`.'
    : `Push: \`git push -u ${quoteArgument(pushRemote)} ${quoteArgument(branch)}\`.`;
