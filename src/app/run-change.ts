/** Records the change of a command under the write lock, in one commit, and only if it introduces no error. */

import { cleanText, wrapText } from '../output/safe-text.ts';
import type { CommitRequest } from '../storage/commit/preflight.ts';
import { acquireWriteLock, type WriteSession } from '../storage/commit/transaction.ts';
import type { FileSource } from '../storage/file-source.ts';
import { filesAtHead } from '../storage/git/files-at-commit.ts';
import type { Repository } from '../storage/git/repository.ts';
import type { Environment } from '../storage/process.ts';
import { EditError } from '../storage/yaml-edit/edit.ts';
import { describeChange, formatDiffs, jsonText } from './change-answer.ts';
import { assertNoErrors, findingsIntroducedBy, formatWarnings, toBytes } from './change-validation.ts';
import {
  type CommandContext,
  type Outcome,
  type PendingCommit,
  type RegisterFileChange,
  UserError,
} from './command.ts';
import {
  bulkChangeQuestions,
  findUnansweredQuestion,
  type PendingConfirmation,
  personalDataQuestions,
  unlistedLeadQuestions,
} from './confirmations.ts';
import { emptyChange } from './response.ts';
import type { RecordedChange } from './response-schema.ts';

/** The environment for a commit. */
export interface CommitRuntime {
  readonly env: Environment;
  /** Prints a sentence on standard error at once. */
  readonly notify: (sentence: string) => void;
}

/** How a change is recorded. */
export interface CommitOptions {
  readonly dryRun: boolean;
  /** The questions that were answered with yes; true if none needs an answer. */
  readonly confirmedQuestions: true | ReadonlySet<string>;
  /** Whether there is a terminal to ask on. */
  readonly interactive: boolean;
  /** Whether leads that are not on the list of roles need an answer: the questions of a command have asked about them. */
  readonly asksAboutLeads: boolean;
  /** The name of the answer; undefined if it is text. */
  readonly jsonName: string | undefined;
}

/** Runs `act` under the register's write lock, which is always released. @throws UserError if a file could not be edited. */
export async function withWriteLock<Value>(
  repository: Repository,
  { notify }: CommitRuntime,
  act: (session: WriteSession) => Promise<Value>,
): Promise<Value> {
  const session = acquireWriteLock(repository, { notify });
  try {
    if (session.recoveryResult === 'finished')
      notify('A change that was interrupted earlier has been completed first.');
    if (session.recoveryResult === 'taken-back')
      notify('A change that was interrupted earlier has been undone first.');
    return await act(session);
  } catch (error) {
    if (error instanceof EditError)
      throw new UserError(`nothing was changed: ${error.message[0]?.toLowerCase()}${error.message.slice(1)}`);
    throw error;
  } finally {
    session.release();
  }
}

/** A recorded change, or one that a dry run shows. */
export interface ChangeResult {
  readonly text: string;
  /** Warnings that the change introduces, for standard error. */
  readonly notes: readonly string[];
  readonly exitCode: 0 | 1 | 3;
  /** Undefined if nothing was recorded. */
  readonly commit?: string;
}

/**
 * Records the change of a command in one commit, or shows it for a dry run. If a question must be answered first, records nothing
 * and returns the question. @throws UserError if the change would introduce an error.
 */
export async function commitChange(
  {
    context,
    source,
    repository,
    session,
  }: { context: CommandContext; source: FileSource; repository: Repository; session: WriteSession },
  outcome: Outcome,
  { dryRun, confirmedQuestions, interactive, asksAboutLeads, jsonName }: CommitOptions,
  { notify }: CommitRuntime,
): Promise<ChangeResult | PendingConfirmation> {
  const { pendingCommit, text: ownText } = outcome;
  const formatAnswerText = (parts: readonly string[], separator: string, recordedChange: RecordedChange) =>
    jsonName
      ? jsonText(jsonName, outcome, recordedChange)
      : [...(ownText === undefined ? [] : [ownText]), ...parts].join(separator);
  const emptyAnswer = { ...emptyChange, dry_run: dryRun };
  if (!pendingCommit) {
    const { notes = [], hasFailed = false } = outcome;
    return { text: formatAnswerText([], '', emptyAnswer), notes, exitCode: hasFailed ? 1 : 0 };
  }
  if (context.findings.some(({ code }) => code === 'version-unknown'))
    throw new UserError(
      'nothing was changed, because the register has another version of the format. `afi check` shows which.',
    );
  const subject = cleanText(pendingCommit.subject).replace(/ +/g, ' ').trim();
  const introducedFindings = await findingsIntroducedBy(context, source, pendingCommit, () =>
    filesAtHead(repository),
  );
  assertNoErrors(context, introducedFindings, pendingCommit);
  const notes = formatWarnings(context, introducedFindings, dryRun ? pendingCommit : undefined);
  const { actionIds } = pendingCommit;
  const change = { ...emptyAnswer, subject, ...describeChange(context, pendingCommit, introducedFindings) };
  const idLines = actionIds.length > 1 ? [wrapText(actionIds.join(', '), context.screen.width, '  ')] : [];
  if (dryRun) {
    const summary = [subject, ...idLines].join('\n');
    const parts = [summary, ...formatDiffs(context, pendingCommit), 'Nothing was changed.'];
    return { text: formatAnswerText(parts, '\n\n', change), notes, exitCode: 0 };
  }
  const questions = [
    ...personalDataQuestions(context, introducedFindings),
    ...(asksAboutLeads ? unlistedLeadQuestions(context, introducedFindings) : []),
    ...(pendingCommit.confirmation
      ? [pendingCommit.confirmation]
      : bulkChangeQuestions([`${subject}:`, ...idLines].join('\n'), actionIds.length)),
  ];
  const unansweredQuestion = findUnansweredQuestion(questions, {
    agreedQuestions: confirmedQuestions,
    canAsk: interactive,
  });
  if (unansweredQuestion) return unansweredQuestion;
  const commitResult = session.recordChange(commitRequest(pendingCommit, subject, repository));
  if (!commitResult.isRefreshed)
    notify(
      'The change is recorded in git, but some files could not be updated. The next command that changes the register updates them.',
    );
  const { commit } = commitResult;
  const recordedSubject = cleanText(commitResult.subject);
  const parts = [`${recordedSubject} (${commit.slice(0, 8)})`, ...idLines];
  const text = formatAnswerText(parts, '\n', { ...change, subject: recordedSubject, commit });
  const hookNotes = commitResult.notes.map((note) => note.split('\n').map(cleanText).join('\n'));
  return { text, notes: [...notes, ...hookNotes], exitCode: commitResult.isRefreshed ? 0 : 3, commit };
}

/** The files of a commit, each with its path in the repository, and its message. */
function commitRequest(
  { changes, trailers, isHandEdit }: PendingCommit,
  subject: string,
  { prefix }: Repository,
): CommitRequest {
  const trailerLines = trailers.map(([name, value]) => `${name}: ${cleanText(value)}`);
  return {
    files: changes.map((change) => repositoryFile(prefix, change)),
    message: [subject, '', ...trailerLines].join('\n'),
    ...(isHandEdit && { isHandEdit: true }),
  };
}

const repositoryFile = (prefix: string, { file, before, after, ...otherFields }: RegisterFileChange) => ({
  file: prefix + file,
  before: toBytes(before),
  after: toBytes(after),
  ...otherFields,
});
