/** Runs `report`: makes a paper from its file, its template and its answer, and prints, writes or checks it. */

import { type Command, type CommandContext, type Outcome, UserError } from '../../app/command.ts';
import {
  addRejectedFilesToNotes,
  addRejectedFilesToPage,
  renderResponse,
  responseText,
} from '../../app/response.ts';
import { requireSettings } from '../../app/settings-guard.ts';
import { ok } from '../../domain/errors.ts';
import { narrativeSlots } from '../../domain/paper-templates.ts';
import { highestMarking, lowestMarking } from '../../domain/publication/marking.ts';
import { unlistedMembers } from '../../domain/publication/redact.ts';
import type { Paper } from '../../domain/records/paper.ts';
import type { Register } from '../../domain/register.ts';
import { createTable, flexibleColumn } from '../../output/document.ts';
import { fillPlaceholders } from '../../output/placeholders.ts';
import { migratedDataNotes } from '../actions/migrated-data.ts';
import type { ReportOptions } from './command.ts';
import { auditFindings, findRestatement, findSubmission, lateEntriesSince } from './history-inputs.ts';
import { choosePaperFormat, fillPaper, formatPaper } from './paper-formats.ts';
import { publicTextWarnings } from './personal-data-check.ts';
import type { PaperAnswer, ReportContext } from './report-definition.ts';
import { reports } from './report-list.ts';
import { resolveRequest } from './report-request.ts';
import type { reportList } from './schema.ts';
import type { Difference } from './sections/paper-metadata.ts';

/** The outcome of `report`: prints, writes or checks a paper; without a name, lists the papers. @throws UserError for an unknown paper */
export const runReport: Command<ReportOptions> = async (context, options) => {
  if (options.paper === undefined) return listReports(context, { asJson: options.json });
  requireSettings(context, 'no paper is made');
  const request = resolveRequest(context, options.paper, options);
  const { report, reportContext } = request;
  const late = report.needsLateEntries ? await lateEntriesSince(context, reportContext) : ok([]);
  const restated = report.needsLateEntries ? await findRestatement(context, request) : null;
  const rewritten = report.needsAuditFindings ? await auditFindings(context, reportContext) : [];
  const submission = report.needsSubmission ? await findSubmission(context, request) : ok(null);
  const completeContext = {
    ...reportContext,
    rewritten,
    restated,
    late: late.ok ? late.value : [],
    submission: submission.ok ? submission.value : null,
  };
  const { paper, register } = completeContext;
  const page = report.makePage(completeContext);
  const answer = withMarking(page.answer, completeContext, context.register);
  if (options.json) {
    const data = responseText('report', { report: report.name, ...answer });
    return deliver(context, addRejectedFilesToNotes(context, data), `${data}\n`, options);
  }
  const format = choosePaperFormat(options.output, options.format);
  const filled = fillPaper(context, report.name, { ...page, answer }, format);
  const content = await formatPaper(context, answer, filled, format);
  const outcome = addRejectedFilesToNotes(context, typeof content === 'string' ? content.trimEnd() : '', [
    ...futureNote(paper, register.today),
    ...migratedDataNotes(context.register, paper.as_at),
    ...(completeContext.isPublic
      ? publicTextWarnings(register, fillPlaceholders(filled.text, filled.slots))
      : []),
    ...(completeContext.isPublic && 'boards' in answer ? omittedMembersNote(context.register) : []),
    ...unusedNarrative(context, report.name, paper),
    ...(late.ok ? [] : [`Entries recorded late are not told: ${late.error}`]),
    ...(submission.ok ? [] : [submission.error]),
    ...answer.differences.map(describeDifference),
  ]);
  if (format === 'docx' && printsPaper(options))
    throw new UserError('a Word file is not printed here: name it with -o FILE.');
  return deliver(context, outcome, content, options);
};

const printsPaper = ({ output }: ReportOptions) => output === undefined || output === '-';

/** Prints the paper, or writes it to the file that the call names. */
function deliver(
  context: CommandContext,
  outcome: Outcome,
  content: PaperContent,
  options: ReportOptions,
): Outcome {
  const { output, check } = options;
  if (output !== undefined && output !== '-')
    return writeOrCheck(context, outcome, { file: output, content }, options);
  if (check) throw new UserError('--check compares with a file: name it with -o FILE.');
  return outcome;
}

/** Lists the papers that have a file, and the reports. */
function listReports(context: CommandContext, { asJson }: { readonly asJson: boolean }): Outcome {
  const papers = context.register.papers.map(({ id, template, title }) => ({ id, template, title }));
  const reportEntries = reports.map(({ name, about, subject }) => ({
    name,
    about,
    subject: subject?.word ?? null,
  }));
  if (asJson)
    return addRejectedFilesToNotes(
      context,
      renderResponse<typeof reportList>('reports', { papers, reports: reportEntries }),
    );
  const rows = [
    ...papers.map(({ id, title }) => [id, title]),
    ...reports.map(({ name, about, subject }) => [
      subject ? `${name} ${subject.optional ? `[${subject.word}]` : subject.word}` : name,
      about,
    ]),
  ];
  const table = createTable(['Paper', flexibleColumn('What it is', 20)], rows);
  return addRejectedFilesToPage(context, { document: { blocks: [table] } });
}

/** An internal paper whose file has no marking gets the highest marking of the actions that it names. */
function withMarking(
  answer: PaperAnswer,
  { paper, isPublic }: ReportContext,
  { actions, settings }: Register,
): PaperAnswer {
  if (isPublic || paper.marking !== undefined) return answer;
  const marked = new Map(
    actions.flatMap(({ id, marking }) => (marking === undefined ? [] : [[id, marking] as const])),
  );
  if (marked.size === 0) return answer;
  const mentioned = new Set<string>();
  JSON.stringify(answer, (_, value: unknown) => {
    const marking = typeof value === 'string' ? marked.get(value) : undefined;
    if (marking !== undefined) mentioned.add(marking);
    return value;
  });
  const marking = highestMarking(settings.marking ?? lowestMarking, mentioned);
  return { ...answer, paper: { ...answer.paper, marking } };
}

const futureNote = ({ as_at: asAt }: Paper, today: string): readonly string[] =>
  asAt > today ? [`The figures are as at ${asAt}, which is after today, ${today}: they are not final.`] : [];

/** Members of boards that are left out of a public page, because nothing shows that the word is a role and not a name. */
const omittedMembersNote = (register: Register): readonly string[] => {
  const names = unlistedMembers(register);
  return names.length === 0
    ? []
    : [`Left out of this public paper, since register.yaml lists no such role: ${names.join(', ')}.`];
};

/** One inconsistency in a line, with the ids behind it. */
const describeDifference = ({ about, message, ids }: Difference): string => {
  const mentioned =
    ids.length === 0 ? '' : ` (${ids.slice(0, 20).join(', ')}${ids.length > 20 ? ', …' : ''})`;
  return `Does not tie: ${about}: ${message}${mentioned}.`;
};

/** Writes a file, compares it (--check), or reports what would be written (--dry-run). */
function writeOrCheck(
  { readText, readBytes }: CommandContext,
  { notes = [], hasFailed = false }: Outcome,
  { file, content: after }: { readonly file: string; readonly content: PaperContent },
  { check, dryRun }: ReportOptions,
): Outcome {
  const before = typeof after === 'string' ? readText(file) : readBytes(file);
  const same = isSame(before, after);
  if (check) {
    if (same) return { notes: [...notes, `${file} is what would be written.`], hasFailed };
    const difference = before === undefined ? 'is not there' : `differs${firstDifference(before, after)}`;
    return {
      notes: [...notes, `${file} ${difference}; \`-o ${file}\` without --check writes it.`],
      hasFailed: true,
    };
  }
  if (dryRun)
    return {
      notes: [...notes, `${file} would be ${same ? 'left as it is' : 'written'}.`],
      hasFailed,
    };
  if (same) return { notes: [...notes, `${file} is already so.`], hasFailed };
  return { changes: [{ file, after }], notes: [...notes, `Wrote ${file}.`], hasFailed };
}

type PaperContent = string | Uint8Array;

const isSame = (before: PaperContent | undefined, after: PaperContent): boolean =>
  typeof before === 'string' || before === undefined || typeof after === 'string'
    ? before === after
    : before.length === after.length && before.every((byte, i) => byte === after[i]);

/** ` from line N` of a text; a Word file has no lines. */
function firstDifference(before: PaperContent, after: PaperContent): string {
  if (typeof before !== 'string' || typeof after !== 'string') return '';
  const [left, right] = [before.split('\n'), after.split('\n')];
  return ` from line ${left.findIndex((line, i) => line !== right[i]) + 1 || left.length}`;
}

/** Texts of a paper's file that its template does not show. */
function unusedNarrative(
  { template }: CommandContext,
  name: string,
  { narrative = {} }: Paper,
): readonly string[] {
  const slots = narrativeSlots(name, template);
  return Object.keys(narrative)
    .filter((slot) => slots?.includes(slot) === false)
    .map((slot) => `The narrative \`${slot}\` stands nowhere in ${name}.md.`);
}
