/** What a call of `report` asks: which paper, about what, for which day, and for whose eyes. */

import { type CommandContext, UserError } from '../../app/command.ts';
import type { Finding } from '../../domain/finding.ts';
import { highestOf, lowestMarking } from '../../domain/publication/marking.ts';
import { filterByMarking, publicPaper, publicRegister } from '../../domain/publication/redact.ts';
import type { Paper } from '../../domain/records/paper.ts';
import { fileOf } from '../../domain/records/record-paths.ts';
import type { Register } from '../../domain/register.ts';
import { didYouMean } from '../../domain/text/nearest.ts';
import { reconcileOnDay } from '../portal/portal-summary.ts';
import type { Report, ReportContext } from './report-definition.ts';
import { reports } from './report-list.ts';
import { refuseWithheld, subjectOf } from './report-subject.ts';
import { type PartName, partNames } from './sections/over-time.ts';

export interface Asking {
  readonly paper?: string;
  readonly about?: string;
  readonly asAt?: string;
  readonly since?: string;
  readonly internal?: boolean;
  readonly ready?: boolean;
  readonly months?: number;
}

export interface Asked {
  readonly report: Report;
  readonly question: ReportContext;
}

const usualMonths = 6;

/** The question that a call puts to a report; what is marked above the paper, or not for its readers, is not in it. */
export function askedOf(context: CommandContext, name: string, asking: Asking): Asked {
  const { register } = context;
  const own = paperCalled(register, name);
  const report = own ? reportFor(own) : reportCalled(register, name);
  refuseStray(report, own, asking);
  const subject = subjectOf(report, register, asking);
  const paper = own ?? paperOf(report, register, subject, asking);
  const isPublic = isForPublic(report, own, asking);
  const state = register.settings.marking ?? lowestMarking;
  const highest = () =>
    highestOf(
      state,
      register.actions.flatMap(({ marking }) => marking ?? []),
    );
  const marking = paper.marking ?? (isPublic ? state : highest());
  const admitted = filterByMarking(
    register,
    marking,
    paper,
    (state) => report.covers?.(state, subject) ?? true,
  );
  if (report.subject) refuseWithheld(report.subject.known(admitted.register), subject, marking, asking);
  const forReaders = (whole: Register) => (isPublic ? publicRegister(whole) : whole);
  const told = forReaders(admitted.register);
  return {
    report,
    question: {
      register: told,
      counted: admitted.counted === admitted.register ? told : forReaders(admitted.counted),
      files: context.files,
      paper: isPublic ? publicPaper(paper) : paper,
      subject,
      isPublic,
      withheld: admitted.withheld,
      findings: () => (isPublic ? [] : tellable(context.findings, register, admitted.register)),
      reconciled: () => reconcileOnDay(register, paper.as_at),
      leavesOut: leavesOut(paper),
      late: [],
      rewritten: [],
      ready: asking.ready === true,
      months: asking.months ?? usualMonths,
      fingerprint: context.fingerprint(),
    },
  };
}

/** Findings that name none of the actions left out, neither by their file nor in what they say. */
function tellable(findings: readonly Finding[], whole: Register, admitted: Register): readonly Finding[] {
  if (whole === admitted) return findings;
  const there = new Set(admitted.actions.map(({ id }) => id));
  const hidden = new Set(whole.actions.map(({ id }) => id).filter((id) => !there.has(id)));
  const names = (text: string) =>
    (text.match(/[a-z0-9]+(?:-[a-z0-9]+)*/g) ?? []).some((id) => hidden.has(id));
  return findings.filter(({ file, message }) => !names(file) && !names(message));
}

function paperCalled({ papers, hasFile }: Register, id: string): Paper | undefined {
  const paper = papers.find((one) => one.id === id);
  if (!paper && hasFile(fileOf('paper', id)))
    throw new UserError(`the file of the paper \`${id}\` is rejected; \`afi check\` says why.`);
  return paper;
}

const names = () => reports.map(({ name }) => name);

function reportCalled({ papers }: Register, name: string): Report {
  const found = reports.find((one) => one.name === name);
  if (found) return found;
  const ids = papers.map(({ id }) => id);
  const there = ids.length === 0 ? 'The register has none.' : `The register has: ${ids.join(', ')}.`;
  throw new UserError(
    `no paper is called \`${name}\`. ${didYouMean(name, [...ids, ...names()])} ${there} Reports that need no file: ${names().join(', ')}.`.replace(
      '  ',
      ' ',
    ),
  );
}

function reportFor({ id, template }: Paper): Report {
  const found = reports.find(({ name }) => name === template);
  if (found) return found;
  throw new UserError(
    `the paper \`${id}\` asks for the template \`${template}\`. ${didYouMean(template, names())} There are: ${names().join(', ')}.`.replace(
      '  ',
      ' ',
    ),
  );
}

/** A file says for itself which day and readers it is for: words written for one day are not put beside the figures of another. */
function refuseStray(report: Report, own: Paper | undefined, asking: Asking): void {
  const stray = (['asAt', 'since', 'internal'] as const).filter((option) => asking[option] !== undefined);
  if (own && stray.length > 0)
    throw new UserError(
      `the paper \`${own.id}\` says its day and its readers in ${fileOf('paper', own.id)}; change it there, or ask for the report itself: \`afi report ${report.name}\`.`,
    );
  if (asking.ready && report.name !== 'closure-submission')
    throw new UserError('--ready is for closure-submission.');
  if (asking.months !== undefined && report.name !== 'self-assessment')
    throw new UserError('--months is for self-assessment.');
}

/** The paper of a report that is asked for by its own name. */
function paperOf(report: Report, register: Register, subject: string | null, asking: Asking): Paper {
  const asAt = asking.asAt ?? report.day?.(register, subject) ?? register.today;
  const since = asking.since ?? lastBefore(register, report, asAt) ?? report.since?.(asAt);
  if (since !== undefined && since > asAt)
    throw new UserError(`--since ${since} is after ${asAt}, the day the paper speaks for.`);
  return {
    id: report.name,
    template: report.name,
    title: report.title,
    as_at: asAt,
    ...(since !== undefined && { since }),
  };
}

/** The day of the last paper of the same report, from which a new one goes on. */
const lastBefore = ({ papers }: Register, { name }: Report, asAt: string): string | undefined =>
  papers
    .filter(({ template, as_at: day }) => template === name && day < asAt)
    .map(({ as_at: day }) => day)
    .sort()
    .at(-1);

function isForPublic(report: Report, own: Paper | undefined, { internal }: Asking): boolean {
  if (!own) return report.internal !== true && internal !== true;
  if (own.public === false) return false;
  if (report.internal)
    throw new UserError(
      `${report.name} is never for the public: write \`public: false\` in ${fileOf('paper', own.id)}.`,
    );
  return true;
}

/** `extra: {leave_out: trend, ageing}` in a paper's file. */
function leavesOut({ id, extra }: Paper): ReadonlySet<PartName> {
  const named = (extra?.['leave_out'] ?? '').split(/[\s,]+/).filter((name) => name !== '');
  const strange = named.find((name) => !(partNames as readonly string[]).includes(name));
  if (strange !== undefined)
    throw new UserError(
      `the paper \`${id}\` leaves out \`${strange}\`, and no part is called so. ${didYouMean(strange, partNames)} There are: ${partNames.join(', ')}.`.replace(
        '  ',
        ' ',
      ),
    );
  return new Set(named as PartName[]);
}
