/** Prints what the argument parser has to show: help, and why a call is wrong. */
import { CommanderError, type Command as Program } from 'commander';
import type { Runtime } from '../app/runtime.ts';

type Surface = Pick<Runtime, 'screen' | 'out' | 'err'>;

/** Makes the parser throw instead of exit, and returns what it prints, which is shown when it is known how it ended. */
export function captureParserOutput(program: Program, { screen }: Surface): readonly string[] {
  const output: string[] = [];
  for (const command of [program, ...program.commands])
    command.exitOverride().configureOutput({
      writeOut: (text) => output.push(text),
      writeErr: (text) => output.push(text),
      getOutHelpWidth: () => screen.width ?? 100,
      getErrHelpWidth: () => screen.width ?? 100,
    });
  return output;
}

/** Prints why the call ended, and returns the exit code. Help needs nothing but the parser, so the rest is loaded here. */
export async function reportFailure(
  error: unknown,
  output: readonly string[],
  runtime: Surface,
): Promise<number> {
  if (error instanceof CommanderError) {
    const isHelp = error.exitCode === 0 || error.code === 'commander.help';
    await (isHelp ? runtime.out : runtime.err)(output.join('').replace(/^error: /gm, 'afi: '));
    return isHelp ? 0 : 2;
  }
  return (await import('./report-error.ts')).reportError(error, runtime);
}
