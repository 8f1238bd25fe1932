/** Parses the arguments of a call, runs its command and returns the exit code. */

import type { Runtime } from './app/runtime.ts';
import { resolveCall } from './cli/command-names.ts';
import { createTopicReader, findHelp } from './cli/find-help.ts';
import { captureParserOutput, printParserResult } from './cli/parser-output.ts';
import { createProgram } from './cli/program.ts';

export type { Runtime } from './app/runtime.ts';

/** Runs a call. Returns 0 for success, 1 for a failed check, 2 if nothing was done, 3 if a change was recorded but not all files refreshed. */
export async function main(argv: readonly string[], runtime: Runtime): Promise<number> {
  let exitCode = 0;
  const readTopic = createTopicReader(runtime);
  const program = createProgram(async (definition, call) => {
    // Loaded on demand, since help does not need it.
    const { dispatch } = await import('./app/run-command.ts');
    exitCode = await dispatch(definition, call, runtime, (name) => findHelp(program, name, readTopic));
  }, readTopic);
  const output = captureParserOutput(program, runtime);
  const resolvedCall = resolveCall(argv);
  try {
    if ('unknownName' in resolvedCall)
      throw (await import('./cli/suggestions.ts')).unknownCommandError(
        resolvedCall.unknownName,
        resolvedCall.group,
      );
    await program.parseAsync(resolvedCall.words, { from: 'user' });
    return exitCode;
  } catch (error) {
    return await printParserResult(error, output, runtime).catch(() => 2);
  }
}
