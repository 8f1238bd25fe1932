/** Performs one command: opens what it asks for, and does what its outcome says; nothing else prints. */
import { join, resolve } from 'node:path';
import type { Options } from '../cli/dispatch.ts';
import type { Answers } from '../cli/response-index.ts';
import type { ChangeName } from '../features/edit-actions/schema.ts';
import { readBytes, readText } from '../storage/read-files.ts';
import {
  type ChangingCommand,
  type Command,
  type FreshRegister,
  type House,
  type HouseCommand,
  type Opened,
  type Outcome,
  type Questions,
  UserError,
} from './command.ts';
import { openedBy, screenFor } from './command-context.ts';
import { asksGit, find, wholly } from './locate-register.ts';
import { type Progress, progressOn, silent } from './progress.ts';
import type { World } from './runtime.ts';

/** A command that reads. */
export async function look(
  load: () => Promise<Command<never>>,
  given: Options,
  questions: (() => Promise<Questions<never>>) | undefined,
  world: World,
): Promise<number> {
  const [command, opening] = await Promise.all([load(), import('./open-register.ts')]);
  const found = find(given, world);
  const progress = progressFor(given, world);
  try {
    const opened = await wholly(found, given, world, (whole) => {
      const made = openedBy(opening, whole, given, world, progress);
      return asksGit(given) ? made : readNow(made);
    });
    const options = await answered(given, () => opened, await questions?.(), world);
    const outcome = await command(opened, options as never);
    return await perform(outcome, options, world, { register: found.path, progress });
  } finally {
    progress.end();
  }
}

/** A command that opens no register. */
export async function atHome(
  command: HouseCommand<never>,
  options: Options,
  help: House['helpOf'],
  world: World,
): Promise<number> {
  const { catalogue } = await import('./open-register.ts');
  const house: House = {
    catalogue,
    screen: screenFor(options, world),
    helpOf: help,
    template: (name) => readText(join(world.home, 'templates', name)),
    bytesOf: (file) => readBytes(resolve(world.cwd, file)),
  };
  const outcome = await command(house, options as never);
  return outcome.fresh ? await begin(outcome.fresh, options, world) : await perform(outcome, options, world);
}

/** Read between two looks at the journal, and not later. */
function readNow(opened: Opened): Opened {
  void opened.register;
  return opened;
}

/** The options with what was answered on a terminal; without one, as they were given. */
async function answered(
  given: Options,
  opened: () => Opened,
  questions: Questions<never> | undefined,
  { interactive, env, ask }: World,
): Promise<Options> {
  if (!questions || !interactive) return given;
  const { asking } = await import('./user-input.ts');
  return { ...given, ...(await questions(opened(), ask ?? (await asking(env)), given as never)) };
}

/** A changing command: git is asked, the register held, and what the command decides is recorded in one commit. */
export async function change(
  command: ChangingCommand<never>,
  questions: Questions<never> | undefined,
  given: Options,
  world: World,
): Promise<number> {
  const found = find(given, world);
  const [opening, { carryOut, fromGit, listIn, repositoryOf, whileHeld }] = await Promise.all([
    import('./open-register.ts'),
    import('./run-change.ts'),
  ]);
  const repository = repositoryOf(found.path, world.env);
  const { asking, textsNamed } = await import('./user-input.ts');
  const ask = world.interactive ? (world.ask ?? (await asking(world.env))) : undefined;
  const around = {
    env: world.env,
    // That nobody hears it must not end what is being done.
    say: (sentence: string) => void world.err(`${sentence}\n`).catch(() => undefined),
  };
  const options = await answered(given, () => openedBy(opening, found, given, world), questions, world);
  // Read before the register is held: nobody is to wait for what is being typed or piped.
  const asJson = options['json'] === true ? (options['command'] as ChangeName) : undefined;
  const text = await textsNamed(options, world);
  const agreed = new Set<string>();
  for (;;) {
    const done = await whileHeld(repository, around, async (held) => {
      const opened = Object.assign(
        openedBy(opening, found, options, world),
        fromGit(repository, found.shelf),
        {
          textOf: (file: string) => text.get(file) ?? readText(resolve(world.cwd, file)),
          rowsOf: (file: string) => listIn(resolve(world.cwd, file), file),
        },
      );
      const outcome = await command(opened, options as never);
      const place = { cwd: world.cwd, register: found.path, progress: silent };
      if (outcome.changes) (await import('./write-files.ts')).writeAll(outcome, place);
      const how = {
        dryRun: options['dryRun'] === true,
        agreed: options['yes'] === true || agreed,
        asks: ask !== undefined,
        asJson,
      };
      return carryOut({ opened, shelf: found.shelf, repository, held }, outcome, how, around);
    });
    if ('exitCode' in done) {
      if (done.text !== '') await (done.commit ? tellDone : tell)(done.text, world);
      if (options['quiet'] !== true) for (const note of done.notes) around.say(`\n${note}`);
      return done.exitCode;
    }
    if (!ask) throw new UserError(done.refusal ?? 'nothing was changed.');
    if (!(await ask.confirm(done.question))) throw new UserError('nothing was changed.');
    agreed.add(done.question);
  }
}

/** A new register, in a new repository where there is none. */
async function begin(fresh: FreshRegister, options: Options, world: World): Promise<number> {
  const [{ startRegister }, { json, nothingRecorded }] = await Promise.all([
    import('./create-register.ts'),
    import('./response.ts'),
  ]);
  const { said, next, commit, exitCode } = startRegister(resolve(world.cwd, fresh.dir), fresh, world.env);
  const { subject, files } = fresh;
  const added = Object.keys(files).map((file) => ({ file, change: 'added' as const }));
  const dry_run = options['dryRun'] === true;
  const recorded = { ...nothingRecorded, subject, commit, dry_run, files: added };
  const asJson = options['json'] === true;
  await tellDone(asJson ? json('init', { told: next, ...recorded }) : [said, ...next].join('\n'), world);
  return exitCode;
}

const tell = (text: string, { out }: World) => out(`${text}\n`);

/** The answer to what is done already: that it cannot be written undoes nothing, so it does not become a failure. */
async function tellDone(text: string, world: World): Promise<void> {
  try {
    await tell(text, world);
  } catch (error) {
    const { reasonOf } = await import('./write-files.ts');
    const said = `afi: it is done, but the answer could not be written: ${reasonOf(error)}\n`;
    await world.err(said).catch(() => undefined);
  }
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
  const done = writes ? (await import('./write-files.ts')).writeAll(outcome, place) : nothingWritten;
  progress.end();
  const text = options['json'] === true && done.site ? await siteText(done.site) : outcome.text;
  if (text !== undefined) await (writes ? tellDone : tell)(text, world);
  if (options['quiet'] !== true)
    for (const note of [...(outcome.notes ?? []), ...done.notes]) await world.err(`${note}\n`);
  return outcome.failed ? 1 : 0;
}

const nothingWritten = { notes: [], site: undefined };

const siteText = async (site: Answers['site']) => (await import('./response.ts')).json('site', site);

/** A bar for a person who waits; none in a log. */
const progressFor = (options: Options, { err, errWidth, milliseconds }: World): Progress =>
  errWidth === undefined || options['quiet'] === true
    ? silent
    : progressOn({ write: (text) => void err(text), milliseconds, width: errWidth });
