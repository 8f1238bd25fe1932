/** Carries out a changing command: holds the register, lets the command decide, sees that it brings no error, and records it. */

import { fail, ok } from '../domain/errors.ts';
import type { Finding } from '../domain/finding.ts';
import type { Action } from '../domain/records/action.ts';
import { actionIdOf } from '../domain/records/record-paths.ts';
import { diffText } from '../output/diff.ts';
import { placed } from '../output/findings/text.ts';
import { clean, wrap } from '../output/safe-text.ts';
import { equalsStoredContent } from '../storage/commit/preflight.ts';
import { acquireWriteLock, type WriteSession } from '../storage/commit/transaction.ts';
import type { FileSource } from '../storage/file-source.ts';
import { filesAtHead } from '../storage/git/files-at-commit.ts';
import { readObjects } from '../storage/git/git.ts';
import { lastRecordedChange } from '../storage/git/last-commit.ts';
import { type Repository, repositoryAt } from '../storage/git/repository.ts';
import { parseRecord, readData } from '../storage/parse-record.ts';
import type { Environment } from '../storage/process.ts';
import { readBytes, readBytesUpTo } from '../storage/read-files.ts';
import { parseList } from '../storage/yaml/parse-list.ts';
import { EditError } from '../storage/yaml-edit/edit.ts';
import {
  assertNoErrors,
  decodeContent,
  findingsIntroducedBy,
  toBytes,
  warnings,
} from './change-validation.ts';
import {
  type CommandContext,
  type HandEdit,
  type Outcome,
  type PendingCommit,
  type RecordedFile,
  UserError,
  type WriteContext,
} from './command.ts';
import {
  confirmBulkChange,
  confirmPersonalData,
  firstUnanswered,
  type PendingConfirmation,
} from './confirmations.ts';
import { findingResponse, nothingRecorded, responseText } from './response.ts';
import type { RecordedChange } from './response-schema.ts';

export interface ChangeRuntime {
  readonly env: Environment;
  /** Said at once, on standard error. */
  readonly notify: (sentence: string) => void;
}

export interface ChangeOptions {
  readonly dryRun: boolean;
  /** The questions that were answered with yes; true where none is to be put. */
  readonly agreed: true | ReadonlySet<string>;
  /** Whether there is somebody to ask. */
  readonly asks: boolean;
  /** The command that is to be answered as JSON; undefined where text is wanted. */
  readonly asJson: string | undefined;
}

/** Bytes of a document that git is given to keep; hosts refuse what is twice as large. */
const largestDocument = 50 << 20;

export const requireRepository = (folder: string, env: ChangeRuntime['env']): Repository => {
  const found = repositoryAt(folder, env);
  if (!found.ok) throw found.error;
  return found.value;
};

/** The rows of a list that the user names. */
export function readListFile(path: string, named: string): ReturnType<typeof parseList> {
  const bytes = readBytes(path);
  return bytes === undefined ? fail(`there is no file ${named}.`) : parseList(named, bytes);
}

/** What only a changing command needs to know of git: hand edits, and the last change. */
export const gitReaders = (
  repository: Repository,
  source: FileSource,
): Pick<WriteContext, 'handEdits' | 'lastChange' | 'documentAt'> => ({
  handEdits: async () => handEdits(await filesAtHead(repository), source),
  lastChange: () => lastRecordedChange(repository),
  documentAt: (file) => {
    const inside = repository.prefix + file;
    const read = readBytesUpTo(largestDocument, `${repository.top}/${inside}`, file);
    if (!read.ok) return read;
    const bytes = read.value;
    const [kept] = readObjects(repository, [`HEAD:${inside}`]);
    const isSame = kept && equalsStoredContent(kept.content, bytes);
    return ok({ bytes, recorded: !kept ? 'no' : isSame ? 'so' : 'otherwise' });
  },
});

function handEdits(recorded: FileSource, source: FileSource): readonly HandEdit[] {
  const content = (from: FileSource) =>
    new Map(from.allFiles().map(({ file, bytes }) => [file, bytes] as const));
  const [then, now] = [content(recorded), content(source)];
  const actionIn = (file: string, bytes: Uint8Array | undefined): Action | undefined => {
    const id = actionIdOf(file);
    return id === undefined || bytes === undefined ? undefined : parseRecord('action', bytes, { id }).record;
  };
  const dataIn = (file: string, bytes: Uint8Array | undefined) =>
    bytes && file.endsWith('.yaml') ? readData(bytes) : undefined;
  return [...new Set([...then.keys(), ...now.keys()])].sort().flatMap((file) => {
    const [before, after] = [then.get(file)?.(), now.get(file)?.()];
    if (before && after && equalsStoredContent(before, after)) return [];
    const data = { was: dataIn(file, before), is: dataIn(file, after) };
    return [{ file, before, after, data, was: actionIn(file, before), is: actionIn(file, after) }];
  });
}

/** Takes the register for one command; whatever becomes of it, lets go. */
export async function withWriteLock<Value>(
  repository: Repository,
  { notify }: ChangeRuntime,
  act: (held: WriteSession) => Promise<Value>,
): Promise<Value> {
  const held = acquireWriteLock(repository, { notify });
  try {
    if (held.recovered === 'finished') notify('An interrupted change was finished first.');
    if (held.recovered === 'taken-back') notify('An interrupted change was taken back first.');
    return await act(held);
  } catch (error) {
    if (error instanceof EditError)
      throw new UserError(`nothing was changed: ${error.message[0]?.toLowerCase()}${error.message.slice(1)}`);
    throw error;
  } finally {
    held.release();
  }
}

export interface ChangeResult {
  readonly text: string;
  /** Warnings that it brought: for standard error. */
  readonly notes: readonly string[];
  readonly exitCode: 0 | 3;
  /** Undefined where nothing was recorded. */
  readonly commit?: string;
}

/** Records what a command decided, in one commit; or shows it, where that is all that is wanted. */
export async function commitChange(
  {
    context,
    source,
    repository,
    held,
  }: { context: CommandContext; source: FileSource; repository: Repository; held: WriteSession },
  outcome: Outcome,
  { dryRun, agreed, asks, asJson }: ChangeOptions,
  { notify }: ChangeRuntime,
): Promise<ChangeResult | PendingConfirmation> {
  const { recording } = outcome;
  const shown = outcome.text === undefined ? [] : [outcome.text];
  /** The answer: its words, or the same as data. */
  const answer = (words: readonly string[], between: string, recorded: RecordedChange) =>
    asJson ? dataText(asJson, outcome, recorded) : [...shown, ...words].join(between);
  const nothing = { ...nothingRecorded, dry_run: dryRun };
  if (!recording) return { text: answer([], '', nothing), notes: [], exitCode: 0 };
  if (context.findings.some(({ code }) => code === 'version-unknown'))
    throw new UserError(
      'nothing was changed: the register is of another version of the format. `afi check` tells which.',
    );
  const subject = clean(recording.subject).replace(/ +/g, ' ').trim();
  const brought = await findingsIntroducedBy(context, source, recording, () => filesAtHead(repository));
  assertNoErrors(context, brought, recording);
  const notes = warnings(context, brought, dryRun ? recording : undefined);
  const { touched } = recording;
  const change = { ...nothing, subject, ...changeIn(context, recording, brought) };
  const ids = wrap(touched.join(', '), context.screen.width, '  ');
  if (dryRun) {
    const would = [subject, ...(touched.length > 1 ? [ids] : [])].join('\n');
    const words = [would, ...diffs(context, recording), 'Nothing was changed.'];
    return { text: answer(words, '\n\n', change), notes, exitCode: 0 };
  }
  const first = [
    ...confirmPersonalData(context, brought),
    ...confirmBulkChange(`${subject}:\n${ids}`, touched.length),
  ];
  const unagreed = firstUnanswered(first, { agreed, asks });
  if (unagreed) return unagreed;
  const files = recording.changes.map((change) => namedFile(repository.prefix, change));
  const trailers = recording.trailers.map(([name, value]) => `${name}: ${clean(value)}`);
  const message = [subject, '', ...trailers].join('\n');
  const done = held.recordChange({ files, message, ...(recording.byHand && { byHand: true }) });
  if (!done.refreshed)
    notify(
      'It is recorded in git, but not all files could be refreshed; the next changing command finishes it.',
    );
  const told = [`${subject} (${done.commit.slice(0, 8)})`, ...(touched.length > 1 ? [ids] : [])];
  const text = answer(told, '\n', { ...change, commit: done.commit });
  return { text, notes, exitCode: done.refreshed ? 0 : 3, commit: done.commit };
}

const changeIn = ({ folder }: CommandContext, { changes }: PendingCommit, brought: readonly Finding[]) => ({
  actions: changes.flatMap(({ file }) => actionIdOf(file) ?? []),
  files: changes.map(({ file, before, after }) => ({
    file: placed(folder, file),
    change: before === undefined ? 'added' : after === undefined ? 'deleted' : 'changed',
  })) satisfies RecordedChange['files'],
  warnings: brought.map((finding) => findingResponse(finding, folder)),
});

/** The JSON answer of a changing command: its own data, or the lines of its text, and the change. Its feature checks the type of `data`. */
function dataText(name: string, { text, data }: Outcome, recorded: RecordedChange): string {
  const own = data ?? { told: text?.split('\n') ?? [] };
  return responseText(name, { ...own, ...recorded });
}

const namedFile = (prefix: string, { file, before, after, worktreeContent }: RecordedFile) => ({
  file: prefix + file,
  before: toBytes(before),
  after: toBytes(after),
  ...(worktreeContent && { worktreeContent }),
});

const diffs = ({ folder, screen }: CommandContext, { changes }: PendingCommit): readonly string[] =>
  changes.map(({ file, before, after }) =>
    isDocument(file)
      ? `${placed(folder, file)} (${after === undefined ? 'deleted' : before === undefined ? 'new' : 'changed'}, a document of ${(after ?? before ?? '').length} bytes)`
      : diffText(placed(folder, file), decodeContent(before), decodeContent(after), screen.colour),
  );

/** What no line by line comparison is drawn of. */
const isDocument = (file: string) => file.startsWith('evidence/');
