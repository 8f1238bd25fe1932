/** Parses a call, runs its command, and returns the exit code: 0 success, 1 a failed check, 2 not done, 3 recorded but not refreshed. */

import type { Runtime } from './app/runtime.ts';
import { captureParserOutput, reportFailure } from './cli/parser-output.ts';
import { createProgram, findHelp } from './cli/program.ts';

export type { Runtime } from './app/runtime.ts';

export async function main(argv: readonly string[], runtime: Runtime): Promise<number> {
  let exitCode = 0;
  const program = createProgram(async (definition, values) => {
    // Help needs nothing of what runs a command.
    const { dispatch } = await import('./app/run-command.ts');
    exitCode = await dispatch(definition, values, runtime, (name) => findHelp(program, name));
  });
  const output = captureParserOutput(program, runtime);
  try {
    await program.parseAsync(argv, { from: 'user' });
    return exitCode;
  } catch (error) {
    return await reportFailure(error, output, runtime).catch(() => 2);
  }
}
