/** Defines the errors of git: a repository that cannot be read or changed. */
import { AppError } from '../../domain/errors.ts';

/** Git cannot be read or changed. The message ends with what to do next. It is thrown before anything has changed. */
export class GitError extends AppError {
  override readonly code: string = 'git';
}

/** The clone is shallow and does not go back far enough; a full clone would have the answer. */
export class ShallowCloneError extends GitError {
  override readonly code = 'shallow-clone';
}

/** The message for a shallow clone, with the day that it does not reach, if any. */
export const shallowCloneMessage = (day?: string): string =>
  `${
    day === undefined
      ? 'the repository is a shallow clone'
      : `this clone does not go back to ${day}: it is shallow`
  }. Fetch the whole history: \`git fetch --unshallow\`, or \`fetch-depth: 0\` in CI.`;
