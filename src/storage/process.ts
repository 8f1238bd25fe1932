/** Runs other programs, never one that a repository could contain. */
import { type SpawnSyncOptions, type SpawnSyncReturns, spawn, spawnSync } from 'node:child_process';
import { errorCode, orUndefined } from './system-error.ts';

/** The variables of the user's environment. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** How a program is run. */
export interface RunOptions {
  readonly env: Environment;
  readonly input?: string | Uint8Array;
  /** In milliseconds. The program then is ended with all that it started, which has no terminal. */
  readonly timeLimit?: number;
}

/** Windows looks for programs in the current folder first, so this is a folder in which a repository cannot leave one. */
const neutralFolder = process.execPath.replace(/(?<=[/\\])[^/\\]*$/, '');

/** Starts a program with pipes for its input and output. */
export const spawnProgram = (program: string, args: readonly string[], env: Environment) =>
  spawn(program, args, { cwd: neutralFolder, env: { ...env }, stdio: 'pipe', windowsHide: true });

/** Runs a program, waits, and returns all its output. */
export const runProgram = (
  program: string,
  args: readonly string[],
  { env, input = '', timeLimit }: RunOptions,
): SpawnSyncReturns<Buffer> => {
  // A program of its own group can be ended with all that it started.
  const limits = timeLimit === undefined ? {} : { timeout: timeLimit, detached: true };
  const result = spawnSync(program, args, {
    cwd: neutralFolder,
    env: { ...env },
    input,
    maxBuffer: 2 ** 31 - 1,
    windowsHide: true,
    ...limits,
  });
  if (errorCode(result.error) === 'ETIMEDOUT' && process.platform !== 'win32')
    orUndefined(() => process.kill(-result.pid, 'SIGKILL'));
  return result;
};

/** Runs the user's own command line on the terminal, with a file as its last argument, and waits. */
export function runOnTerminal(
  commandLine: string,
  file: string,
  env: Environment,
): SpawnSyncReturns<string | Buffer> {
  // Its screen is on standard error, like questions, so that standard output can still be piped.
  const options: SpawnSyncOptions = { env: { ...env }, stdio: ['inherit', 2, 'inherit'] };
  return process.platform === 'win32'
    ? spawnSync(`${commandLine} "${file}"`, { ...options, shell: true })
    : spawnSync('/bin/sh', ['-c', `${commandLine} "$1"`, 'afi', file], options);
}
