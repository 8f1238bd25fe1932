/** The shape of a report: a question to the register whose answer fills a template. */
import type { Paper } from '../model/records/paper.ts';
import type { FileAccount, Register } from '../model/register.ts';
import type { Table } from '../render/table.ts';
import type { Difference } from './ties.ts';

/** All that a report may know. */
export interface Question {
  readonly register: Register;
  readonly files: FileAccount;
  readonly paper: Paper;
  /** The fingerprint of the register's files. */
  readonly fingerprint: string;
}

/** What every answer holds besides its own: what on its page does not tie. */
export interface Tied {
  readonly differences: readonly Difference[];
}

export interface Report<Answer extends Tied = Tied> {
  /** The name of its template, and of `template:` in a paper. */
  readonly name: string;
  readonly about: string;
  /** Plain, serialisable values: the same that `--json` prints. */
  readonly answer: (question: Question) => Answer;
  /** The tables that the template may draw, by slot. */
  readonly tables: (answer: Answer) => Readonly<Record<string, Table>>;
}

/** Keeps a report's answer and tables of one type inside, and lets the list hold all kinds. */
export const report = <Answer extends Tied>(given: Report<Answer>): Report => given as unknown as Report;
