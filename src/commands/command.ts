/** The shape of a command: from an opened register and its options to an outcome. It performs nothing itself. */
import type { FileChange } from '../model/change.ts';
import type { CodeEntry, Finding } from '../model/finding.ts';
import type { FileAccount, Register } from '../model/register.ts';

/** How the answer is to be shown: the width of the terminal where it goes to one, and whether it takes colour. */
export interface Screen {
  readonly width: number | undefined;
  readonly colour: boolean;
}

export interface Opened {
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
  /** A file as the user names it; undefined where there is none. */
  readonly textOf: (file: string) => string | undefined;
  /** The text of one of the register's records, for a command that edits it. */
  readonly recordOf: (file: string) => string;
  readonly screen: Screen;
}

/** A change to be recorded in git as one commit of exactly these files, named below the register's folder. */
export interface Recording {
  readonly changes: readonly FileChange[];
  readonly subject: string;
  readonly trailers: readonly (readonly [string, string])[];
  /** The actions it touches: above twenty, `main` asks first. */
  readonly touched: readonly string[];
}

export interface Outcome {
  /** The answer, for standard output. */
  readonly text?: string;
  /** For standard error: what the reader should know besides the answer. */
  readonly notes?: readonly string[];
  readonly changes?: readonly FileChange[];
  readonly recording?: Recording;
  /** Whether what was asked to hold does not: exit code 1. */
  readonly failed?: boolean;
}

export type Command<Options> = (opened: Opened, options: Options) => Outcome | Promise<Outcome>;

/** What a command needs that does not open a register. */
export interface House {
  /** Every code a finding may carry. */
  readonly catalogue: () => readonly CodeEntry[];
  /** The help of a command, or of the tool; undefined where there is no such command. */
  readonly helpOf: (command: string | undefined) => string | undefined;
  readonly screen: Screen;
}

export type HouseCommand<Options> = (house: House, options: Options) => Outcome | Promise<Outcome>;

/** What was asked cannot be done. Told to the user in a line or two, without a stack. */
export class UserError extends Error {}
