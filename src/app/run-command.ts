/** Performs one command: opens what it asks for, and does what its outcome says; nothing else prints. */
import { join, resolve } from 'node:path';
import type { Options } from '../cli/dispatch.ts';
import type { Answers } from '../cli/response-index.ts';
import type { ChangeName } from '../features/edit-actions/schema.ts';
import { readBytes, readText } from '../storage/read-files.ts';
import {
  type ChangingCommand,
  type Command,
  type CommandContext,
  type NewRegister,
  type Outcome,
  type Questions,
  type StandaloneCommand,
  type ToolContext,
  UserError,
} from './command.ts';
import { createContext, screenWithOptions } from './command-context.ts';
import { locateRegister, readConsistently, readsHistoryOnly } from './locate-register.ts';
import { createProgressBar, noProgress, type Progress } from './progress.ts';
import type { Runtime } from './runtime.ts';

/** A command that reads. */
export async function runQuery(
  load: () => Promise<Command<never>>,
  given: Options,
  questions: (() => Promise<Questions<never>>) | undefined,
  runtime: Runtime,
): Promise<number> {
  const [command, opening] = await Promise.all([load(), import('./open-register.ts')]);
  const found = locateRegister(given, runtime);
  const progress = progressFor(given, runtime);
  try {
    const context = await readConsistently(found, given, runtime, (whole) => {
      const made = createContext(opening, whole, given, runtime, progress);
      return readsHistoryOnly(given) ? made : readNow(made);
    });
    const options = await answered(given, () => context, await questions?.(), runtime);
    const outcome = await command(context, options as never);
    return await perform(outcome, options, runtime, { register: found.path, progress });
  } finally {
    progress.end();
  }
}

/** A command that opens no register. */
export async function runStandalone(
  command: StandaloneCommand<never>,
  options: Options,
  help: ToolContext['helpOf'],
  runtime: Runtime,
): Promise<number> {
  const { findingCatalogue: catalogue } = await import('./open-register.ts');
  const tools: ToolContext = {
    catalogue,
    screen: screenWithOptions(options, runtime),
    helpOf: help,
    template: (name) => readText(join(runtime.home, 'templates', name)),
    bytesOf: (file) => readBytes(resolve(runtime.cwd, file)),
  };
  const outcome = await command(tools, options as never);
  return outcome.fresh
    ? await runInit(outcome.fresh, options, runtime)
    : await perform(outcome, options, runtime);
}

/** Read between two looks at the journal, and not later. */
function readNow(context: CommandContext): CommandContext {
  void context.register;
  return context;
}

/** The options with what was answered on a terminal; without one, as they were given. */
async function answered(
  given: Options,
  context: () => CommandContext,
  questions: Questions<never> | undefined,
  { interactive, env, ask }: Runtime,
): Promise<Options> {
  if (!questions || !interactive) return given;
  const { createPrompter: asking } = await import('./user-input.ts');
  return { ...given, ...(await questions(context(), ask ?? (await asking(env)), given as never)) };
}

/** A changing command: git is asked, the register held, and what the command decides is recorded in one commit. */
export async function runChange(
  command: ChangingCommand<never>,
  questions: Questions<never> | undefined,
  given: Options,
  runtime: Runtime,
): Promise<number> {
  const found = locateRegister(given, runtime);
  const [
    opening,
    {
      commitChange: carryOut,
      gitReaders: fromGit,
      readListFile: listIn,
      requireRepository: repositoryOf,
      withWriteLock: whileHeld,
    },
  ] = await Promise.all([import('./open-register.ts'), import('./run-change.ts')]);
  const repository = repositoryOf(found.path, runtime.env);
  const { createPrompter: asking, readTextArguments: textsNamed } = await import('./user-input.ts');
  const ask = runtime.interactive ? (runtime.ask ?? (await asking(runtime.env))) : undefined;
  const around = {
    env: runtime.env,
    // That nobody hears it must not end what is being done.
    say: (sentence: string) => void runtime.err(`${sentence}\n`).catch(() => undefined),
  };
  const options = await answered(
    given,
    () => createContext(opening, found, given, runtime),
    questions,
    runtime,
  );
  // Read before the register is held: nobody is to wait for what is being typed or piped.
  const asJson = options['json'] === true ? (options['command'] as ChangeName) : undefined;
  const text = await textsNamed(options, runtime);
  const agreed = new Set<string>();
  for (;;) {
    const done = await whileHeld(repository, around, async (held) => {
      const context = Object.assign(
        createContext(opening, found, options, runtime),
        fromGit(repository, found.source),
        {
          textOf: (file: string) => text.get(file) ?? readText(resolve(runtime.cwd, file)),
          rowsOf: (file: string) => listIn(resolve(runtime.cwd, file), file),
        },
      );
      const outcome = await command(context, options as never);
      const place = { cwd: runtime.cwd, register: found.path, progress: noProgress };
      if (outcome.changes) (await import('./write-files.ts')).writeOutcomeFiles(outcome, place);
      const how = {
        dryRun: options['dryRun'] === true,
        agreed: options['yes'] === true || agreed,
        asks: ask !== undefined,
        asJson,
      };
      return carryOut({ context, source: found.source, repository, held }, outcome, how, around);
    });
    if ('exitCode' in done) {
      if (done.text !== '') await (done.commit ? printAfterCommit : print)(done.text, runtime);
      if (options['quiet'] !== true) for (const note of done.notes) around.say(`\n${note}`);
      return done.exitCode;
    }
    if (!ask) throw new UserError(done.refusal ?? 'nothing was changed.');
    if (!(await ask.confirm(done.question))) throw new UserError('nothing was changed.');
    agreed.add(done.question);
  }
}

/** A new register, in a new repository where there is none. */
async function runInit(fresh: NewRegister, options: Options, runtime: Runtime): Promise<number> {
  const [{ createRegister: startRegister }, { renderResponse: json, nothingRecorded }] = await Promise.all([
    import('./create-register.ts'),
    import('./response.ts'),
  ]);
  const { said, next, commit, exitCode } = startRegister(resolve(runtime.cwd, fresh.dir), fresh, runtime.env);
  const { subject, files } = fresh;
  const added = Object.keys(files).map((file) => ({ file, change: 'added' as const }));
  const dry_run = options['dryRun'] === true;
  const recorded = { ...nothingRecorded, subject, commit, dry_run, files: added };
  const asJson = options['json'] === true;
  await printAfterCommit(
    asJson ? json('init', { told: next, ...recorded }) : [said, ...next].join('\n'),
    runtime,
  );
  return exitCode;
}

const print = (text: string, { out }: Runtime) => out(`${text}\n`);

/** The answer to what is done already: that it cannot be written undoes nothing, so it does not become a failure. */
async function printAfterCommit(text: string, runtime: Runtime): Promise<void> {
  try {
    await print(text, runtime);
  } catch (error) {
    const { failureReason: reasonOf } = await import('./write-files.ts');
    const said = `afi: it is done, but the answer could not be written: ${reasonOf(error)}\n`;
    await runtime.err(said).catch(() => undefined);
  }
}

interface At {
  readonly register?: string;
  readonly progress?: Progress;
}

/** The only effects: files, standard output, standard error. */
async function perform(outcome: Outcome, options: Options, runtime: Runtime, at: At = {}): Promise<number> {
  const { register, progress = noProgress } = at;
  const writes = outcome.changes !== undefined || outcome.folder !== undefined;
  const place = { cwd: runtime.cwd, register, progress };
  const done = writes ? (await import('./write-files.ts')).writeOutcomeFiles(outcome, place) : nothingWritten;
  progress.end();
  const text = options['json'] === true && done.site ? await siteText(done.site) : outcome.text;
  if (text !== undefined) await (writes ? printAfterCommit : print)(text, runtime);
  if (options['quiet'] !== true)
    for (const note of [...(outcome.notes ?? []), ...done.notes]) await runtime.err(`${note}\n`);
  return outcome.failed ? 1 : 0;
}

const nothingWritten = { notes: [], site: undefined };

const siteText = async (site: Answers['site']) =>
  (await import('./response.ts')).renderResponse('site', site);

/** A bar for a person who waits; none in a log. */
const progressFor = (options: Options, { err, errWidth, milliseconds }: Runtime): Progress =>
  errWidth === undefined || options['quiet'] === true
    ? noProgress
    : createProgressBar({ write: (text) => void err(text), milliseconds, width: errWidth });
