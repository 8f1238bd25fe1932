/** The shape of a report: a question to the register whose answer fills a template. */

import type { ActionState } from '../../domain/filter.ts';
import type { Finding } from '../../domain/finding.ts';
import type { WithheldCounts } from '../../domain/publication/redact.ts';
import type { Paper } from '../../domain/records/paper.ts';
import type { FileAccount, Register } from '../../domain/register.ts';
import type { Chart } from '../../output/charts/svg-chart.ts';
import type { Table } from '../../output/table.ts';
import type { Late } from '../history/schema.ts';
import type { Reconciliation } from '../portal/schema.ts';
import type { Papers, ReportName } from './schemas/report-schemas.ts';
import type { Difference } from './schemas/shared-schemas.ts';
import type { Contradiction } from './sections/data-quality.ts';
import type { PartName } from './sections/over-time.ts';
import type { Head } from './sections/paper-metadata.ts';

/** All that a report may know. */
export interface ReportContext {
  /** For a public paper the register as the public may know it; without what is marked above the paper. */
  readonly register: Register;
  /** The same with nameless husks in the place of what is left out: for totals of the whole register. */
  readonly counted: Register;
  readonly files: FileAccount;
  readonly paper: Paper;
  /** What the paper is about: the id of a batch or a board, a role; null where nothing was named. */
  readonly subject: string | null;
  /** For the public: then nothing internal is in the register. */
  readonly isPublic: boolean;
  readonly withheld: WithheldCounts;
  /** What `check` says, for papers that are not public; asked of the rules when somebody wants to know. */
  readonly findings: () => readonly Finding[];
  /** The whole register held against the portal; of it a paper for the public tells figures only. Null without an extract. */
  readonly reconciled: () => Reconciliation | null;
  /** A submission as it would be, of all that is complete. */
  readonly ready: boolean;
  /** How many months old a judgement may be. */
  readonly months: number;
  /** Parts that the paper's file leaves out. */
  readonly leavesOut: ReadonlySet<PartName>;
  /** What `audit` finds in git, for papers that are not public. */
  readonly rewritten: readonly Contradiction[];
  /** Events of days that the last update spoke for, recorded since; none where git cannot tell. */
  readonly late: readonly Late[];
  /** The fingerprint of the register's files. */
  readonly fingerprint: string;
}

/** What every answer holds besides its own: whose paper it is, and what on its page does not tie. */
export interface PaperAnswer extends Pick<Head, 'paper' | 'force'> {
  readonly differences: readonly Difference[];
}

/** What a report is to be told besides the day. */
export interface ReportSubject {
  /** As the help names it: `BATCH`. */
  readonly word: string;
  /** Whether the report does without. */
  readonly optional?: boolean;
  /** What may be named. */
  readonly known: (register: Register) => readonly string[];
}

export interface ReportDefinition<Answer extends PaperAnswer = PaperAnswer> {
  /** The name of its template, and of `template:` in a paper. */
  readonly name: ReportName;
  readonly about: string;
  /** The title of a page that no paper's file names. */
  readonly title: string;
  /** Never for the public: the file of such a paper says `public: false`. */
  readonly internal?: boolean;
  readonly subject?: ReportSubject;
  /** Whether an action stands on its page, if it may; every action may, where the report does not say. */
  readonly speaksOf?: (state: ActionState, subject: string | null) => boolean;
  /** The day it speaks for where nobody says; today, if the report does not. */
  readonly day?: (register: Register, subject: string | null) => string | undefined;
  /** From when movement is told where nobody says. */
  readonly since?: (asAt: string) => string;
  /** Plain, serialisable values: the same that `--json` prints. */
  readonly answer: (question: ReportContext) => Answer;
  /** The tables that the template may draw, by slot. */
  readonly tables: (answer: Answer) => Readonly<Record<string, Table>>;
  /** The drawings that it may place, by slot; where none can be shown, the table beside it serves. */
  readonly charts?: (answer: Answer) => Readonly<Record<string, Chart>>;
  /** Whether it names what was recorded late. */
  readonly tellsLate?: boolean;
  /** Whether it names what was rewritten. */
  readonly tellsRewritten?: boolean;
}

/** Keeps a report's answer, as it is published, and its tables of one type inside, and lets the list hold all kinds. */
export const defineReport = <Name extends ReportName>(
  given: ReportDefinition<Papers[Name]> & { readonly name: Name },
): ReportDefinition => given as unknown as ReportDefinition;
