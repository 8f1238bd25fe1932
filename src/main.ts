/** Performs one command and answers with its exit code: 0 well, 1 what was asked does not hold, 2 it could not be done. */
import { isAbsolute, join, relative, resolve } from 'node:path';
import { CommanderError, type Command as Program } from 'commander';
import { createProgram, type Options } from './cli.ts';
import { type House, type Opened, type Outcome, type Screen, UserError } from './commands/command.ts';
import { findRegister, readText, registerAt, writeChange } from './register/disk.ts';

/** What the tool is given of the world around it. Tests give their own. */
export interface World {
  readonly cwd: string;
  /** The local day, as YYYY-MM-DD. */
  readonly today: string;
  /** The package's own folder, in which `templates/` lies. */
  readonly home: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly screen: Screen;
  readonly out: (text: string) => Promise<void>;
  readonly err: (text: string) => Promise<void>;
}

export async function main(argv: readonly string[], world: World): Promise<number> {
  let exitCode = 0;
  const screenFor = (options: Options): Screen =>
    options['color'] === false ? { ...world.screen, colour: false } : world.screen;
  const said: string[] = [];
  const program = createProgram({
    register: async (load, options) => {
      const [command, opening] = await Promise.all([load(), import('./open.ts')]);
      const opened = open(opening, options, screenFor(options), world);
      exitCode = await perform(await command(opened, options as never), options, world);
    },
    house: async (load, options) => {
      const command = await load();
      const { catalogue } = await import('./open.ts');
      const house: House = { catalogue, screen: screenFor(options), helpOf: (name) => helpOf(program, name) };
      exitCode = await perform(await command(house, options as never), options, world);
    },
  });
  speakThrough(program, said, world);
  try {
    await program.parseAsync(argv, { from: 'user' });
    return exitCode;
  } catch (error) {
    return await refuse(error, said, world);
  }
}

/** Opens the register that the options, the environment or the place name. */
function open(
  { validate, catalogue }: typeof import('./open.ts'),
  options: Options,
  screen: Screen,
  { cwd, env, home, today }: World,
): Opened {
  const named = (options['register'] as string | undefined) ?? (env['AFI_REGISTER'] || undefined);
  const path = named === undefined ? findRegister(cwd) : resolve(cwd, named);
  if (path === undefined)
    throw new UserError(
      `there is no register here: no register/register.yaml in ${cwd} or above it. Name its folder with --register DIR.`,
    );
  const shelf = registerAt(path);
  if (typeof shelf === 'string') throw new UserError(`${named ?? path} ${shelf}`);
  const beside = join(path, '..', 'templates');
  // Assigned, not spread: findings are made when they are asked for.
  return Object.assign(validate(shelf, (options['today'] as string | undefined) ?? today), {
    catalogue,
    folder: displayed(named, path, cwd),
    template: (name: string) => readText(join(beside, name)) ?? readText(join(home, 'templates', name)),
    textOf: (file: string) => readText(resolve(cwd, file)),
    screen,
  });
}

/** A folder as the user would name it, with forward slashes; nothing where they stand in it. */
function displayed(named: string | undefined, path: string, cwd: string): string {
  const below = relative(cwd, path);
  const far = below.startsWith('..') || isAbsolute(below);
  const shown = named !== undefined && (far || !isAbsolute(named)) ? named : below;
  return shown === '.' ? '' : shown.replaceAll('\\', '/').replace(/(?<=.)\/+$/, '');
}

/** The only effects: files, standard output, standard error. */
async function perform(outcome: Outcome, options: Options, world: World): Promise<number> {
  for (const change of outcome.changes ?? [])
    try {
      writeChange(world.cwd, change);
    } catch (error) {
      throw new UserError(`${change.file} could not be written: ${reasonOf(error)}`);
    }
  if (outcome.text !== undefined) await world.out(`${outcome.text}\n`);
  if (options['quiet'] !== true) for (const note of outcome.notes ?? []) await world.err(`${note}\n`);
  return outcome.failed ? 1 : 0;
}

const reasonOf = (error: unknown): string => {
  const { code, message } = error as NodeJS.ErrnoException;
  if (code === 'ENOENT') return 'its folder does not exist; make it first.';
  if (code === 'ENOSPC') return 'the disk is full.';
  return code === 'EACCES' || code === 'EROFS' ? 'you may not write there.' : `${message}.`;
};

const helpOf = (program: Program, name: string | undefined): string | undefined =>
  (name === undefined
    ? program
    : program.commands.find((command) => command.name() === name)
  )?.helpInformation();

/** Commander throws instead of exiting, and what it says is kept until it is known how it ended. */
function speakThrough(program: Program, said: string[], { screen }: World): void {
  for (const command of [program, ...program.commands])
    command.exitOverride().configureOutput({
      writeOut: (text) => said.push(text),
      writeErr: (text) => said.push(text),
      getOutHelpWidth: () => screen.width ?? 100,
      getErrHelpWidth: () => screen.width ?? 100,
    });
}

async function refuse(error: unknown, said: readonly string[], world: World): Promise<number> {
  if (error instanceof CommanderError) {
    const help = error.exitCode === 0 || error.code === 'commander.help';
    await (help ? world.out : world.err)(said.join('').replace(/^error: /gm, 'afi: '));
    return help ? 0 : 2;
  }
  if (error instanceof UserError) await world.err(`afi: ${error.message}\n`);
  else if ((error as NodeJS.ErrnoException).code === 'EPIPE') return 0;
  else if ((error as NodeJS.ErrnoException).syscall !== undefined)
    await world.err(`afi: ${(error as Error).message}\n`);
  else
    await world.err(
      `afi: this is a fault in the tool; nothing was changed. Please report it with this text:\n${error instanceof Error ? error.stack : String(error)}\n`,
    );
  return 2;
}
