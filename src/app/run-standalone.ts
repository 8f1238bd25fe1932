/** Runs a command that opens no register, and creates the register that it plans. */
import { resolve } from 'node:path';
import { createNamedFileReader } from '../storage/named-place.ts';
import { createTemplateReader } from '../storage/template-files.ts';
import { createInterviewer } from './ask-questions.ts';
import type { NewRegister, ToolContext } from './command.ts';
import { decodeTemplate, screenWithOptions } from './command-context.ts';
import type { CallValues, StandaloneDefinition } from './define-command.ts';
import { assertNoLostCharacters, createInputDecoder } from './input-decoder.ts';
import { performOutcome, printAfterCommit } from './perform-outcome.ts';
import type { Runtime } from './runtime.ts';

/** Runs it with the values of a call, and returns the exit code. */
export async function runStandalone(
  { load, loadQuestions }: Pick<StandaloneDefinition, 'load' | 'loadQuestions'>,
  callValues: CallValues,
  runtime: Runtime,
  helpText: ToolContext['helpText'],
): Promise<number> {
  const [command, { listFindingCodes: catalogue }] = await Promise.all([
    load(),
    import('./open-register.ts'),
  ]);
  const values = { ...callValues, ...(await askQuestions(loadQuestions, callValues, runtime)) };
  const tools: ToolContext = {
    catalogue,
    screen: screenWithOptions(values, runtime),
    helpText,
    template: (name) => decodeTemplate(name, createTemplateReader([runtime.home])(name)),
    readBytes: (file) => createNamedFileReader(runtime.cwd, undefined)(file),
  };
  const outcome = await command(tools, values);
  return outcome.newRegister
    ? await runInit(outcome.newRegister, values, runtime)
    : await performOutcome(outcome, values, runtime);
}

/** The answers to the questions of a command, on a terminal. */
async function askQuestions(
  loadQuestions: StandaloneDefinition['loadQuestions'],
  values: CallValues,
  runtime: Runtime,
): Promise<Partial<CallValues>> {
  const questions = await loadQuestions?.();
  const interviewer =
    questions && (await createInterviewer(values, runtime, createInputDecoder(values, runtime)));
  return questions && interviewer ? questions(interviewer, values) : {};
}

/** Creates a register, in a new repository unless the folder is in one. */
async function runInit(newRegister: NewRegister, values: CallValues, runtime: Runtime): Promise<number> {
  assertNoLostCharacters(values);
  const [{ createRegister }, { responseText, emptyChange: nothingRecorded }] = await Promise.all([
    import('./create-register.ts'),
    import('./response.ts'),
  ]);
  const path = resolve(runtime.cwd, newRegister.dir);
  const { message, next, commit, exitCode } = createRegister(path, newRegister, runtime.env);
  const { subject, files, notes } = newRegister;
  const addedFiles = Object.keys(files).map((file) => ({ file, change: 'added' as const }));
  const recordedChange = {
    ...nothingRecorded,
    subject,
    commit,
    dry_run: values.dryRun === true,
    files: addedFiles,
  };
  await printAfterCommit(
    values.json ? responseText('init', { told: next, ...recordedChange }) : [message, ...next].join('\n'),
    runtime,
  );
  if (!values.quiet) for (const note of notes) await runtime.writeError(`${note}\n`);
  return exitCode;
}
