/** Runs a command by its kind: opens what it needs, runs it and performs its outcome. */
import { createNamedFileReader } from '../storage/named-place.ts';
import { addAnswers, createInterviewer, withCallToResume } from './ask-questions.ts';
import type { CommandContext, ToolContext } from './command.ts';
import { createContext } from './command-context.ts';
import { repeatUntilConfirmed } from './confirmations.ts';
import type { CallValues, ChangeDefinition, CommandDefinition, QueryDefinition } from './define-command.ts';
import { type EditedFile, editAndRecord } from './edit-file.ts';
import { assertNoLostCharacters, createInputDecoder } from './input-decoder.ts';
import { createAnswerStore } from './interviewer.ts';
import { locateRegister, NoRegisterError, readConsistently } from './locate-register.ts';
import { performOutcome, printAfterCommit, printAnswer, renderOutcome } from './perform-outcome.ts';
import { createProgressBar, noProgress, type Progress } from './progress.ts';
import type { CommitRuntime } from './run-change.ts';
import { runStandalone } from './run-standalone.ts';
import type { Runtime } from './runtime.ts';

/** Runs a command with the values of a call, and returns the exit code. */
export function dispatch(
  definition: CommandDefinition,
  values: CallValues,
  runtime: Runtime,
  helpText: ToolContext['helpText'],
): Promise<number> {
  switch (definition.kind) {
    case 'query':
      return runQuery(definition, values, runtime).catch((error) => {
        const { loadWithoutRegister } = definition;
        if (!(error instanceof NoRegisterError && loadWithoutRegister)) throw error;
        return runStandalone({ load: loadWithoutRegister }, values, runtime, helpText);
      });
    case 'change': {
      assertNoLostCharacters(values);
      const { preview, loadQuestions } = definition;
      return preview?.applies(values)
        ? runQuery({ ...preview, ...(loadQuestions && { loadQuestions }) }, values, runtime)
        : runChange(definition, values, runtime);
    }
    case 'standalone':
      return runStandalone(definition, values, runtime, helpText);
  }
}

async function runQuery(
  { load, loadQuestions, readsHistory }: Pick<QueryDefinition, 'load' | 'loadQuestions' | 'readsHistory'>,
  callValues: CallValues,
  runtime: Runtime,
): Promise<number> {
  const [command, reader] = await Promise.all([load(), import('./open-register.ts')]);
  const location = await locateRegister(callValues, runtime);
  const progress = createProgress(callValues, runtime);
  const decoder = createInputDecoder(callValues, runtime);
  try {
    const context = await readConsistently(location, callValues, runtime, (place) => {
      const newContext = createContext(reader, place, { values: callValues, runtime, decoder, progress });
      return readsHistory ? newContext : readNow(newContext);
    });
    const questions = await loadQuestions?.();
    const interviewer = questions && (await createInterviewer(callValues, runtime, decoder));
    const values = await addAnswers(callValues, () => context, questions, interviewer);
    const outcome = await command(context, values);
    return await performOutcome(outcome, values, runtime, { register: location.path, progress });
  } finally {
    progress.end();
  }
}

/** Reads the register now, while changes in progress are being detected. */
function readNow(context: CommandContext): CommandContext {
  void context.register;
  return context;
}

/** Locks the register, and records what the command decides in one commit. */
async function runChange(
  { answerName, load, loadQuestions, loadFileToEdit, recordsHandEdits }: ChangeDefinition,
  callValues: CallValues,
  runtime: Runtime,
): Promise<number> {
  const [command, questions] = await Promise.all([load(), loadQuestions?.()]);
  const location = await locateRegister(callValues, runtime);
  const modules = await loadChangeModules();
  const repository = modules.requireRepository(location.path, runtime.env);
  const decoder = createInputDecoder(callValues, runtime);
  const store = createAnswerStore(modules.openAnswerFile(repository, answerName));
  const interviewer = await createInterviewer(callValues, runtime, decoder, store);
  const changeRuntime = createCommitRuntime(runtime);
  const values = await addAnswers(
    callValues,
    () => createContext(modules.reader, location, { values: callValues, runtime, decoder }),
    questions,
    interviewer,
  );
  const readFile = createNamedFileReader(runtime.cwd, location.path);
  // Read before the lock is acquired, so that no other change waits for typed or piped text.
  const texts = await modules.readTextArguments(values, { readFile, input: runtime.input, decoder });
  const editing = await loadFileToEdit?.();
  const recordOnce = (editedFile: EditedFile | undefined, confirmedQuestions: ReadonlySet<string>) =>
    modules.withWriteLock(repository, changeRuntime, async (session) => {
      const readContext = createContext(modules.reader, location, { values, runtime, decoder });
      const context = modules.createWriteContext(readContext, {
        ...{ repository, currentSource: location.source, texts, readFile, decoder, editedFile },
      });
      if (!recordsHandEdits) modules.assertNoMissingFiles(context);
      const result = await command(context, values);
      const outcome = { ...result, text: await renderOutcome(result, context.screen) };
      const place = { cwd: runtime.cwd, register: location.path, progress: noProgress };
      if (outcome.changes) (await import('./write-files.ts')).writeOutcomeFiles(outcome, place);
      const options = {
        dryRun: values.dryRun === true,
        confirmedQuestions: values.yes === true || confirmedQuestions,
        interactive: interviewer !== undefined,
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
        editing(
          location.source,
          createContext(modules.reader, location, { values, runtime, decoder }),
          values,
        ),
        { prompter: interviewer, runtime, notify: changeRuntime.notify, isDryRun: values.dryRun === true },
        record,
      )
    : await record();
  if (result.commit) store.remove();
  if (result.text !== '') await (result.commit ? printAfterCommit : printAnswer)(result.text, runtime);
  if (!values.quiet) for (const note of result.notes) changeRuntime.notify(`\n${note}`);
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
