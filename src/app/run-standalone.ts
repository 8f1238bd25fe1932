/** Runs a command that opens no register, and creates the register that it plans. */
import { resolve } from 'node:path';
import { createNamedFileReader } from '../storage/named-place.ts';
import { createTemplateReader } from '../storage/template-files.ts';
import type { NewRegister, ToolContext } from './command.ts';
import { decodeTemplate, screenWithOptions } from './command-context.ts';
import type { CallValues, StandaloneDefinition } from './define-command.ts';
import { assertNoLostCharacters } from './input-decoder.ts';
import { performOutcome, printAfterCommit } from './perform-outcome.ts';
import type { Runtime } from './runtime.ts';

/** Runs it with the values of a call, and returns the exit code. */
export async function runStandalone(
  { load }: Pick<StandaloneDefinition, 'load'>,
  values: CallValues,
  runtime: Runtime,
  helpText: ToolContext['helpText'],
): Promise<number> {
  const [command, { listFindingCodes: catalogue }] = await Promise.all([
    load(),
    import('./open-register.ts'),
  ]);
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

/** Creates a register, in a new repository unless the folder is in one. */
async function runInit(newRegister: NewRegister, values: CallValues, runtime: Runtime): Promise<number> {
  assertNoLostCharacters(values);
  const [{ createRegister }, { responseText, emptyChange: nothingRecorded }] = await Promise.all([
    import('./create-register.ts'),
    import('./response.ts'),
  ]);
  const path = resolve(runtime.cwd, newRegister.dir);
  const { message, next, commit, exitCode } = createRegister(path, newRegister, runtime.env);
  const { subject, files } = newRegister;
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
  return exitCode;
}
