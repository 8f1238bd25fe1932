/** Resolves a call of `report`: which paper, its subject, its date, and who may read it. */

import { type CommandContext, UserError } from '../../app/command.ts';
import { lookUp } from '../../app/lookup.ts';
import type { Finding } from '../../domain/finding.ts';
import { filterByMarking } from '../../domain/publication/filter-by-marking.ts';
import { highestMarking, lowestMarking } from '../../domain/publication/marking.ts';
import { publicPaper, publicRegister } from '../../domain/publication/redact.ts';
import type { Paper } from '../../domain/records/paper.ts';
import { recordFile } from '../../domain/records/record-paths.ts';
import type { Register } from '../../domain/register.ts';
import { didYouMean, findWord } from '../../domain/text/word-matching.ts';
import { reconcileOnDay } from '../portal/portal-summary.ts';
import type { Report, ReportContext } from './report-definition.ts';
import { reports } from './report-list.ts';
import { assertSubjectVisible, requireSubject } from './report-subject.ts';
import { isSectionName, type SectionName, sectionNames } from './sections/over-time.ts';

/** The options of a call that choose a report and what it covers. */
export interface RequestOptions {
  readonly paper?: string;
  readonly about?: string;
  readonly asAt?: string;
  readonly since?: string;
  readonly internal?: boolean;
  readonly ready?: boolean;
  readonly months?: number;
}

/** A report, and everything that it may use. */
export interface ReportRequest {
  readonly report: Report;
  readonly reportContext: ReportContext;
  /** A register of another time without the actions that this paper leaves out. */
  readonly admit: (register: Register) => Register;
}

const defaultMonths = 6;

/**
 * Resolves a call. The report's context excludes records marked above the paper and, for the public, everything internal.
 * @throws UserError for an unknown paper, subject or section, and for options that do not apply.
 */
export function resolveRequest(
  context: CommandContext,
  name: string,
  options: RequestOptions,
): ReportRequest {
  const { register } = context;
  const file = findPaper(register, name) ?? findPaperByTitle(register, name);
  const report = file ? requireTemplate(file) : requireReport(register, name);
  assertOptionsApply(report, file, options);
  const subject = requireSubject(report, register, options);
  const paper = file ?? paperWithoutFile(report, register, subject, options);
  const isPublic = isForPublic(report, file, options);
  const state = register.settings.marking ?? lowestMarking;
  const highest = () =>
    highestMarking(
      state,
      register.actions.flatMap(({ marking }) => marking ?? []),
    );
  const marking = paper.marking ?? (isPublic ? state : highest());
  const filteredRegister = filterByMarking(register, marking, paper.as_at);
  if (report.subject)
    assertSubjectVisible(report.subject.values(filteredRegister.register), { ...options, subject, marking });
  const redact = (fullRegister: Register) => (isPublic ? publicRegister(fullRegister) : fullRegister);
  const visible = redact(filteredRegister.register);
  return {
    report,
    admit: (otherRegister) => redact(filterByMarking(otherRegister, marking, paper.as_at).register),
    reportContext: {
      register: visible,
      registerWithPlaceholders:
        filteredRegister.counted === filteredRegister.register ? visible : redact(filteredRegister.counted),
      files: context.files,
      paper: isPublic ? publicPaper(paper) : paper,
      subject,
      isPublic,
      withheld:
        report.countsActions === false
          ? { ...filteredRegister.withheld, actions: 0 }
          : filteredRegister.withheld,
      findings: () =>
        isPublic ? [] : visibleFindings(context.findings, register, filteredRegister.register),
      reconcilePortal: () => reconcileOnDay(filteredRegister.register, paper.as_at),
      leavesOut: omittedSections(paper),
      lateEntries: [],
      submission: null,
      restatement: null,
      rewrittenRecords: [],
      ready: options.ready === true,
      months: options.months ?? defaultMonths,
      fingerprint: context.fingerprint(),
    },
  };
}

/** Findings that do not name an action that is left out, in their file or in their message. */
function visibleFindings(
  findings: readonly Finding[],
  fullRegister: Register,
  filteredRegister: Register,
): readonly Finding[] {
  if (fullRegister === filteredRegister) return findings;
  const visible = new Set(filteredRegister.actions.map(({ id }) => id));
  const hiddenIds = new Set(fullRegister.actions.map(({ id }) => id).filter((id) => !visible.has(id)));
  const namesHidden = (text: string) =>
    (text.match(/[a-z0-9]+(?:-[a-z0-9]+)*/g) ?? []).some((id) => hiddenIds.has(id));
  return findings.filter(({ file, message }) => !namesHidden(file) && !namesHidden(message));
}

function findPaper({ papers, hasFile }: Register, id: string): Paper | undefined {
  const paper = papers.find((candidate) => candidate.id === id);
  if (!paper && hasFile(recordFile('paper', id)))
    throw new UserError(`the file of the paper \`${id}\` is rejected. \`afi check\` shows why.`);
  return paper;
}

/** The paper with a title, unless a report has that name. */
function findPaperByTitle(register: Register, title: string): Paper | undefined {
  if (findWord(title, reportNames()) !== undefined) return undefined;
  const paper = lookUp(register, 'paper', title);
  return paper.ok ? findPaper(register, paper.value) : undefined;
}

const reportNames = () => reports.map(({ name }) => name);

function requireReport({ papers }: Register, name: string): Report {
  const reportName = findWord(name, reportNames());
  const report = reports.find((candidate) => candidate.name === reportName);
  if (report) return report;
  const ids = papers.map(({ id }) => id);
  const paperList = ids.length === 0 ? 'The register has none.' : `The register has: ${ids.join(', ')}.`;
  throw new UserError(
    `there is no paper \`${name}\`. ${didYouMean(name, [...ids, ...reportNames()])} ${paperList} You can also name a kind of paper: ${reportNames().join(', ')}.`.replace(
      '  ',
      ' ',
    ),
  );
}

function requireTemplate({ id, template }: Paper): Report {
  const report = reports.find(({ name }) => name === template);
  if (report) return report;
  throw new UserError(
    `the paper \`${id}\` has the template \`${template}\`. ${didYouMean(template, reportNames())} The templates are: ${reportNames().join(', ')}.`.replace(
      '  ',
      ' ',
    ),
  );
}

/** A paper's file sets its date and readers: a narrative written for one date must not appear next to the figures of another. */
function assertOptionsApply(report: Report, file: Paper | undefined, options: RequestOptions): void {
  const conflicts = (['asAt', 'since', 'internal'] as const).filter(
    (option) => options[option] !== undefined,
  );
  if (file && conflicts.length > 0)
    throw new UserError(
      `the date and the readers of the paper \`${file.id}\` are set in ${recordFile('paper', file.id)}. Change them there, or make the paper without a file: \`afi report ${report.name}\`.`,
    );
  if (options.ready && report.name !== 'closure-submission')
    throw new UserError('--ready is only for closure-submission.');
  if (options.months !== undefined && report.name !== 'self-assessment')
    throw new UserError('--months is only for self-assessment.');
}

/** The paper of a report that is called by its own name. */
function paperWithoutFile(
  report: Report,
  register: Register,
  subject: string | null,
  options: RequestOptions,
): Paper {
  const asAt = options.asAt ?? report.day?.(register, subject) ?? register.today;
  const since = options.since ?? dayOfLastPaper(register, report, asAt) ?? report.since?.(asAt);
  if (since !== undefined && since > asAt)
    throw new UserError(`--since ${since} is after ${asAt}, the date of the figures.`);
  return {
    id: report.name,
    template: report.name,
    title: report.title,
    as_at: asAt,
    ...(since !== undefined && { since }),
  };
}

/** The date of the last paper of the same report: a new one covers the time since. */
const dayOfLastPaper = ({ papers }: Register, { name }: Report, asAt: string): string | undefined =>
  papers
    .filter(({ template, as_at: day }) => template === name && day < asAt)
    .map(({ as_at: day }) => day)
    .sort()
    .at(-1);

function isForPublic(report: Report, file: Paper | undefined, { internal }: RequestOptions): boolean {
  if (!file) return report.internal !== true && internal !== true;
  if (file.public === false) return false;
  if (report.internal)
    throw new UserError(
      `${report.name} cannot be public. Enter \`public: false\` in ${recordFile('paper', file.id)}.`,
    );
  return true;
}

/** The sections that a paper's file leaves out: `extra: {leave_out: trend, ageing}`. */
function omittedSections({ id, extra }: Paper): ReadonlySet<SectionName> {
  const omittedNames = (extra?.['leave_out'] ?? '').split(/[\s,]+/).filter((name) => name !== '');
  const unknownName = omittedNames.find((name) => !isSectionName(name));
  if (unknownName !== undefined)
    throw new UserError(
      `the paper \`${id}\` leaves out \`${unknownName}\`, which is not a part of it. ${didYouMean(unknownName, sectionNames)} The parts are: ${sectionNames.join(', ')}.`.replace(
        '  ',
        ' ',
      ),
    );
  return new Set(omittedNames.filter(isSectionName));
}
