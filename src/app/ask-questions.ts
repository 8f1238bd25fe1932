/** Asks the questions of a command on a terminal, for values that the call lacks. */
import { AppError } from '../domain/errors.ts';
import { type CommandContext, type Questions, UserError } from './command.ts';
import type { CallValues } from './define-command.ts';
import type { InputDecoder } from './input-decoder.ts';
import { type AnswerStore, emptyStore, type Interviewer } from './interviewer.ts';
import type { Runtime } from './runtime.ts';

/** Asks on the terminal, and keeps the answers in a store; undefined without a terminal. */
export async function createInterviewer(
  values: CallValues,
  { interactive, prompter, env }: Runtime,
  decoder: InputDecoder,
  store = emptyStore,
): Promise<Interviewer | undefined> {
  if (!interactive) return undefined;
  const { createPrompter } = await import('./user-input.ts');
  return { ...(prompter ?? (await createPrompter(values, env, decoder))), store };
}

/**
 * The values of a call with the answers.
 * @throws UserError for `--resume` without a terminal
 */
export async function addAnswers(
  values: CallValues,
  context: () => CommandContext,
  questions: Questions<CallValues> | undefined,
  interviewer: Interviewer | undefined,
): Promise<CallValues> {
  if (questions && interviewer) return { ...values, ...(await questions(context(), interviewer, values)) };
  if (values.resume) throw new UserError('--resume continues with questions, so it needs a terminal.');
  return values;
}

/** An error with the call that continues with the answers, where the call that failed has kept them. */
export function withCallToResume(error: unknown, { callToResume }: AnswerStore): unknown {
  const call = callToResume();
  if (call === undefined || !(error instanceof AppError)) return error;
  return new UserError(
    `${[error.message, error.remedy].filter(Boolean).join(' ')}\nYour answers are kept: ${call}`,
  );
}
