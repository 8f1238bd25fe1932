/** Something wrong in the register, said so that its keeper can put it right. */

/** Where in a record: keys and list positions from the top of the file. */
export type Path = readonly (string | number)[];

export type Severity = 'error' | 'warning';

/** What is found and where, before its place is turned into line and column. */
export interface RuleFault {
  /** Below the register's folder, with forward slashes: `actions/x.yaml`. */
  readonly file: string;
  readonly path: Path;
  readonly message: string;
  /** A remedy for this very case; else the code's own serves. */
  readonly help?: string;
}

/** A fault with its code, weight and place. Lines and columns count from 1, columns in UTF-16 units as editors do. */
export interface Finding {
  readonly code: string;
  readonly severity: Severity;
  readonly message: string;
  readonly help: string;
  readonly file: string;
  readonly line: number;
  readonly column: number;
  /** How many characters the marked place covers; 0 where it is the whole file. */
  readonly length: number;
  /** The line of the file on which it stands, as written. */
  readonly excerpt: string;
}

/** What a code means: the row of the table of findings. */
export interface CodeEntry {
  readonly code: string;
  readonly severity: Severity;
  /** What must hold, in one sentence. */
  readonly about: string;
  readonly help: string;
  /** Something that breaks it. */
  readonly example: string;
}
