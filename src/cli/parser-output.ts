/** What the argument parser says: help, and why a call cannot be taken apart. */
import { CommanderError, type Command as Program } from 'commander';
import type { Screen } from '../app/command.ts';

export interface Surface {
  readonly screen: Screen;
  readonly out: (text: string) => Promise<void>;
  readonly err: (text: string) => Promise<void>;
}

/** Commander throws instead of exiting, and what it says is kept until it is known how it ended. */
export function speakThrough(program: Program, said: string[], { screen }: Surface): void {
  for (const command of [program, ...program.commands])
    command.exitOverride().configureOutput({
      writeOut: (text) => said.push(text),
      writeErr: (text) => said.push(text),
      getOutHelpWidth: () => screen.width ?? 100,
      getErrHelpWidth: () => screen.width ?? 100,
    });
}

/** Says why it ended, in words, and answers with the exit code. Help wants nothing but the parser. */
export async function refuse(error: unknown, said: readonly string[], runtime: Surface): Promise<number> {
  if (error instanceof CommanderError) {
    const help = error.exitCode === 0 || error.code === 'commander.help';
    await (help ? runtime.out : runtime.err)(said.join('').replace(/^error: /gm, 'afi: '));
    return help ? 0 : 2;
  }
  return (await import('./report-error.ts')).refused(error, runtime);
}
