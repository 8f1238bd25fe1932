/** Performs the outcome of a command: writes its files, and prints its text and notes. */

import { makeLinesVisible } from '../output/safe-text.ts';
import type { Outcome, Screen } from './command.ts';
import { screenWithOptions } from './command-context.ts';
import type { CallValues } from './define-command.ts';
import { noProgress, type Progress } from './progress.ts';
import type { Runtime } from './runtime.ts';
import type { SiteResult } from './write-files.ts';

/** Prints an answer on standard output. */
export const printAnswer = (text: string, { writeOutput }: Runtime) => writeOutput(`${text}\n`);

/** Prints the answer of a command that has already written. A failure to print is only reported, since the change remains. */
export async function printAfterCommit(text: string, runtime: Runtime): Promise<void> {
  try {
    await printAnswer(text, runtime);
  } catch (error) {
    const { describeFailure } = await import('./write-files.ts');
    const message = `afi: the command succeeded, but its answer could not be printed: ${describeFailure(error)}\n`;
    await runtime.writeError(message).catch(() => undefined);
  }
}

interface OutcomeSurroundings {
  /** The register's folder, where no file of the outcome may be written. */
  readonly register?: string;
  readonly progress?: Progress;
}

/** Writes the files of an outcome, prints its text and notes, and returns the exit code. */
export async function performOutcome(
  outcome: Outcome,
  values: CallValues,
  runtime: Runtime,
  { register, progress = noProgress }: OutcomeSurroundings = {},
): Promise<number> {
  const hasFiles = outcome.changes !== undefined || outcome.folder !== undefined;
  const writeTarget = { cwd: runtime.cwd, register, progress };
  const writeResult = hasFiles
    ? (await import('./write-files.ts')).writeOutcomeFiles(outcome, writeTarget)
    : nothingWritten;
  progress.end();
  const ownText = await renderOutcome(outcome, screenWithOptions(values, runtime));
  const text = values.json && writeResult.site ? await renderSite(writeResult.site) : ownText;
  if (text !== undefined) await (hasFiles ? printAfterCommit : printAnswer)(text, runtime);
  if (!values.quiet)
    for (const note of [...(outcome.notes ?? []), ...writeResult.notes])
      await runtime.writeError(`${makeLinesVisible(note)}\n`);
  return outcome.hasFailed ? 1 : 0;
}

/** The text that an outcome prints. */
export const renderOutcome = async (
  { text, document, format }: Outcome,
  screen: Screen,
): Promise<string | undefined> =>
  document ? (await import('../output/render-document.ts')).renderDocument(document, format, screen) : text;

const nothingWritten = { notes: [], site: undefined };

const renderSite = async (site: SiteResult) => (await import('./response.ts')).responseText('site', site);
