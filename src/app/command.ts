/** Defines what a command receives and returns: a context and the values of its call in, an outcome out. It performs nothing itself. */

import type { Anchor, CommitHistory, HistoryQuery, Signature } from '../domain/commit-history.ts';
import { AppError, type Result } from '../domain/errors.ts';
import type { ChangedFile, FileChange, LastChange } from '../domain/file-change.ts';
import type { CodeEntry, Finding } from '../domain/finding.ts';
import type { Action } from '../domain/records/action.ts';
import type { FileAccount, Register } from '../domain/register.ts';
import type { Sheet } from '../domain/sheet.ts';
import type { Document } from '../output/document.ts';
import type { DocumentFormat } from '../output/render-document.ts';
import type { Screen } from '../output/screen.ts';
import type { InputRow } from '../storage/yaml/parse-list.ts';
import type { Prompter } from './prompts.ts';

export type { Screen } from '../output/screen.ts';

/** What a command may read of the register and its history. Each part is read on demand. */
export interface CommandContext {
  readonly register: Register;
  readonly findings: readonly Finding[];
  /** Every code a finding may carry. */
  readonly catalogue: () => readonly CodeEntry[];
  readonly files: FileAccount;
  /** Files that are not counted, in order. */
  readonly rejected: readonly string[];
  /** The register's folder as the user would name it: the prefix of a finding's file. */
  readonly folder: string;
  /** The git tree id of the folder, computed from the files as read. */
  readonly fingerprint: () => string;
  /** A template's text, or undefined: from `templates/` beside the register's folder, else the packaged one. */
  readonly template: (name: string) => string | undefined;
  /** The same for a template that is not text. */
  readonly templateBytes: (name: string) => Uint8Array | undefined;
  /** The text of a file that the user names; undefined if it does not exist. */
  readonly readText: (file: string) => string | undefined;
  readonly readBytes: (file: string) => Uint8Array | undefined;
  /** The text of one of the register's records, for a command that edits it. */
  readonly recordText: (file: string) => string;
  /** The register as git recorded it, at a commit or at the end of a day (YYYY-MM-DD). */
  readonly readRegisterAt: (when: string) => Promise<HistoricalRegister>;
  /** The same at the end of a day: undefined before the first commit and without a repository; fails with a sentence if the clone is too shallow. */
  readonly readRegisterBy: (day: string) => Promise<Result<HistoricalRegister | undefined, string>>;
  /** The readers of the register's whole history in git. */
  readonly openHistory: () => Promise<RecordedHistory>;
  /** The sheets of a spreadsheet (.xlsx or .csv) that the user names; fails with a sentence if it cannot be read. */
  readonly readSheets: (file: string) => Promise<Result<readonly Sheet[], string>>;
  readonly screen: Screen;
}

/** What a changing command may read besides, under the write lock. */
export interface WriteContext extends CommandContext {
  /** The files of the register's folder that differ from what git recorded, in the order of their names. */
  readonly handEdits: () => Promise<readonly HandEdit[]>;
  /** The last change that `afi` recorded; undefined if there is none. */
  readonly lastChange: () => LastChange | undefined;
  /** The rows of a list in YAML or CSV that the user names; fails with a sentence if it cannot be read. */
  readonly readRows: (file: string) => Result<readonly InputRow[], string>;
  /** A document of the register's folder; fails with a sentence if it cannot be read. */
  readonly readDocument: (file: string) => Result<RecordedDocument, string>;
}

export interface RecordedDocument {
  readonly bytes: Uint8Array;
  /** Whether git has recorded it with the same bytes, with different bytes, or not at all. */
  readonly state: 'not-recorded' | 'same' | 'different';
}

/** Readers of the register's history in git. */
export interface RecordedHistory {
  /** The register at the end of each of several days; undefined before the first commit. */
  readonly readRegistersOn: (days: readonly string[]) => Promise<readonly (HistoricalRegister | undefined)[]>;
  readonly loadHistory: (query: HistoryQuery) => Promise<CommitHistory>;
  /** All of the history; undefined without a repository, or if the clone is too shallow. */
  readonly loadFullHistory: () => Promise<CommitHistory | undefined>;
  /** Whether published commits or fingerprints are still in the history. */
  readonly checkAnchors: (loadHistory: CommitHistory, names: readonly string[]) => Promise<readonly Anchor[]>;
  /** How commits are signed, by a file of allowed signers as ssh keeps it. */
  readonly checkSignatures: (
    signers: string,
    commits: readonly string[],
  ) => Promise<ReadonlyMap<string, Signature>>;
}

export interface HistoricalRegister {
  /** The commit, in full. */
  readonly commit: string;
  /** The day it was made, in its author's time zone. */
  readonly day: string;
  readonly register: Register;
  /** Files that are not counted, in order. */
  readonly rejected: readonly string[];
}

/** A file of the register that a command changes, as text or bytes. */
export type RecordedFile = ChangedFile<string | Uint8Array>;

/** A file edited by hand: its bytes, its data and, for an action, its record; undefined where it does not exist or cannot be read. */
export interface HandEdit {
  readonly file: string;
  readonly before: Uint8Array | undefined;
  readonly after: Uint8Array | undefined;
  readonly data: { readonly was: unknown; readonly is: unknown };
  readonly was: Action | undefined;
  readonly is: Action | undefined;
}

/** A change to be recorded in git as one commit of exactly these files. */
export interface PendingCommit {
  readonly changes: readonly RecordedFile[];
  /** Whether the files are already on disk, edited by hand. */
  readonly fromWorkingTree?: boolean;
  readonly subject: string;
  readonly trailers: readonly (readonly [string, string])[];
  /** The actions it changes; many need a confirmation. */
  readonly actionIds: readonly string[];
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
  /** Whether it is only shown. */
  readonly dryRun: boolean;
}

/** Pages to write to a folder of their own, each created when it is written. */
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
  /** The same as data, drawn in `format` when it is printed. */
  readonly document?: Document;
  /** A table for a terminal, unless it says otherwise. */
  readonly format?: DocumentFormat | undefined;
  /** The own fields of a changing command's answer, where these are not the lines of its text. */
  readonly data?: object;
  /** Sentences for standard error: what the reader should know besides the answer. */
  readonly notes?: readonly string[];
  readonly changes?: readonly FileChange[];
  readonly folder?: PageFolder;
  readonly pendingCommit?: PendingCommit;
  readonly newRegister?: NewRegister;
  /** Whether the check or answer failed: exit code 1. */
  readonly failed?: boolean;
}

/** Answers from the register; it may also write files. */
export type Command<Options> = (context: CommandContext, options: Options) => Outcome | Promise<Outcome>;

/** Decides a change, which is recorded in one commit. */
export type ChangingCommand<Options> = (
  context: WriteContext,
  options: Options,
) => Outcome | Promise<Outcome>;

/** Asks for what the options do not give, before the write lock is taken, so that nobody waits for the answers. */
export type Questions<Options> = (
  context: CommandContext,
  ask: Prompter,
  options: Options,
) => Promise<Partial<Options>>;

/** What a command without a register may read. */
export interface ToolContext {
  /** Every code a finding may carry. */
  readonly catalogue: () => readonly CodeEntry[];
  /** The help of a command, or the list of commands; undefined if there is no such command. */
  readonly helpText: (command: string | undefined) => Promise<string | undefined>;
  /** A packaged template's text. */
  readonly template: (name: string) => string | undefined;
  /** A file that the user names; undefined if it does not exist. */
  readonly readBytes: (file: string) => Uint8Array | undefined;
  readonly screen: Screen;
}

export type StandaloneCommand<Options> = (tools: ToolContext, options: Options) => Outcome | Promise<Outcome>;

/** A request that cannot be carried out: printed in a line or two, without a stack. */
export class UserError extends AppError {
  override readonly code = 'user';
}
