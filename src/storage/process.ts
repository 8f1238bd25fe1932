/** The one door to other programs: started with fixed words, never through what a repository could have left. */
import { type SpawnSyncOptions, type SpawnSyncReturns, spawn, spawnSync } from 'node:child_process';

export type Environment = Readonly<Record<string, string | undefined>>;

export interface RunOptions {
  readonly env: Environment;
  readonly input?: string | Uint8Array;
}

/** Windows looks for programs where a process stands first: not where a repository could leave one. */
const neutralFolder = process.execPath.replace(/[^/\\]*$/, '');

/** Begins a program that is talked to by pipes. */
export const spawnProgram = (program: string, args: readonly string[], env: Environment) =>
  spawn(program, args, { cwd: neutralFolder, env: { ...env }, stdio: 'pipe', windowsHide: true });

/** Runs a program with all it says taken in, and waits. */
export const runProgram = (
  program: string,
  args: readonly string[],
  { env, input = '' }: RunOptions,
): SpawnSyncReturns<Buffer> =>
  spawnSync(program, args, {
    cwd: neutralFolder,
    env: { ...env },
    input,
    maxBuffer: 2 ** 31 - 1,
    windowsHide: true,
  });

/** Runs a command line of the user's own on the terminal, with a file as its last word, and waits. */
export function runOnTerminal(
  commandLine: string,
  file: string,
  env: Environment,
): SpawnSyncReturns<string | Buffer> {
  // What it draws goes where questions go, so that an answer can still go into a pipe.
  const options: SpawnSyncOptions = { env: { ...env }, stdio: ['inherit', 2, 'inherit'] };
  return process.platform === 'win32'
    ? spawnSync(`${commandLine} "${file}"`, { ...options, shell: true })
    : spawnSync('/bin/sh', ['-c', `${commandLine} "$1"`, 'afi', file], options);
}
