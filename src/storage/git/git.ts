/** Runs git: plumbing with fixed arguments, in an environment in which a repository cannot make it run other programs. */
import { trimEndOf } from '../../domain/text/trim-end.ts';
import { type Environment, runProgram, spawnProgram } from '../process.ts';
import { errorCode } from '../system-error.ts';
import { findRemedy } from './damage.ts';
import { GitError } from './git-error.ts';

/** Where git works. Without `gitDir` it looks for the repository itself, and checks its owner. */
export interface GitLocation {
  /** The folder in which git runs. */
  readonly folder: string;
  readonly gitDir?: string;
  readonly top?: string;
  /** The user's environment. Git sees only the allowed variables. */
  readonly env: Environment;
  /** Configuration for every call, above all other. */
  readonly config?: GitSettings;
}

/** Settings of git's configuration by their keys. */
export type GitSettings = readonly (readonly [key: string, value: string])[];

/** The result of a git that has ended. */
export interface GitResult {
  /** Null if a signal ended it. */
  readonly status: number | null;
  readonly output: Buffer;
  /** Its standard error, in English. */
  readonly errorOutput: string;
}

/** Variables of the user's environment that git may see: where things are, who records, and when. */
const allowedVariables: ReadonlySet<string> = new Set([
  ...['PATH', 'HOME', 'USERPROFILE', 'HOMEDRIVE', 'HOMEPATH', 'SYSTEMROOT', 'XDG_CONFIG_HOME'],
  ...['GIT_CONFIG_GLOBAL', 'GIT_CONFIG_SYSTEM', 'GIT_CONFIG_NOSYSTEM'],
  ...['GIT_AUTHOR_NAME', 'GIT_AUTHOR_EMAIL', 'GIT_AUTHOR_DATE'],
  ...['GIT_COMMITTER_NAME', 'GIT_COMMITTER_EMAIL', 'GIT_COMMITTER_DATE'],
]);

/** Overrides the repository's own configuration. */
const overrides: GitSettings = [
  ['core.hooksPath', '/dev/null'],
  ['core.fsmonitor', 'false'],
  ['core.untrackedCache', 'false'],
  ['core.splitIndex', 'false'],
  ['core.attributesFile', '/dev/null'],
  ['core.protectNTFS', 'true'],
  ['core.protectHFS', 'true'],
  ['core.useReplaceRefs', 'false'],
  ['core.sshCommand', 'false'],
  ['core.gitProxy', 'none'],
  ['core.askPass', 'false'],
  ['core.editor', 'false'],
  ['core.pager', 'cat'],
  ['core.fsync', 'committed,loose-object,reference,index'],
  ['core.fsyncMethod', 'fsync'],
  ['credential.helper', ''],
  ['commit.gpgSign', 'false'],
  ['gc.auto', '0'],
  ['i18n.commitEncoding', 'UTF-8'],
  ['maintenance.auto', 'false'],
  ['protocol.allow', 'never'],
  ['safe.bareRepository', 'explicit'],
  ['submodule.recurse', 'false'],
  ['user.useConfigOnly', 'true'],
];

const fixedEnvironment: Environment = {
  LANG: 'C',
  LC_ALL: 'C',
  GIT_TERMINAL_PROMPT: '0',
  GIT_OPTIONAL_LOCKS: '0',
  GIT_LITERAL_PATHSPECS: '1',
  GIT_NO_REPLACE_OBJECTS: '1',
  // No file has this name, so that grafts do not change which commits follow which.
  GIT_GRAFT_FILE: '/dev/null/grafts',
  // A partial clone would fetch missing objects: no transport is allowed, whatever is configured.
  GIT_NO_LAZY_FETCH: '1',
  GIT_ALLOW_PROTOCOL: 'none',
  GIT_PAGER: 'cat',
};

/** How git is run. */
export interface GitOptions {
  readonly input?: string | Uint8Array;
  readonly config?: GitSettings;
  readonly env?: Environment;
  /**
   * Whether git calls a program that the user chose: one that signs, a filter, a hook. It sees all of the user's environment
   * except the variables that direct git to a repository, and it can ask for a passphrase as it does for `git commit`.
   */
  readonly runsUserPrograms?: boolean;
  /** Settings instead of the usual overrides. */
  readonly overrides?: GitSettings;
  /** In milliseconds. Git and what it started is ended then. Only where the user cannot be asked. */
  readonly timeLimit?: number;
}

/** The arguments with which git is started. */
const gitArguments = (place: GitLocation, args: readonly string[]) => ['-C', place.folder, ...args];

/** Starts a git with pipes for its input and output. */
export const spawnGit = (place: GitLocation, args: readonly string[]) =>
  spawnProgram('git', gitArguments(place, args), environmentFor(place, {}));

/**
 * Runs git and waits; any exit code is a result.
 * @throws GitError if git cannot be run.
 */
export function runGit(place: GitLocation, args: readonly string[], options: GitOptions = {}): GitResult {
  const { input, timeLimit } = options;
  const result = runProgram('git', gitArguments(place, args), {
    env: environmentFor(place, options),
    ...(input !== undefined && { input }),
    ...(timeLimit !== undefined && { timeLimit }),
  });
  if (errorCode(result.error) === 'ETIMEDOUT')
    return { status: null, output: result.stdout, errorOutput: timeLimitMessage(timeLimit ?? 0) };
  // A git that ends before it has read its input explains why on standard error.
  if (result.error && errorCode(result.error) !== 'EPIPE') {
    const code = errorCode(result.error);
    throw new GitError(
      code === 'ENOENT'
        ? 'git is not installed, or is not on the PATH. Install it and try again.'
        : `git could not be run: ${code}. Try again.`,
    );
  }
  return { status: result.status, output: result.stdout, errorOutput: result.stderr.toString().trim() };
}

const timeLimitMessage = (milliseconds: number) =>
  `it had not ended after ${Math.round(milliseconds / 1000)} seconds, and there was no terminal on which to ask for a passphrase`;

function environmentFor(place: GitLocation, options: GitOptions): Environment {
  const { config = [], env, runsUserPrograms = false } = options;
  const inheritedVariables = Object.entries(place.env).filter(
    ([name]) => allowedVariables.has(name.toUpperCase()) || (runsUserPrograms && !/^GIT_/i.test(name)),
  );
  const settings = [...(options.overrides ?? overrides), ...(place.config ?? []), ...config];
  return {
    ...Object.fromEntries(inheritedVariables),
    ...fixedEnvironment,
    ...(place.gitDir !== undefined && { GIT_DIR: place.gitDir, GIT_WORK_TREE: place.top }),
    GIT_CONFIG_COUNT: String(settings.length),
    ...Object.fromEntries(
      settings.flatMap(([key, value], index) => [
        [`GIT_CONFIG_KEY_${index}`, key],
        [`GIT_CONFIG_VALUE_${index}`, value],
      ]),
    ),
    ...env,
  };
}

/**
 * Runs git and returns its output.
 * @throws GitError if git fails.
 */
export function requireGitOutput(
  place: GitLocation,
  args: readonly string[],
  options: GitOptions = {},
): Buffer {
  const { status, output, errorOutput } = runGit(place, args, options);
  if (status !== 0)
    throw new GitError(
      [
        `git ${args[0]} failed: ${firstLine(errorOutput) || `it ended with ${status}`}`,
        findRemedy(errorOutput),
      ]
        .filter(Boolean)
        .join(' '),
    );
  return output;
}

/** The first line of git's error as the end of a sentence: without `fatal:`, with a full stop. */
export const firstLine = (text: string): string =>
  `${trimEndOf((text.split('\n')[0] ?? '').replace(/^(?:fatal|error): /, ''), '. \t\r')}.`;

/** An object in git. */
export interface StoredObject {
  readonly id: string;
  readonly kind: string;
  readonly content: Buffer;
}

/** Git's objects by name, in one process; undefined for a name of nothing. A name must not contain a line end. */
export function readObjects(
  place: GitLocation,
  names: readonly string[],
  env: Environment = {},
): readonly (StoredObject | undefined)[] {
  if (names.length === 0) return [];
  const output = requireGitOutput(place, ['cat-file', '--batch', '--buffer'], {
    input: `${names.join('\n')}\n`,
    env,
  });
  const objects: (StoredObject | undefined)[] = [];
  for (let offset = 0; offset < output.length; ) {
    const end = output.indexOf(10, offset);
    const header = /^([0-9a-f]+) (blob|tree|commit|tag) (\d+)$/.exec(output.toString('latin1', offset, end));
    offset = end + 1;
    if (!header) {
      objects.push(undefined);
      continue;
    }
    const [, id = '', kind = '', size] = header;
    objects.push({ id, kind, content: output.subarray(offset, offset + Number(size)) });
    offset += Number(size) + 1;
  }
  return objects;
}

/** Splits git's output into parts that end with NUL. */
export const splitNul = (output: Buffer): readonly string[] =>
  output.toString('utf8').split('\0').slice(0, -1);
