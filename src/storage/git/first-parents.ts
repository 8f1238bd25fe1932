/** Lists the commits of the current branch by first parents, and finds the last commit by a day. */
import { firstLine, type GitLocation, runGit } from './git.ts';
import { GitError, ShallowCloneError, shallowCloneMessage } from './git-error.ts';
import { explainGitFailure } from './repository.ts';

export interface FirstParentCommit {
  readonly commit: string;
  /** The day it was made, in its author's time zone. */
  readonly day: string;
  /** Whether this clone lacks its parents. */
  readonly shallow: boolean;
}

/** Whether git's error means that there is no commit yet. */
export const isNoCommitError = (err: string): boolean =>
  /unknown revision|bad revision|does not have any commits/.test(err);

/** Whether a shallow clone ends at a commit, by the names that decorate it. */
export const isGrafted = (names: string): boolean => /(?:^| |, )grafted(?:,|$)/.test(names);

/** The commits of the current branch by first parents, newest first; empty before the first commit. One process. */
export function listFirstParents(place: GitLocation): readonly FirstParentCommit[] {
  const args = ['log', '--first-parent', '--no-show-signature', '--no-color', '--format=%H %cI %D'];
  const { status, out, err } = runGit(place, [...args, '--decorate=full', '--end-of-options', 'HEAD']);
  if (status !== 0) {
    if (isNoCommitError(err)) return [];
    throw new GitError(explainGitFailure(place.folder, firstLine(err)));
  }
  return out
    .toString()
    .split('\n')
    .slice(0, -1)
    .map((line) => ({
      commit: line.slice(0, line.indexOf(' ')),
      day: line.slice(line.indexOf(' ') + 1).slice(0, 10),
      shallow: isGrafted(line.slice(line.indexOf(' ', line.indexOf(' ') + 1) + 1)),
    }));
}

/** The last commit made up to the end of a day. */
export function findLastCommit(line: readonly FirstParentCommit[], day: string): FirstParentCommit {
  const found = line.find((one) => one.day <= day);
  if (found) return found;
  const first = line.at(-1);
  assertHistoryReaches(line, day);
  throw new GitError(
    first
      ? `nothing was recorded by ${day}: the first commit is of ${first.day}.`
      : 'nothing is recorded here yet.',
  );
}

/**
 * Checks that the clone goes back to a day.
 * @throws ShallowCloneError if it does not.
 */
export function assertHistoryReaches(line: readonly FirstParentCommit[], day: string): void {
  if (line.at(-1)?.shallow) throw new ShallowCloneError(shallowCloneMessage(day));
}
