/** Runs a command by its kind: opens what it needs, runs it and performs its outcome. */
import { cleanText } from '../output/safe-text.ts';
import { createNamedFileReader, existsPath } from '../storage/named-place.ts';
import { addAnswers, createInterviewer, withCallToResume } from './ask-questions.ts';
import { type CommandContext, type ToolContext, UserError } from './command.ts';
import { createContext } from './command-context.ts';
import { repeatUntilConfirmed } from './confirmations.ts';
import type { CallValues, ChangeDefinition, CommandDefinition, QueryDefinition } from './define-command.ts';
import { type EditedFile, editAndRecord } from './edit-file.ts';
import { assertNoLostCharacters, createInputDecoder } from './input-decoder.ts';
import { createAnswerStore } from './interviewer.ts';
import {
  locateRegister,
  NoRegisterError,
  type RegisterLocation,
  readConsistently,
} from './locate-register.ts';
import { performOutcome, printAfterCommit, printAnswer, renderOutcome } from './perform-outcome.ts';
import { createProgressBar, noProgress, type Progress } from './progress.ts';
import { type Call, type CallReading, readCall } from './read-call.ts';
import type { CommitRuntime } from './run-change.ts';
import { runStandalone } from './run-standalone.ts';
import type { Runtime } from './runtime.ts';

/** Runs a command with the texts of a call, and returns the exit code. @throws UserError with all faults of the call */
export async function dispatch(
  definition: CommandDefinition,
  call: Call,
  runtime: Runtime,
  helpText: ToolContext['helpText'],
): Promise<number> {
  const isQuiet = call.inputs['quiet'] === true;
  const notify = isQuiet ? () => undefined : createNotifier(runtime);
  const loadsQuestions = definition.kind !== 'standalone' && definition.loadQuestions !== undefined;
  const canAsk = loadsQuestions && runtime.interactive;
  const reading = await readCall(definition, call, {
    today: runtime.today,
    hasPath: (path) => existsPath(runtime.cwd, path),
    canAsk,
    notify,
  });
  switch (definition.kind) {
    case 'query':
      return runQuery(definition, reading, runtime).catch((error) => {
        const { loadWithoutRegister } = definition;
        if (!(error instanceof NoRegisterError && loadWithoutRegister)) throw error;
        return runStandalone({ load: loadWithoutRegister }, reading.values, runtime, helpText);
      });
    case 'change': {
      assertNoLostCharacters(call.inputs);
      const { preview, loadQuestions } = definition;
      return preview?.applies(reading.values)
        ? runQuery({ ...preview, ...(loadQuestions && { loadQuestions }) }, reading, runtime)
        : runChange(definition, reading, runtime);
    }
    case 'standalone':
      return runStandalone(definition, await reading.complete(needNoRegister), runtime, helpText);
  }
}

/** Prints each sentence once on standard error. */
function createNotifier({ writeError }: Runtime): (sentence: string) => void {
  const printedSentences = new Set<string>();
  return (sentence) => {
    if (printedSentences.has(sentence)) return;
    printedSentences.add(sentence);
    // A closed standard error must not end the call.
    void writeError(`${cleanText(sentence)}\n`).catch(() => undefined);
  };
}

const needNoRegister = (): never => {
  throw new Error('a command without a register has an input that needs it');
};

async function runQuery(
  { load, loadQuestions, readsHistory }: Pick<QueryDefinition, 'load' | 'loadQuestions' | 'readsHistory'>,
  call: CallReading,
  runtime: Runtime,
): Promise<number> {
  const { values: callValues } = call;
  const [command, reader] = await Promise.all([load(), import('./open-register.ts')]);
  const location = await locateForCall(call, runtime);
  const progress = createProgress(callValues, runtime);
  const decoder = createInputDecoder(callValues, runtime);
  try {
    const context = await readConsistently(location, callValues, runtime, (place) => {
      const newContext = createContext(reader, place, { values: callValues, runtime, decoder, progress });
      return readsHistory ? newContext : readNow(newContext);
    });
    const completeValues = await call.complete(() => context.register);
    const questions = await loadQuestions?.();
    const interviewer = questions && (await createInterviewer(callValues, runtime, decoder));
    const values = await addAnswers(completeValues, () => context, questions, interviewer);
    const outcome = await command(context, values);
    return await performOutcome(outcome, values, runtime, { register: location.path, progress });
  } finally {
    progress.end();
  }
}

/** The register of a call. @throws UserError if there is none, with what is wrong with the call */
async function locateForCall(call: CallReading, runtime: Runtime): Promise<RegisterLocation> {
  try {
    return await locateRegister(call.values, runtime);
  } catch (error) {
    throw error instanceof UserError ? call.addFaults(error) : error;
  }
}

/** Reads the register now, while changes in progress are being detected. */
function readNow(context: CommandContext): CommandContext {
  void context.register;
  return context;
}

/** What a change needs before it takes the lock. @throws UserError with the faults of the call, or without a repository */
async function prepareChange(call: CallReading, runtime: Runtime) {
  const { values } = call;
  const location = await locateForCall(call, runtime);
  const modules = await loadChangeModules();
  const decoder = createInputDecoder(values, runtime);
  const openContext = () => createContext(modules.reader, location, { values, runtime, decoder });
  if (call.hasFaults) await call.complete(() => openContext().register);
  const repository = modules.requireRepository(location.path, runtime.env);
  return { location, modules, decoder, openContext, repository };
}

/** Locks the register, and records what the command decides in one commit. */
async function runChange(
  { answerName, load, loadQuestions, loadFileToEdit, recordsHandEdits }: ChangeDefinition,
  call: CallReading,
  runtime: Runtime,
): Promise<number> {
  const { values: callValues } = call;
  const [command, questions] = await Promise.all([load(), loadQuestions?.()]);
  const { location, modules, decoder, openContext, repository } = await prepareChange(call, runtime);
  const store = createAnswerStore(modules.openAnswerFile(repository, answerName));
  const interviewer = await createInterviewer(callValues, runtime, decoder, store);
  const changeRuntime = createCommitRuntime(runtime);
  // Without questions, names are looked up under the lock, so that the register is read once.
  const readsFirst = (questions !== undefined && runtime.interactive) || loadFileToEdit !== undefined;
  const firstContext = openContext();
  const namedValues = readsFirst ? await call.complete(() => firstContext.register) : callValues;
  const answers = await addAnswers(namedValues, () => firstContext, questions, interviewer);
  const readFile = createNamedFileReader(runtime.cwd, location.path);
  // Read before the lock is acquired, so that no other change waits for typed or piped text.
  const texts = await modules.readTextArguments(answers, { readFile, input: runtime.input, decoder });
  const editing = await loadFileToEdit?.();
  const recordOnce = (editedFile: EditedFile | undefined, confirmedQuestions: ReadonlySet<string>) =>
    modules.withWriteLock(repository, changeRuntime, async (session) => {
      const context = modules.createWriteContext(openContext(), {
        ...{ repository, currentSource: location.source, texts, readFile, decoder, editedFile },
      });
      const values = readsFirst ? answers : await call.complete(() => context.register);
      if (!recordsHandEdits) modules.assertNoMissingFiles(context);
      const result = await command(context, values);
      const outcome = { ...result, text: await renderOutcome(result, context.screen) };
      const place = { cwd: runtime.cwd, register: location.path, progress: noProgress };
      if (outcome.changes) (await import('./write-files.ts')).writeOutcomeFiles(outcome, place);
      const options = {
        dryRun: values.dryRun === true,
        confirmedQuestions: values.yes === true || confirmedQuestions,
        interactive: interviewer !== undefined,
        asksAboutLeads: questions === undefined,
        jsonName: values.json ? answerName : undefined,
      };
      return modules.commitChange(
        { context, source: location.source, repository, session },
        outcome,
        options,
        changeRuntime,
      );
    });
  const record = (editedFile?: EditedFile) =>
    repeatUntilConfirmed(interviewer, (confirmedQuestions) =>
      recordOnce(editedFile, confirmedQuestions),
    ).catch((error) => {
      throw withCallToResume(error, store);
    });
  const result = editing
    ? await editAndRecord(
        editing(location.source, openContext(), answers),
        { prompter: interviewer, runtime, notify: changeRuntime.notify, isDryRun: answers.dryRun === true },
        record,
      )
    : await record();
  if (result.commit) store.remove();
  if (result.text !== '') await (result.commit ? printAfterCommit : printAnswer)(result.text, runtime);
  if (!callValues.quiet) for (const note of result.notes) changeRuntime.notify(`\n${note}`);
  return result.exitCode;
}

/** Loads the code that only a change needs. */
async function loadChangeModules() {
  const [reader, { commitChange, withWriteLock }, contexts, input, validation, { openAnswerFile }] =
    await Promise.all([
      import('./open-register.ts'),
      import('./run-change.ts'),
      import('./write-context.ts'),
      import('./user-input.ts'),
      import('./change-validation.ts'),
      import('../storage/kept-answers.ts'),
    ]);
  const { createWriteContext, requireRepository } = contexts;
  return {
    reader,
    commitChange,
    withWriteLock,
    createWriteContext,
    requireRepository,
    ...input,
    ...validation,
    openAnswerFile,
  };
}

const createCommitRuntime = ({ env, writeError }: Runtime): CommitRuntime => ({
  env,
  // A closed standard error must not end the change.
  notify: (sentence) => void writeError(`${sentence}\n`).catch(() => undefined),
});

/** A progress bar on a terminal; none in a log. */
const createProgress = ({ quiet }: CallValues, { writeError, errWidth, milliseconds }: Runtime): Progress =>
  errWidth === undefined || quiet
    ? noProgress
    : createProgressBar({ write: (text) => void writeError(text), milliseconds, width: errWidth });
