/** The shape of a command: from an opened register and its options to an outcome. It performs nothing itself. */

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

export interface CommandContext {
  readonly register: Register;
  readonly findings: readonly Finding[];
  /** Every code a finding may carry. */
  readonly catalogue: () => readonly CodeEntry[];
  readonly files: FileAccount;
  /** Files that are not counted, in order. */
  readonly rejected: readonly string[];
  /** Where the register's folder stands, as the user would name it; goes before the file of a finding. */
  readonly folder: string;
  /** The git tree id of the folder, computed from the files as read. */
  readonly fingerprint: () => string;
  /** A template's text, or undefined: from `templates/` beside the register's folder, else the packaged one. */
  readonly template: (name: string) => string | undefined;
  /** The same of a template that is no text. */
  readonly templateBytes: (name: string) => Uint8Array | undefined;
  /** A file as the user names it; undefined where there is none. */
  readonly textOf: (file: string) => string | undefined;
  readonly bytesOf: (file: string) => Uint8Array | undefined;
  /** The text of one of the register's records, for a command that edits it. */
  readonly recordOf: (file: string) => string;
  /** The register as git recorded it: at a commit, or at the end of a day (YYYY-MM-DD). */
  readonly recorded: (when: string) => Promise<HistoricalRegister>;
  /** The same at the end of a day; undefined before the first commit and where there is no repository, a sentence where the clone is too shallow to tell. */
  readonly recordedBy: (day: string) => Promise<Result<HistoricalRegister | undefined, string>>;
  /** The whole history, as git has it. */
  readonly past: () => Promise<RecordedHistory>;
  /** The sheets of a spreadsheet, .xlsx or .csv, named as the user names it; a sentence where it cannot be read. */
  readonly sheetsOf: (file: string) => Promise<Result<readonly Sheet[], string>>;
  readonly screen: Screen;
}

/** What a changing command is given: the register while it is held, and what only who holds it may ask. */
export interface WriteContext extends CommandContext {
  /** What stands in the register's folder otherwise than git recorded it, in the order of files. */
  readonly handEdits: () => Promise<readonly HandEdit[]>;
  /** What a command of ours recorded last; undefined where there is nothing. */
  readonly lastChange: () => LastChange | undefined;
  /** The rows of a list in YAML or CSV, named as the user names it; a sentence where it cannot be read. */
  readonly rowsOf: (file: string) => Result<readonly InputRow[], string>;
  /** A document of the register's folder, as it stands and as git recorded it; a sentence where it cannot be taken. */
  readonly documentAt: (file: string) => Result<RecordedDocument, string>;
}

export interface RecordedDocument {
  readonly bytes: Uint8Array;
  /** Whether git has it, and has it so. */
  readonly recorded: 'no' | 'so' | 'otherwise';
}

/** What git is asked of the history. */
export interface RecordedHistory {
  /** The register at the end of each of several days; undefined before the first commit. */
  readonly recordedOn: (days: readonly string[]) => Promise<readonly (HistoricalRegister | undefined)[]>;
  readonly history: (sought: HistoryQuery) => Promise<CommitHistory>;
  /** The whole of it; undefined where there is no repository, or a clone too shallow to tell. */
  readonly known: () => Promise<CommitHistory | undefined>;
  /** Whether commits or fingerprints that were published are still in the history. */
  readonly anchored: (history: CommitHistory, names: readonly string[]) => Promise<readonly Anchor[]>;
  /** How commits are signed, by a file of allowed signers as ssh keeps it. */
  readonly signatures: (
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

/** A file edited by hand, as data and, for an action, as its record; undefined where that cannot be read. */
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
  /** Whether the files stand on disk already, edited by hand. */
  readonly byHand?: boolean;
  readonly subject: string;
  readonly trailers: readonly (readonly [string, string])[];
  /** The actions it touches: above twenty, `main` asks first. */
  readonly touched: readonly string[];
}

/** A register that is to be: its folder as the user names it, and its files below that. */
export interface NewRegister {
  readonly dir: string;
  readonly files: Readonly<Record<string, string>>;
  readonly subject: string;
  readonly trailers: readonly (readonly [string, string])[];
  /** What the configuration of a new repository is to say; one that is there already is the user's. */
  readonly settings: readonly (readonly [key: string, value: string])[];
  /** Whether it is only to be said what would be made. */
  readonly dryRun: boolean;
}

/** Pages to be written to a folder of their own, each made when its turn comes. */
export interface PageFolder {
  /** As the user names it. */
  readonly dir: string;
  readonly files: Iterable<{ readonly file: string; readonly text: string }>;
  readonly count: number;
  /** The page to begin with. */
  readonly first: string;
}

export interface Outcome {
  /** The answer, for standard output. */
  readonly text?: string | undefined;
  /** The same as data, drawn in `format` when it is printed. */
  readonly document?: Document;
  /** A table for a terminal, unless it says otherwise. */
  readonly format?: DocumentFormat | undefined;
  /** The own fields of a changing command's answer, where these are not the lines of its text. */
  readonly data?: object;
  /** For standard error: what the reader should know besides the answer. */
  readonly notes?: readonly string[];
  readonly changes?: readonly FileChange[];
  readonly folder?: PageFolder;
  readonly recording?: PendingCommit;
  readonly fresh?: NewRegister;
  /** Whether what was asked to hold does not: exit code 1. */
  readonly failed?: boolean;
}

export type Command<Options> = (context: CommandContext, options: Options) => Outcome | Promise<Outcome>;

export type ChangingCommand<Options> = (
  context: WriteContext,
  options: Options,
) => Outcome | Promise<Outcome>;

/** Asks for what the options do not give; before the register is held, so that nobody waits for the answers. */
export type Questions<Options> = (
  context: CommandContext,
  ask: Prompter,
  options: Options,
) => Promise<Partial<Options>>;

/** What a command needs that does not open a register. */
export interface ToolContext {
  /** Every code a finding may carry. */
  readonly catalogue: () => readonly CodeEntry[];
  /** The help of a command, or of the tool; undefined where there is no such command. */
  readonly helpOf: (command: string | undefined) => Promise<string | undefined>;
  /** A packaged template's text. */
  readonly template: (name: string) => string | undefined;
  /** A file as it stands, named as the user names it; undefined where there is none. */
  readonly bytesOf: (file: string) => Uint8Array | undefined;
  readonly screen: Screen;
}

export type StandaloneCommand<Options> = (tools: ToolContext, options: Options) => Outcome | Promise<Outcome>;

/** A request that cannot be carried out: printed in a line or two, without a stack. */
export class UserError extends AppError {
  override readonly code = 'user';
}
