/** Defines what a report is: a schema, a calculation whose answer fits it, and the tables and charts of its template. */
import type * as z from 'zod';

import type { Finding } from '../../domain/finding.ts';
import { type PaperKind, type PaperTemplate, paperKind } from '../../domain/paper-templates.ts';
import type { WithheldCounts } from '../../domain/publication/filter-by-marking.ts';
import type { Paper } from '../../domain/records/paper.ts';
import type { FileAccount, Register } from '../../domain/register.ts';
import type { Captioned, ChartBlock, Table } from '../../output/document.ts';
import type { LateEntry } from '../history/schema.ts';
import type { Reconciliation } from '../portal/schema.ts';
import type { Contradiction } from './sections/data-quality.ts';
import type { SectionName } from './sections/over-time.ts';
import {
  type Inconsistency,
  type PaperFields,
  type PaperMetadata,
  paperMetadata,
} from './sections/paper-metadata.ts';
import type { Restatement } from './sections/restatement.ts';
import type { RecordedSubmission } from './sections/submission-letter.ts';

/** Everything that a report may use. */
export interface ReportContext {
  /** For a public paper the register as the public may know it; without what is marked above the paper. */
  readonly register: Register;
  /** The same with a placeholder for each live action that is marked above the paper: for the published table only. */
  readonly registerWithPlaceholders: Register;
  readonly files: FileAccount;
  readonly paper: Paper;
  /** The id of the batch, board or action that the paper is about, or a role; null if none was named. */
  readonly subject: string | null;
  /** Whether the paper is for the public: then nothing internal is in the register. */
  readonly isPublic: boolean;
  readonly withheld: WithheldCounts;
  /** The findings of `check`, for papers that are not public; the rules run when this is called. */
  readonly findings: () => readonly Finding[];
  /** The register, without what is marked above the paper, compared with the portal; a public paper may show only figures of it. Null without an extract. */
  readonly reconcilePortal: () => Reconciliation | null;
  /** Whether a submission is still to be sent: then it contains all complete actions. */
  readonly ready: boolean;
  /** The age in months at which a judgement is old. */
  readonly months: number;
  /** The sections that the paper's file leaves out. */
  readonly leavesOut: ReadonlySet<SectionName>;
  /** The findings of `verify`, for papers that are not public. */
  readonly rewrittenRecords: readonly Contradiction[];
  /** The register as the commit of a closure submission recorded it; null for other papers, and where git does not have it. */
  readonly submission: RecordedSubmission | null;
  /** The figures of the last published paper that are counted differently now; null if there are none. */
  readonly restatement: Restatement | null;
  /** Events of days that the last update covered, recorded since; none without git's history. */
  readonly lateEntries: readonly LateEntry[];
  /** The fingerprint of the register's files. */
  readonly fingerprint: string;
}

/** The fields that every answer has: the paper's metadata, and the inconsistencies of its page. */
export interface PaperAnswer extends Pick<PaperMetadata, 'paper' | 'force'> {
  readonly differences: readonly Inconsistency[];
}

/** What a paper may be about. */
export type SubjectWord = 'ACTION' | 'BATCH' | 'BOARD' | 'FRAMEWORK' | 'INSPECTION' | 'ROLE';

/** The batch, board, role or action that a report is about. */
export interface ReportSubject {
  /** As the help names it: `BATCH`. */
  readonly word: SubjectWord;
  /** Whether the report can be made without one. */
  readonly optional?: boolean;
  /** The values that may be named. */
  readonly values: (register: Register) => readonly string[];
  /** What to do instead, for a value that another report is about, as a sentence; undefined for every other value. */
  readonly whatInstead?: (register: Register, value: string) => string | undefined;
}

/** The facts of a report that do not depend on the type of its answer. */
interface ReportFacts {
  readonly about: string;
  readonly subject?: ReportSubject;
  /** False if its page counts no actions: then it does not state how many it excludes. */
  readonly countsActions?: false;
  /** The date of its figures if the call gives none; without this, today. */
  readonly day?: (register: Register, subject: string | null) => string | undefined;
  /** The start of its period if the call gives none. */
  readonly since?: (asAt: string) => string;
  /** Whether it names what was recorded late, and restates the figures of the last paper. */
  readonly needsLateEntries?: boolean;
  /** Whether it is read as the commit of its submission recorded it. */
  readonly needsSubmission?: boolean;
  /** Whether it names what was rewritten. */
  readonly needsAuditFindings?: boolean;
}

/** A schema that `paperSchema` made. */
type PaperSchema = z.ZodType & { readonly shape: { readonly report: { readonly value: PaperTemplate } } };

interface ReportDefinition<
  Schema extends PaperSchema,
  Fields extends PaperFields<Schema>,
  Slot extends string,
> extends ReportFacts {
  /** Its report's name is the name of the template, and of `template:` in a paper. */
  readonly schema: Schema;
  /** The report's own fields: plain values, which `--json` prints after the metadata. */
  readonly answer: (context: ReportContext) => Fields;
  /** The tables that the template may draw, by slot. */
  readonly tables: (answer: PaperMetadata & Fields) => Readonly<Record<Slot, Table>>;
  /** What each table shows, in a few words. A line in bold above a table in the template takes the place of its caption. */
  readonly captions: (answer: PaperMetadata & Fields) => Readonly<Record<NoInfer<Slot>, string>>;
  /** The charts that the template may place, by slot; a format without charts has only the table next to it. */
  readonly charts?: (answer: PaperMetadata & Fields) => Readonly<Record<string, Captioned<ChartBlock>>>;
}

/** The answer of a report, with its tables and charts. */
export interface ReportPage {
  readonly answer: PaperAnswer;
  readonly tables: () => Readonly<Record<string, Captioned<Table>>>;
  readonly charts: () => Readonly<Record<string, Captioned<ChartBlock>>>;
}

/** A report of any type of answer. */
export interface Report extends ReportFacts, PaperKind {
  readonly name: PaperTemplate;
  readonly makePage: (context: ReportContext) => ReportPage;
}

/** Closes over the type of a report's answer, so that a list can contain reports of all types. */
export const defineReport = <
  Schema extends PaperSchema,
  Fields extends PaperFields<Schema>,
  Slot extends string,
>({
  schema,
  answer,
  tables,
  captions,
  charts,
  ...facts
}: ReportDefinition<Schema, Fields, Slot>): Report & ReportDefinition<Schema, Fields, Slot> => ({
  ...facts,
  schema,
  answer,
  tables,
  captions,
  ...(charts && { charts }),
  ...paperKind(schema.shape.report.value),
  name: schema.shape.report.value,
  makePage: (context) => {
    const fields = answer(context);
    const result = { ...paperMetadata(context), ...fields };
    const captionedTables = () => {
      const all: Readonly<Record<string, string>> = captions(result);
      return Object.fromEntries(
        Object.entries<Table>(tables(result)).map(([slot, table]) => [
          slot,
          { ...table, caption: all[slot] ?? '' },
        ]),
      );
    };
    return {
      answer: { ...result, differences: fields.differences ?? [] },
      tables: captionedTables,
      charts: () => charts?.(result) ?? {},
    };
  },
});
