/** What the tool says of itself: its help, and why it could not do what was asked. */
import { CommanderError, type Command as Program } from 'commander';
import { type Screen, UserError } from '../commands/command.ts';
import { Refused } from '../register/git/refusal.ts';
import { codeOf, isFromSystem } from '../register/system-error.ts';

interface Surface {
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

/** Says why, in words, and answers with the exit code. */
export async function refuse(error: unknown, said: readonly string[], world: Surface): Promise<number> {
  if (error instanceof CommanderError) {
    const help = error.exitCode === 0 || error.code === 'commander.help';
    await (help ? world.out : world.err)(said.join('').replace(/^error: /gm, 'afi: '));
    return help ? 0 : 2;
  }
  if (error instanceof UserError || error instanceof Refused) await world.err(`afi: ${error.message}\n`);
  else if (codeOf(error) === 'EPIPE') return 0;
  else if (isFromSystem(error)) await world.err(`afi: ${error.message}\n`);
  else
    await world.err(
      `afi: this is a fault in the tool; nothing was changed. Please report it with this text:\n${error instanceof Error ? error.stack : String(error)}\n`,
    );
  return 2;
}
