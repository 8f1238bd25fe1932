/** Performs one command and answers with its exit code: 0 well, 1 what was asked does not hold, 2 it could not be done. */
import { join, resolve } from 'node:path';
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
import { type Found, find } from './place.ts';
import { readBytes, readText } from './register/disk.ts';
import { type Progress, progressOn, silent } from './render/progress.ts';

/** What the tool is given of the world around it. Tests give their own. */
export interface World {
  readonly cwd: string;
  /** The local day, as YYYY-MM-DD. */
  readonly today: string;
  /** The package's own folder, in which `templates/` lies. */
  readonly home: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly screen: Screen;
  /** Milliseconds since any fixed moment: asked only to know whether something takes long. */
  readonly milliseconds: () => number;
  /** How wide the terminal of standard error is; undefined where it goes to none. */
  readonly errWidth: number | undefined;
  /** Whether there is a terminal to ask on and to be answered from. */
  readonly interactive: boolean;
  readonly out: (text: string) => Promise<void>;
  readonly err: (text: string) => Promise<void>;
}

export async function main(argv: readonly string[], world: World): Promise<number> {
  let exitCode = 0;
  const said: string[] = [];
  const program = createProgram({
    register: async (load, options) => {
      const [command, opening] = await Promise.all([load(), import('./open.ts')]);
      const found = await settled(find(options, world), world);
      const progress = progressFor(options, world);
      try {
        const outcome = await command(open(opening, found, options, world, progress), options as never);
        exitCode = await perform(outcome, options, world, { register: found.path, progress });
      } finally {
        progress.end();
      }
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

/** Where a change was interrupted, the register as git recorded it: the files may be half of each. */
async function settled(found: Found, { env, err }: World): Promise<Found> {
  const { interrupted } = await import('./register/change/recovery.ts');
  if (!interrupted(found.path)) return found;
  const { recordedShelf } = await import('./changing.ts');
  await err(
    'A change was interrupted. This is what git recorded; the next changing command settles the files.\n',
  );
  return { ...found, shelf: recordedShelf(found.path, env) };
}

type Opening = typeof import('./open.ts');

function open(
  { validate, catalogue }: Opening,
  { path, shelf, folder }: Found,
  options: Options,
  world: World,
  progress: Progress = silent,
): Opened {
  const { cwd, home, today } = world;
  const beside = join(path, '..', 'templates');
  // Assigned, not spread: findings are made when they are asked for.
  const day = (options['today'] as string | undefined) ?? today;
  return Object.assign(
    validate(shelf, day, (done, of) => progress.step('Reading', done, of)),
    {
      catalogue,
      folder,
      template: (name: string) => readText(join(beside, name)) ?? readText(join(home, 'templates', name)),
      templateBytes: (name: string) =>
        readBytes(join(beside, name)) ?? readBytes(join(home, 'templates', name)),
      textOf: (file: string) => readText(file === '-' ? 0 : resolve(cwd, file)),
      bytesOf: (file: string) => readBytes(resolve(cwd, file)),
      handEdits: () => [],
      lastChange: () => undefined,
      rowsOf: () => 'lists are read by changing commands only.',
      screen: screenFor(options, world),
    },
  );
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
  const ask = world.interactive ? (await import('./render/ask.ts')).ask : undefined;
  const around = {
    env: world.env,
    say: (sentence: string) => void world.err(`${sentence}\n`),
    confirm: ask?.confirm,
  };
  const options: Options =
    ask && questions
      ? { ...given, ...(await questions(open(opening, found, given, world), ask, given as never)) }
      : given;
  return await whileHeld(repository, around, async (held) => {
    const opened = Object.assign(open(opening, found, options, world), fromGit(repository, found.shelf), {
      rowsOf: (file: string) => listIn(resolve(world.cwd, file), file),
    });
    const outcome = await command(opened, options as never);
    const how = { dryRun: options['dryRun'] === true, yes: options['yes'] === true };
    const done = await carryOut({ opened, shelf: found.shelf, repository, held }, outcome, how, around);
    if (done.text !== '') await world.out(`${done.text}\n`);
    return done.exitCode;
  });
}

/** A new register, in a new repository where there is none. */
async function begin(fresh: FreshRegister, world: World): Promise<number> {
  const { startRegister } = await import('./starting.ts');
  await world.out(`${startRegister(resolve(world.cwd, fresh.dir), fresh, world.env)}\n`);
  return 0;
}

interface At {
  readonly register?: string;
  readonly progress?: Progress;
}

/** The only effects: files, standard output, standard error. */
async function perform(outcome: Outcome, options: Options, world: World, at: At = {}): Promise<number> {
  const { register, progress = silent } = at;
  const writes = outcome.changes !== undefined || outcome.folder !== undefined;
  const place = { cwd: world.cwd, register, progress };
  const done = writes ? (await import('./writing.ts')).writeAll(outcome, place) : [];
  progress.end();
  if (outcome.text !== undefined) await world.out(`${outcome.text}\n`);
  if (options['quiet'] !== true)
    for (const note of [...(outcome.notes ?? []), ...done]) await world.err(`${note}\n`);
  return outcome.failed ? 1 : 0;
}

/** A bar for a person who waits; none in a log. */
const progressFor = (options: Options, { err, errWidth, milliseconds }: World): Progress =>
  errWidth === undefined || options['quiet'] === true
    ? silent
    : progressOn({ write: (text) => void err(text), milliseconds, width: errWidth });

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
