/** Defines the errors of git: a repository that cannot be read or changed. */
import { AppError } from '../../domain/errors.ts';

/** Git cannot be read or changed. The message ends with what to do next. It is thrown before anything has changed. */
export class GitError extends AppError {
  override readonly code: string = 'git';
}

/** The clone does not have all of the history: it is shallow or partial. A full clone would have the answer. */
export class IncompleteCloneError extends GitError {
  override readonly code = 'incomplete-clone';
}

/** The message for a shallow clone, with the day that it does not reach, if any. */
export const shallowCloneMessage = (day?: string): string =>
  `${
    day === undefined
      ? 'the repository is a shallow clone'
      : `this clone does not go back to ${day}: it is shallow`
  }. Fetch the full history: \`git fetch --unshallow\`, or \`fetch-depth: 0\` in CI.`;

/** The message for a partial clone, which lacks contents or folders of earlier commits. */
export const partialCloneMessage =
  'this is a partial clone, and it lacks part of the history. Fetch the full history: `git fetch --refetch --no-filter`, or clone it again without `--filter`.';
