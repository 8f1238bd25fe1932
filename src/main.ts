/** Takes a call apart and hands it over; answers with the exit code: 0 well, 1 what was asked does not hold, 2 it could not be done. */

import type { Runtime } from './app/runtime.ts';
import { refuse, speakThrough } from './cli/parser-output.ts';
import { createProgram, helpOf } from './cli/program.ts';

export type { Runtime } from './app/runtime.ts';

/** What performs a command is loaded when there is one: help needs none of it. */
const performing = () => import('./app/run-command.ts');

export async function main(argv: readonly string[], runtime: Runtime): Promise<number> {
  let exitCode = 0;
  const said: string[] = [];
  const program = createProgram({
    register: async (load, options, questions) => {
      exitCode = await (await performing()).runQuery(load, options, questions, runtime);
    },
    change: async (load, options, questions) => {
      exitCode = await (await performing()).runChange(await load(), await questions?.(), options, runtime);
    },
    tools: async (load, options) => {
      const help = (name: string | undefined) => helpOf(program, name);
      exitCode = await (await performing()).runStandalone(await load(), options, help, runtime);
    },
  });
  speakThrough(program, said, runtime);
  try {
    await program.parseAsync(argv, { from: 'user' });
    return exitCode;
  } catch (error) {
    return await refuse(error, said, runtime).catch(() => 2);
  }
}
