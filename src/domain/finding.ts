/** Defines findings: faults of the register, each with its place and what to do about it. */

/** A place in a record: keys and list positions from the top of the file. */
export type Path = readonly (string | number)[];

/** How serious a finding is. Only errors make `check` fail. */
export type Severity = 'error' | 'warning';

/** A fault that a rule finds, before its path is resolved to a line and a column. */
export interface RuleFault {
  /** Below the register's folder, with forward slashes: `actions/x.yaml`. */
  readonly file: string;
  readonly path: Path;
  /** The part of the value that is wrong, if the finding is about a part: its first place is marked. */
  readonly fragment?: string;
  readonly message: string;
  /** What to do in this case; the code's own help if absent. */
  readonly help?: string;
}

/** A fault with its code, severity and place. Lines and columns count from 1, columns in UTF-16 units as editors do. */
export interface Finding {
  readonly code: string;
  readonly severity: Severity;
  readonly message: string;
  readonly help: string;
  readonly file: string;
  readonly line: number;
  readonly column: number;
  /** Length of the marked place in UTF-16 units; 0 if the finding is about the file. */
  readonly length: number;
  /** The line of the file, as written. */
  readonly excerpt: string;
}

/** A code and its meaning: one row of `afi help findings`. */
export interface CodeEntry {
  readonly code: string;
  readonly severity: Severity;
  /** What must be true, in one sentence. */
  readonly about: string;
  readonly help: string;
  /** Content that breaks it. */
  readonly example: string;
}
