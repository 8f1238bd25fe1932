/** Takes a call apart and hands it over; answers with the exit code: 0 well, 1 what was asked does not hold, 2 it could not be done. */

import type { World } from './app/runtime.ts';
import { refuse, speakThrough } from './cli/parser-output.ts';
import { createProgram, helpOf } from './cli/program.ts';

export type { World } from './app/runtime.ts';

/** What performs a command is loaded when there is one: help needs none of it. */
const performing = () => import('./app/run-command.ts');

export async function main(argv: readonly string[], world: World): Promise<number> {
  let exitCode = 0;
  const said: string[] = [];
  const program = createProgram({
    register: async (load, options, questions) => {
      exitCode = await (await performing()).look(load, options, questions, world);
    },
    change: async (load, options, questions) => {
      exitCode = await (await performing()).change(await load(), await questions?.(), options, world);
    },
    house: async (load, options) => {
      const help = (name: string | undefined) => helpOf(program, name);
      exitCode = await (await performing()).atHome(await load(), options, help, world);
    },
  });
  speakThrough(program, said, world);
  try {
    await program.parseAsync(argv, { from: 'user' });
    return exitCode;
  } catch (error) {
    return await refuse(error, said, world).catch(() => 2);
  }
}
