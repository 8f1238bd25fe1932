/** Why git was not asked any further, to read or to change: one sentence that says what to do next, thrown before anything has changed. */
export class GitRefusal extends Error {}

/** A clone that was cut off before what was asked of it: git would tell elsewhere. */
export class ShallowCloneRefusal extends GitRefusal {}

/** Of a clone without its whole history: what it lacks, by the day it does not go back to where there is one, and how to fetch it. */
export const cutOffSentence = (day?: string): string =>
  `${
    day === undefined
      ? 'the repository is a shallow clone'
      : `this clone does not go back to ${day}: it is shallow`
  }. Fetch the whole history: \`git fetch --unshallow\`, or \`fetch-depth: 0\` in CI.`;
