/** Runs `report`: makes a paper from its file, its template and its answer, and prints, writes or checks it. */

import { type Command, type CommandContext, type Outcome, UserError } from '../../app/command.ts';
import { assertPublishable } from '../../app/personal-data-check.ts';
import {
  addRejectedFilesToNotes,
  addRejectedFilesToPage,
  renderResponse,
  responseText,
} from '../../app/response.ts';
import { requireSettings } from '../../app/settings-guard.ts';
import { ok } from '../../domain/errors.ts';
import { narrativeSlots, templateFiles } from '../../domain/paper-templates.ts';
import { highestMarking, lowestMarking } from '../../domain/publication/marking.ts';
import { unlistedMembers } from '../../domain/publication/redact.ts';
import type { Paper } from '../../domain/records/paper.ts';
import type { Register } from '../../domain/register.ts';
import { describeGarbledText, findGarbledText } from '../../domain/text/garbled-text.ts';
import { createTable, flexibleColumn } from '../../output/document.ts';
import { migratedDataNotes } from '../actions/migrated-data.ts';
import type { ReportOptions } from './command.ts';
import { auditFindings, findRestatement, findSubmission, lateEntriesSince } from './history-inputs.ts';
import { choosePaperFormat, fillPaper, formatPaper } from './paper-formats.ts';
import { answerTexts, paperTexts } from './public-texts.ts';
import type { PaperAnswer, ReportContext } from './report-definition.ts';
import { reports } from './report-list.ts';
import { resolveRequest } from './report-request.ts';
import type { reportList } from './schema.ts';
import type { Inconsistency } from './sections/paper-metadata.ts';

/** The outcome of `report`: prints, writes or checks a paper; without a name, lists the papers. @throws UserError for an unknown paper */
export const runReport: Command<ReportOptions> = async (context, options) => {
  if (options.paper === undefined) return listReports(context, { asJson: options.json });
  requireSettings(context, 'no paper can be made');
  const request = resolveRequest(context, options.paper, options);
  const { report, reportContext } = request;
  const lateEntries = report.needsLateEntries ? await lateEntriesSince(context, reportContext) : ok([]);
  const restatement = report.needsLateEntries ? await findRestatement(context, request) : null;
  const rewrittenRecords = report.needsAuditFindings ? await auditFindings(context, reportContext) : ok([]);
  const submission = report.needsSubmission ? await findSubmission(context, request) : ok(null);
  const completeContext: ReportContext = {
    ...reportContext,
    rewrittenRecords: rewrittenRecords.ok ? rewrittenRecords.value : [],
    restatement,
    lateEntries: lateEntries.ok ? lateEntries.value : [],
    submission: submission.ok ? submission.value : null,
  };
  const { paper, register } = completeContext;
  const page = report.makePage(completeContext);
  const answer = withMarking(page.answer, completeContext, context.register);
  const sources = { register: withoutOtherPapers(register, paper), template: report.name };
  if (options.json) {
    if (completeContext.isPublic) assertPublishable(context, answerTexts(answer, options), sources);
    const data = responseText('report', { report: report.name, ...answer });
    return deliver(context, addRejectedFilesToNotes(context, data), `${data}\n`, options);
  }
  const format = choosePaperFormat(options.output, options.format);
  const filledTemplate = fillPaper(context, report.name, { ...page, answer }, format);
  if (completeContext.isPublic)
    assertPublishable(context, await paperTexts(filledTemplate, options), sources);
  const content = await formatPaper(context, answer, filledTemplate, format);
  const outcome = addRejectedFilesToNotes(context, typeof content === 'string' ? content.trimEnd() : '', [
    ...futureNote(paper, register.today),
    ...migratedDataNotes(context.register, paper.as_at),
    ...(completeContext.isPublic && 'boards' in answer ? omittedMembersNote(context.register) : []),
    ...unusedNarrative(context, report.name, paper),
    ...garbledTemplates(context, report.name),
    ...(lateEntries.ok ? [] : [`Late entries are not listed: ${lateEntries.error}`]),
    ...(rewrittenRecords.ok ? [] : [`Changes to past records are not listed: ${rewrittenRecords.error}`]),
    ...(submission.ok ? [] : [submission.error]),
    ...answer.differences.map(describeDifference),
  ]);
  if (format === 'docx' && printsPaper(options))
    throw new UserError('a Word file cannot be printed on the screen. Name a file with -o FILE.');
  return deliver(context, outcome, content, options);
};

/** The register with only the paper's own file, so that a refusal does not list other papers. */
const withoutOtherPapers = (register: Register, { id }: Paper): Register => ({
  ...register,
  papers: register.papers.filter((paper) => paper.id === id),
});

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
  if (check) throw new UserError('--check compares the paper with a file. Name the file with -o FILE.');
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
  const table = createTable(['Paper', flexibleColumn('Contents', 20)], rows);
  return addRejectedFilesToPage(context, { document: { blocks: [table] } });
}

/** An internal paper whose file has no marking gets the highest marking of the actions that it names. */
function withMarking(
  answer: PaperAnswer,
  { paper, isPublic }: ReportContext,
  { actions, settings }: Register,
): PaperAnswer {
  if (isPublic || paper.marking !== undefined) return answer;
  const markingsById = new Map(
    actions.flatMap(({ id, marking }) => (marking === undefined ? [] : [[id, marking] as const])),
  );
  if (markingsById.size === 0) return answer;
  const namedMarkings = new Set<string>();
  JSON.stringify(answer, (_, value: unknown) => {
    const marking = typeof value === 'string' ? markingsById.get(value) : undefined;
    if (marking !== undefined) namedMarkings.add(marking);
    return value;
  });
  const marking = highestMarking(settings.marking ?? lowestMarking, namedMarkings);
  return { ...answer, paper: { ...answer.paper, marking } };
}

const futureNote = ({ as_at: asAt }: Paper, today: string): readonly string[] =>
  asAt > today
    ? [`The figures are as at ${asAt}, which is in the future (today is ${today}). They are not final.`]
    : [];

/** Members of boards that are left out of a public page, because nothing shows that the word is a role and not a name. */
const omittedMembersNote = (register: Register): readonly string[] => {
  const names = unlistedMembers(register);
  return names.length === 0
    ? []
    : [`Left out of this public paper, because these are not roles in register.yaml: ${names.join(', ')}.`];
};

/** One inconsistency in a line, with the ids behind it. */
const describeDifference = ({ about, message, ids }: Inconsistency): string => {
  const namedMarkings =
    ids.length === 0 ? '' : ` (${ids.slice(0, 20).join(', ')}${ids.length > 20 ? ', …' : ''})`;
  return `Does not reconcile: ${about}: ${message}${namedMarkings}.`;
};

/** Writes a file, compares it (--check), or reports what would be written (--dry-run). */
function writeOrCheck(
  { readBytes }: CommandContext,
  { notes = [], hasFailed = false }: Outcome,
  { file, content: contentAfter }: { readonly file: string; readonly content: PaperContent },
  { check, dryRun }: ReportOptions,
): Outcome {
  const contentBefore = readBytes(file);
  const isUnchanged = isSame(contentBefore, contentAfter);
  if (check) {
    if (isUnchanged) return { notes: [...notes, `${file} is up to date.`], hasFailed };
    const difference =
      contentBefore === undefined
        ? 'does not exist'
        : `differs${firstDifference(contentBefore, contentAfter)}`;
    return {
      notes: [...notes, `${file} ${difference}. To write it, use \`-o ${file}\` without --check.`],
      hasFailed: true,
    };
  }
  if (dryRun)
    return {
      notes: [...notes, `${file} would be ${isUnchanged ? 'unchanged' : 'written'}.`],
      hasFailed,
    };
  if (isUnchanged) return { notes: [...notes, `${file} is already up to date.`], hasFailed };
  return { changes: [{ file, after: contentAfter }], notes: [...notes, `Wrote ${file}.`], hasFailed };
}

type PaperContent = string | Uint8Array;

const isSame = (contentBefore: Uint8Array | undefined, contentAfter: PaperContent): boolean =>
  contentBefore !== undefined && Buffer.compare(contentBefore, Buffer.from(contentAfter)) === 0;

/** ` from line N` of a text; a Word file has no lines. */
function firstDifference(contentBefore: Uint8Array, contentAfter: PaperContent): string {
  if (typeof contentAfter !== 'string') return '';
  // Only compared: a byte that is not UTF-8 differs from every character.
  const linesBefore = Buffer.from(contentBefore).toString('utf8').split('\n');
  const linesAfter = contentAfter.split('\n');
  return ` from line ${linesBefore.findIndex((line, i) => line !== linesAfter[i]) + 1 || linesBefore.length}`;
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
    .map((slot) => `The narrative \`${slot}\` is not printed: ${name}.md has no slot for it.`);
}

/** Places of a paper's templates that another program garbled. */
const garbledTemplates = ({ template: readTemplate }: CommandContext, name: string): readonly string[] =>
  templateFiles(name, readTemplate).flatMap(({ file, text }) => {
    const [first] = findGarbledText(text);
    return first
      ? [
          `templates/${file}, line ${text.slice(0, first.offset).split('\n').length}, has ${describeGarbledText(first)}: another program garbled it.`,
        ]
      : [];
  });
