/** Performs one command and answers with its exit code: 0 well, 1 what was asked does not hold, 2 it could not be done. */
import { isAbsolute, join, relative, resolve } from 'node:path';
import { CommanderError, type Command as Program } from 'commander';
import { createProgram, type Options } from './cli.ts';
import {
  type Command,
  type FreshRegister,
  type House,
  type Opened,
  type Outcome,
  type Questions,
  type Screen,
  UserError,
} from './commands/command.ts';
import { type Found, find, wholly } from './found.ts';
import { readText, standsAs, writeChange } from './register/disk.ts';

/** What the tool is given of the world around it. Tests give their own. */
export interface World {
  readonly cwd: string;
  /** The local day, as YYYY-MM-DD. */
  readonly today: string;
  /** The package's own folder, in which `templates/` lies. */
  readonly home: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly screen: Screen;
  /** Whether there is a terminal to ask on and to be answered from. */
  readonly interactive: boolean;
  /** All that comes in on standard input. */
  readonly input: () => Promise<string>;
  readonly out: (text: string) => Promise<void>;
  readonly err: (text: string) => Promise<void>;
}

export async function main(argv: readonly string[], world: World): Promise<number> {
  let exitCode = 0;
  const said: string[] = [];
  const program = createProgram({
    register: async (load, options) => {
      const [command, opening] = await Promise.all([load(), import('./open.ts')]);
      const found = find(options, world);
      const opened = await wholly(found, world, (whole) => open(opening, whole, options, world));
      exitCode = await perform(await command(opened, options as never), options, world, found.path);
    },
    change: async (load, options, questions) => {
      exitCode = await change(await load(), await questions?.(), options, world);
    },
    house: async (load, options) => {
      const command = await load();
      const { catalogue } = await import('./open.ts');
      const house: House = {
        catalogue,
        screen: screenFor(options, world),
        helpOf: (name) => helpOf(program, name),
        template: (name) => readText(join(world.home, 'templates', name)),
      };
      const outcome = await command(house, options as never);
      exitCode = outcome.fresh ? await begin(outcome.fresh, world) : await perform(outcome, options, world);
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

type Opening = typeof import('./open.ts');

function open(
  { validate, catalogue }: Opening,
  { path, shelf, folder }: Found,
  options: Options,
  world: World,
): Opened {
  const { cwd, home, today } = world;
  const beside = join(path, '..', 'templates');
  // Assigned, not spread: findings are made when they are asked for.
  return Object.assign(validate(shelf, (options['today'] as string | undefined) ?? today), {
    catalogue,
    folder,
    template: (name: string) => readText(join(beside, name)) ?? readText(join(home, 'templates', name)),
    textOf: (file: string) => readText(resolve(cwd, file)),
    handEdits: () => [],
    lastChange: () => undefined,
    rowsOf: () => 'lists are read by changing commands only.',
    screen: screenFor(options, world),
  });
}

const screenFor = (options: Options, { screen }: World): Screen =>
  options['color'] === false ? { ...screen, colour: false } : screen;

/** A changing command: git is asked, the register held, and what the command decides is recorded in one commit. */
async function change(
  command: Command<never>,
  questions: Questions<never> | undefined,
  given: Options,
  world: World,
): Promise<number> {
  const found = find(given, world);
  const [opening, { carryOut, fromGit, listIn, repositoryOf, whileHeld }] = await Promise.all([
    import('./open.ts'),
    import('./changing.ts'),
  ]);
  const repository = repositoryOf(found.path, world.env);
  const { asking, textsNamed } = await import('./given.ts');
  const ask = world.interactive ? await asking(world.env) : undefined;
  const around = {
    env: world.env,
    // That nobody hears it must not end what is being done.
    say: (sentence: string) => void world.err(`${sentence}\n`).catch(() => undefined),
  };
  const options: Options =
    ask && questions
      ? { ...given, ...(await questions(open(opening, found, given, world), ask, given as never)) }
      : given;
  // Read before the register is held: nobody is to wait for what is being typed or piped.
  const text = await textsNamed(options, world);
  for (let agreed: true | readonly string[] = options['yes'] === true || []; ; ) {
    const done = await whileHeld(repository, around, async (held) => {
      const opened = Object.assign(open(opening, found, options, world), fromGit(repository, found.shelf), {
        textOf: (file: string) => text.get(file),
        rowsOf: (file: string) => listIn(resolve(world.cwd, file), file),
      });
      const outcome = await command(opened, options as never);
      const how = { dryRun: options['dryRun'] === true, agreed };
      return carryOut({ opened, shelf: found.shelf, repository, held }, outcome, how, around);
    });
    if ('exitCode' in done) {
      if (done.text !== '') await (done.commit ? tellDone : tell)(done.text, world);
      if (options['quiet'] !== true) for (const note of done.notes) around.say(`\n${note}`);
      return done.exitCode;
    }
    if (!ask)
      throw new UserError(
        `this would change ${done.touched.length} actions. Say --yes if that is meant; --dry-run shows them.`,
      );
    if (!(await ask.confirm(done.question))) throw new UserError('nothing was changed.');
    agreed = done.touched;
  }
}

/** A new register, in a new repository where there is none. */
async function begin(fresh: FreshRegister, world: World): Promise<number> {
  const { startRegister } = await import('./starting.ts');
  const { text, exitCode } = startRegister(resolve(world.cwd, fresh.dir), fresh, world.env);
  await tellDone(text, world);
  return exitCode;
}

const tell = (text: string, { out }: World) => out(`${text}\n`);

/** The answer to what is done already: that it cannot be written undoes nothing, so it does not become a failure. */
async function tellDone(text: string, world: World): Promise<void> {
  try {
    await tell(text, world);
  } catch (error) {
    const said = `afi: it is done, but the answer could not be written: ${reasonOf(error)}\n`;
    await world.err(said).catch(() => undefined);
  }
}

/** The only effects: files, standard output, standard error. */
async function perform(outcome: Outcome, options: Options, world: World, register?: string): Promise<number> {
  for (const change of outcome.changes ?? []) {
    refuseTarget(change.file, register, world);
    try {
      writeChange(world.cwd, change);
    } catch (error) {
      throw new UserError(`${change.file} could not be written: ${reasonOf(error)}`);
    }
  }
  const written = (outcome.changes ?? []).length > 0;
  if (outcome.text !== undefined) await (written ? tellDone : tell)(outcome.text, world);
  if (options['quiet'] !== true) for (const note of outcome.notes ?? []) await world.err(`${note}\n`);
  return outcome.failed ? 1 : 0;
}

/** A paper goes to a plain file, and never among the records it is made from. */
function refuseTarget(file: string, register: string | undefined, { cwd }: World): void {
  const path = resolve(cwd, file);
  const below = register === undefined ? '..' : relative(register, path);
  if (!below.startsWith('..') && !isAbsolute(below))
    throw new UserError(`${file} lies in the register, where only records stand. Name a file outside it.`);
  const there = standsAs(path);
  if (there === 'folder') throw new UserError(`${file} is a folder. Name a file in it.`);
  if (there === 'other') throw new UserError(`${file} is no plain file. \`-o -\` prints the paper instead.`);
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
