/** Captures and prints the output of the argument parser: help, and errors in a command line. */

import { CommanderError, type Command as Program } from 'commander';
import type { Runtime } from '../app/runtime.ts';

/** What printing needs. */
type OutputStreams = Pick<Runtime, 'screen' | 'writeOutput' | 'writeError'>;

/** Makes the parser throw instead of exit, and collects its output in the returned list. `printParserResult` prints it. */
export function captureParserOutput(program: Program, { screen }: OutputStreams): readonly string[] {
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

/**
 * Prints help or why a call failed, and returns the exit code. Loads the report of errors only if needed, since help must be quick.
 * @param output what the parser printed
 */
export async function printParserResult(
  error: unknown,
  output: readonly string[],
  runtime: OutputStreams,
): Promise<number> {
  if (error instanceof CommanderError) {
    const isHelp = error.exitCode === 0 || error.code === 'commander.help';
    const text = output.join('').replace(/^error: /gm, 'afi: ');
    if (!isHelp) {
      const { makeLinesVisible } = await import('../output/safe-text.ts');
      await runtime.writeError(makeLinesVisible(text));
      return 2;
    }
    await runtime.writeOutput(text);
    return 0;
  }
  return (await import('./report-error.ts')).reportError(error, runtime);
}
