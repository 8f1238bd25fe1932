/** `report`: a paper whole, from its file, its template and the answer behind it. */

import { type Command, type CommandContext, type Outcome, UserError } from '../../app/command.ts';
import { renderResponse, responseText, withFileNotes, withStatusNotes } from '../../app/response.ts';
import { requireSettings } from '../../app/settings-guard.ts';
import { highestOf, lowestMarking } from '../../domain/publication/marking.ts';
import { unlistedMembers } from '../../domain/publication/redact.ts';
import type { Paper } from '../../domain/records/paper.ts';
import type { Register } from '../../domain/register.ts';
import { createTable, flexibleColumn } from '../../output/document.ts';
import { fillPlaceholders } from '../../output/placeholders.ts';
import { beforeItself } from '../actions/migrated-data-note.ts';
import type { ReportOptions } from './command.ts';
import { lateSince, rewrittenIn } from './history-inputs.ts';
import { fillPaper, formatOf, formatPaper } from './paper-formats.ts';
import { personalNotes } from './personal-data-check.ts';
import type { PaperAnswer, ReportContext } from './report-definition.ts';
import { reports } from './report-list.ts';
import { askedOf } from './report-request.ts';
import type { reportList } from './schema.ts';
import type { Difference } from './sections/paper-metadata.ts';

export const runReport: Command<ReportOptions> = async (context, options) => {
  if (options.paper === undefined) return thereAre(context, options.json);
  requireSettings(context, 'no paper is made');
  const { report: chosen, question: asked } = askedOf(context, options.paper, options);
  const late = chosen.needsLateEntries ? await lateSince(context, asked) : [];
  const rewritten = chosen.needsAuditFindings ? await rewrittenIn(context, asked) : [];
  const question = { ...asked, rewritten, late: typeof late === 'string' ? [] : late };
  const { paper, register } = question;
  const page = chosen.makePage(question);
  const answer = withMarking(page.answer, question, context.register);
  if (options.json) {
    const data = responseText('report', { report: chosen.name, ...answer });
    return handedOver(context, withStatusNotes(context, data), `${data}\n`, options);
  }
  const format = formatOf(options.output, options.format);
  const filled = fillPaper(context, chosen.name, { ...page, answer }, format);
  const drawn = await formatPaper(context, answer, filled, format);
  const outcome = withStatusNotes(context, typeof drawn === 'string' ? drawn.trimEnd() : '', [
    ...ahead(paper, register.today),
    ...beforeItself(context.register, paper.as_at),
    ...(question.isPublic ? personalNotes(register, fillPlaceholders(filled.text, filled.slots)) : []),
    ...(question.isPublic && 'boards' in answer ? keptBack(context.register) : []),
    ...unusedNarrative(context, chosen.name, paper),
    ...(typeof late === 'string' ? [`Entries recorded late are not told: ${late}`] : []),
    ...answer.differences.map(told),
  ]);
  if (format === 'docx' && toOutput(options))
    throw new UserError('a Word file is not printed here: name it with -o FILE.');
  return handedOver(context, outcome, drawn, options);
};

const toOutput = ({ output }: ReportOptions) => output === undefined || output === '-';

/** To standard output, or to the file that is named. */
function handedOver(
  context: CommandContext,
  outcome: Outcome,
  content: Content,
  options: ReportOptions,
): Outcome {
  const { output, check } = options;
  if (output !== undefined && output !== '-') return written(context, outcome, content, output, options);
  if (check) throw new UserError('--check compares with a file: name it with -o FILE.');
  return outcome;
}

/** The papers that have a file, and the reports that need none. */
function thereAre(context: CommandContext, asJson: boolean): Outcome {
  const papers = context.register.papers.map(({ id, template, title }) => ({ id, template, title }));
  const known = reports.map(({ name, about, subject }) => ({ name, about, subject: subject?.word ?? null }));
  if (asJson)
    return withStatusNotes(context, renderResponse<typeof reportList>('reports', { papers, reports: known }));
  const rows = [
    ...papers.map(({ id, title }) => [id, title]),
    ...reports.map(({ name, about, subject }) => [
      subject ? `${name} ${subject.optional ? `[${subject.word}]` : subject.word}` : name,
      about,
    ]),
  ];
  const table = createTable(['Paper', flexibleColumn('What it is', 20)], rows);
  return withFileNotes(context, { document: { blocks: [table] } });
}

/** An internal paper whose file gives no marking carries the highest of the actions that it names. */
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
  const named = new Set<string>();
  JSON.stringify(answer, (_, value: unknown) => {
    const marking = typeof value === 'string' ? marked.get(value) : undefined;
    if (marking !== undefined) named.add(marking);
    return value;
  });
  const marking = highestOf(settings.marking ?? lowestMarking, named);
  return { ...answer, paper: { ...answer.paper, marking } };
}

const ahead = ({ as_at: asAt }: Paper, today: string): readonly string[] =>
  asAt > today ? [`The figures are as at ${asAt}, which is after today, ${today}: they are not final.`] : [];

/** Who sits on a board is left out of a public page where nothing shows that the word is a role and no name. */
const keptBack = (register: Register): readonly string[] => {
  const names = unlistedMembers(register);
  return names.length === 0
    ? []
    : [`Left out of this public paper, since register.yaml lists no such role: ${names.join(', ')}.`];
};

/** One difference in a line, with the ids that make it. */
const told = ({ about, message, ids }: Difference): string => {
  const named = ids.length === 0 ? '' : ` (${ids.slice(0, 20).join(', ')}${ids.length > 20 ? ', …' : ''})`;
  return `Does not tie: ${about}: ${message}${named}.`;
};

/** Writing, checking and saying what would be written are three readings of one change. */
function written(
  { textOf, bytesOf }: CommandContext,
  { notes = [], failed = false }: Outcome,
  after: string | Uint8Array,
  file: string,
  { check, dryRun }: ReportOptions,
): Outcome {
  const before = typeof after === 'string' ? textOf(file) : bytesOf(file);
  const same = isSame(before, after);
  if (check) {
    if (same) return { notes: [...notes, `${file} is what would be written.`], failed };
    const how = before === undefined ? 'is not there' : `differs${firstDifference(before, after)}`;
    return { notes: [...notes, `${file} ${how}; \`-o ${file}\` without --check writes it.`], failed: true };
  }
  if (dryRun)
    return {
      notes: [...notes, `${file} would be ${same ? 'left as it is' : 'written'}.`],
      failed,
    };
  if (same) return { notes: [...notes, `${file} is already so.`], failed };
  return { changes: [{ file, after }], notes: [...notes, `Wrote ${file}.`], failed };
}

type Content = string | Uint8Array;

const isSame = (before: Content | undefined, after: Content): boolean =>
  typeof before === 'string' || before === undefined || typeof after === 'string'
    ? before === after
    : before.length === after.length && before.every((byte, i) => byte === after[i]);

/** ` from line N` of a text; a Word file has no lines. */
function firstDifference(before: Content, after: Content): string {
  if (typeof before !== 'string' || typeof after !== 'string') return '';
  const [left, right] = [before.split('\n'), after.split('\n')];
  return ` from line ${left.findIndex((line, i) => line !== right[i]) + 1 || left.length}`;
}

/** Texts of a paper's file that its template does not show. */
const unusedNarrative = (
  { template }: CommandContext,
  name: string,
  { narrative = {} }: Paper,
): readonly string[] => {
  const source = template(`${name}.md`) ?? '';
  return Object.keys(narrative)
    .filter((slot) => !source.includes(`narrative.${slot} `))
    .map((slot) => `The narrative \`${slot}\` stands nowhere in ${name}.md.`);
};
