/** Defines what a command receives (a context and the values of its call) and what it returns (an outcome, which the runner performs). */
import type { Anchor, CommitHistory, HistoryQuery, Signature } from '../domain/commit-history.ts';
import { AppError, type Result } from '../domain/errors.ts';
import type { ChangedFile, FileChange } from '../domain/file-change.ts';
import type { CodeEntry, Finding } from '../domain/finding.ts';
import type { Action } from '../domain/records/action.ts';
import type { FileAccount, Register } from '../domain/register.ts';
import type { Sheet } from '../domain/sheet.ts';
import type { Encoding } from '../domain/vocabulary.ts';
import type { Document } from '../output/document.ts';
import type { DocumentFormat } from '../output/render-document.ts';
import type { Screen } from '../output/screen.ts';
import type { BackupState } from '../storage/git/backup-state.ts';
import type { InputRow } from '../storage/yaml/parse-list.ts';
import type { PendingConfirmation } from './confirmations.ts';
import type { FileRevisions } from './file-revisions.ts';
import type { Interviewer } from './interviewer.ts';
import type { FormerHistory } from './load-former-commits.ts';
import type { Prompter } from './prompts.ts';
import type { RecordedChanges } from './recorded-changes.ts';

export type { Screen } from '../output/screen.ts';

/** What a command may read of the register and its history. Each part is read on demand. */
export interface CommandContext {
  readonly register: Register;
  readonly findings: readonly Finding[];
  /** Every code that a finding may have. */
  readonly catalogue: () => readonly CodeEntry[];
  /** How many files were found, counted, rejected and ignored. */
  readonly files: FileAccount;
  /** Files that are not counted, in order. */
  readonly rejectedFiles: readonly string[];
  /** Files that git tracks and the disk does not have, in order. The records among them are rejected too. */
  readonly missingFiles: readonly string[];
  /** The register's folder as the user would name it: the prefix of a finding's file. */
  readonly folder: string;
  /** The git tree id of the folder, computed from the files as read. */
  readonly fingerprint: () => string;
  /** The text of a template in `templates/` next to the register's folder, otherwise of the packaged template; undefined without either. */
  readonly template: (name: string) => string | undefined;
  /** A template that is not text, from the same folders. */
  readonly templateBytes: (name: string) => Uint8Array | undefined;
  /** The text of a file that the user names; undefined if it does not exist. @throws UserError if it is not text */
  readonly readText: (file: string) => string | undefined;
  /** The bytes of a file that the user names; undefined if it does not exist. */
  readonly readBytes: (file: string) => Uint8Array | undefined;
  /** The text of one of the register's records, for a command that edits it. */
  readonly recordText: (file: string) => string;
  /** The register as git recorded it at a commit or at the end of a day (YYYY-MM-DD). */
  readonly readRegisterAtRevision: (revisionOrDay: string) => Promise<HistoricalRegister>;
  /** The register as git recorded it at the end of a day: undefined before the first commit or without a repository; fails with a sentence if the clone is too shallow, or partial. */
  readonly readRegisterOnDay: (day: string) => Promise<Result<HistoricalRegister | undefined, string>>;
  /** The readers of the register's whole history in git. */
  readonly openHistory: () => Promise<RecordedHistory>;
  /** The sheets of a spreadsheet (.xlsx or .csv) that the user names; fails with a sentence if it cannot be read. */
  readonly readSheets: (file: string, encoding?: Encoding) => Promise<Result<readonly Sheet[], string>>;
  /** The files of the register that are on disk and that the next `git commit` would delete. */
  readonly readStagedDeletions: () => Promise<readonly string[]>;
  /** Whether the register's commits are anywhere but on this disk, as far as git knows; undefined without a repository. */
  readonly readBackupState: () => Promise<BackupState | undefined>;
  readonly screen: Screen;
}

/** What a changing command may also read, under the write lock. */
export interface WriteContext extends CommandContext {
  /** The files of the register's folder that differ from what git recorded, in the order of their names. */
  readonly handEdits: () => Promise<readonly HandEdit[]>;
  /** The edit that the user made in an editor; undefined if the command opens none. @throws UserError if something else changed the file meanwhile */
  readonly editedRecord: () => HandEdit | undefined;
  /** The commits of the register, and what they changed. */
  readonly recordedChanges: RecordedChanges;
  /** The rows of a list in YAML or CSV that the user names; fails with a sentence if it cannot be read. */
  readonly readRows: (file: string) => Result<readonly InputRow[], string>;
  /** A document of the register's folder; fails with a sentence if it cannot be read. */
  readonly readDocument: (file: string) => Result<RegisterDocument, string>;
  /** A document that the user names; fails with a sentence if it cannot be read. */
  readonly readNewDocument: (file: string) => Result<Uint8Array, string>;
  /** Every file of the register's folder, documents too. */
  readonly listFiles: () => readonly string[];
}

/** A document in the register's folder. */
export interface RegisterDocument {
  readonly bytes: Uint8Array;
  /** Whether git has recorded it with the same bytes, with different bytes, or not at all. */
  readonly state: 'not-recorded' | 'same' | 'different';
}

/** Readers of the register's history in git. */
export interface RecordedHistory {
  /** The later of the day of the call and the day of the clock, YYYY-MM-DD. */
  readonly today: string;
  /** The register at the end of each of several days; undefined before the first commit. */
  readonly readRegistersOn: (days: readonly string[]) => Promise<readonly (HistoricalRegister | undefined)[]>;
  readonly loadHistory: (query: HistoryQuery) => Promise<CommitHistory>;
  /** The full history; undefined without a repository; fails with a sentence if the clone is shallow or partial. */
  readonly loadFullHistory: () => Promise<Result<CommitHistory | undefined, string>>;
  /** The commits that the branch or its upstream had and this history has not. */
  readonly loadFormerCommits: () => Promise<FormerHistory>;
  /**
   * The commits that changed each file of a folder, by its path below the register's folder; empty without a repository.
   * @param revisionOrDay counts up to there; up to HEAD if undefined.
   */
  readonly readFileRevisions: (
    folder: string,
    revisionOrDay: string | undefined,
  ) => Promise<ReadonlyMap<string, FileRevisions>>;
  /** Whether anchors, which are commits or fingerprints printed in published papers, are still in the history. */
  readonly checkAnchors: (history: CommitHistory, anchors: readonly string[]) => Promise<readonly Anchor[]>;
  /** The signatures of commits, checked against a file of allowed signers in the format of ssh. */
  readonly checkSignatures: (
    signers: string,
    commits: readonly string[],
  ) => Promise<ReadonlyMap<string, Signature>>;
}

/** The register as git recorded it. */
export interface HistoricalRegister {
  /** The commit, in full. */
  readonly commit: string;
  /** The day it was made, in its author's time zone. */
  readonly day: string;
  readonly register: Register;
  /** Files that are not counted, in order. */
  readonly rejectedFiles: readonly string[];
}

/** A file of the register that a command changes, as text or bytes. */
export type RegisterFileChange = ChangedFile<string | Uint8Array>;

/** A file edited by hand: its bytes, its data and, for an action, its record; undefined if it does not exist or cannot be read. */
export interface HandEdit {
  readonly file: string;
  readonly bytesBefore: Uint8Array | undefined;
  readonly bytesAfter: Uint8Array | undefined;
  /** The bytes on disk, if the edit is not there yet. */
  readonly bytesOnDisk?: Uint8Array;
  readonly dataBefore: unknown;
  readonly dataAfter: unknown;
  readonly actionBefore: Action | undefined;
  readonly actionAfter: Action | undefined;
}

/** A change to be recorded in git as one commit of exactly these files. */
export interface PendingCommit {
  readonly changes: readonly RegisterFileChange[];
  /** Whether the files are already on disk, edited by hand. */
  readonly isHandEdit?: boolean;
  /** Whether the new texts are those of an editor, so that findings name their lines. */
  readonly isEditorText?: boolean;
  readonly subject: string;
  readonly trailers: readonly (readonly [string, string])[];
  /** The actions it changes; many need a confirmation. */
  readonly actionIds: readonly string[];
  /** A confirmation that it needs instead, however many actions it changes. */
  readonly confirmation?: PendingConfirmation;
}

/** A register to create. */
export interface NewRegister {
  /** As the user names it. */
  readonly dir: string;
  /** Contents by path below the folder. */
  readonly files: Readonly<Record<string, string>>;
  readonly subject: string;
  readonly trailers: readonly (readonly [string, string])[];
  /** Git configuration of a new repository; an existing one is left to the user. */
  readonly settings: readonly (readonly [key: string, value: string])[];
  readonly dryRun: boolean;
  /** Sentences on what was assumed. */
  readonly notes: readonly string[];
}

/** Pages to write to a folder of their own. Each page is rendered only when it is written. */
export interface PageFolder {
  /** As the user names it. */
  readonly dir: string;
  readonly files: Iterable<{ readonly file: string; readonly text: string }>;
  readonly count: number;
  /** The page to open first. */
  readonly first: string;
}

/** What a command decided; the runner performs it. */
export interface Outcome {
  /** The answer, for standard output. */
  readonly text?: string | undefined;
  /** The answer as a document, rendered in `format` when it is printed. */
  readonly document?: Document;
  /** The format of `document`; a table for a terminal if undefined. */
  readonly format?: DocumentFormat | undefined;
  /** The fields of a changing command's JSON answer, if they are not the lines of its text. */
  readonly data?: object;
  /** Sentences for standard error that the reader should know as well as the answer. */
  readonly notes?: readonly string[];
  /** Files to write outside the register. */
  readonly changes?: readonly FileChange[];
  readonly folder?: PageFolder;
  readonly pendingCommit?: PendingCommit;
  readonly newRegister?: NewRegister;
  /** Whether the check or answer failed: exit code 1. */
  readonly hasFailed?: boolean;
}

/** Answers from the register; it may also write files. */
export type Command<Options> = (context: CommandContext, options: Options) => Outcome | Promise<Outcome>;

/** Decides a change, which is recorded in one commit. */
export type ChangingCommand<Options> = (
  context: WriteContext,
  options: Options,
) => Outcome | Promise<Outcome>;

/** Asks for values that the options lack. The answers come before the write lock is acquired, so that no other change waits for them. */
export type Questions<Options> = (
  context: CommandContext,
  ask: Interviewer,
  options: Options,
) => Promise<Partial<Options>>;

/** Asks for values that the options of a command without a register lack. */
export type StandaloneQuestions<Options> = (ask: Prompter, options: Options) => Promise<Partial<Options>>;

/** What a command without a register may read. */
export interface ToolContext {
  /** Every code that a finding may have. */
  readonly catalogue: () => readonly CodeEntry[];
  /** The help of a command, a group or a topic, or the list of commands. @throws UserError for another name */
  readonly helpText: (name: string | undefined) => Promise<string>;
  /** A packaged template's text. */
  readonly template: (name: string) => string | undefined;
  /** A file that the user names; undefined if it does not exist. */
  readonly readBytes: (file: string) => Uint8Array | undefined;
  readonly screen: Screen;
}

/** Answers without a register. */
export type StandaloneCommand<Options> = (tools: ToolContext, options: Options) => Outcome | Promise<Outcome>;

/** A request that cannot be performed. It is printed without a stack. */
export class UserError extends AppError {
  override readonly code = 'user';
}

/** The user left the questions of a command. The message is printed as it is. */
export class CancelledError extends AppError {
  override readonly code = 'cancelled';
}
