/** `report`: a paper whole, from its file, its template and the answer behind it. */
import { nearest } from '../../model/nearest.ts';
import type { Paper } from '../../model/records/paper.ts';
import type { Register } from '../../model/register.ts';
import { markdownTable } from '../../render/markdown.ts';
import { fillTemplate, TemplateError } from '../../render/template.ts';
import { reports } from '../../reports/index.ts';
import type { Report, Tied } from '../../reports/report.ts';
import type { Difference } from '../../reports/ties.ts';
import { answeredData, json } from '../answer.ts';
import { type Command, type Opened, type Outcome, UserError } from '../command.ts';
import { formatOf, formatted, type PaperFormat } from './format.ts';

export interface ReportOptions {
  readonly paper: string;
  readonly output?: string;
  readonly check?: boolean;
  readonly dryRun?: boolean;
  readonly format?: PaperFormat;
  readonly json: boolean;
}

export const report: Command<ReportOptions> = async (opened, options) => {
  const paper = paperCalled(opened.register, options.paper);
  const chosen = reportFor(paper);
  const { register, files } = opened;
  const answer = chosen.answer({ register, files, paper, fingerprint: opened.fingerprint() });
  if (options.json) return answeredData(opened, json('report', { report: chosen.name, ...answer }));
  const { text, notes } = draw(opened, chosen, paper, answer);
  const format = options.format ?? formatOf(options.output);
  const drawn = await formatted(opened, paper, text, format);
  const outcome = answeredData(opened, typeof drawn === 'string' ? drawn.trimEnd() : '', [
    ...ahead(paper, register.today),
    ...notes,
    ...answer.differences.map(told),
  ]);
  return options.output === undefined || options.output === '-'
    ? printed(outcome, options, format)
    : written(opened, outcome, drawn, options.output, options);
};

const ahead = ({ as_at: asAt }: Paper, today: string): readonly string[] =>
  asAt > today
    ? [`The paper speaks for ${asAt}, which is after today, ${today}: its figures are not final.`]
    : [];

/** One difference in a line, with the ids that make it. */
const told = ({ about, message, ids }: Difference): string => {
  const named = ids.length === 0 ? '' : ` (${ids.slice(0, 20).join(', ')}${ids.length > 20 ? ', …' : ''})`;
  return `Does not tie: ${about}: ${message}${named}.`;
};

const printed = (outcome: Outcome, { check }: ReportOptions, format: PaperFormat): Outcome => {
  if (format === 'docx') throw new UserError('a Word file is not printed here: name it with -o FILE.');
  if (check) throw new UserError('--check compares with a file: name it with -o FILE.');
  return outcome;
};

/** Writing, checking and saying what would be written are three readings of one change. */
function written(
  { textOf, bytesOf }: Opened,
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
  return { changes: [{ file, before, after }], notes: [...notes, `Wrote ${file}.`], failed };
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

function paperCalled({ papers, present }: Register, id: string): Paper {
  const paper = papers.find((one) => one.id === id);
  if (paper) return paper;
  if (present(`papers/${id}.yaml`))
    throw new UserError(`the file of the paper \`${id}\` is rejected; \`afi check\` says why.`);
  const ids = papers.map((one) => one.id);
  const meant = nearest(id, ids);
  const there = ids.length === 0 ? 'The register has none.' : `There are: ${ids.join(', ')}.`;
  throw new UserError(`no paper is called \`${id}\`. ${meant ? `Did you mean \`${meant}\`?` : there}`);
}

function reportFor({ id, template }: Paper): Report {
  const found = reports.find(({ name }) => name === template);
  if (found) return found;
  const names = reports.map(({ name }) => name).join(', ');
  throw new UserError(`the paper \`${id}\` asks for the template \`${template}\`; there are: ${names}.`);
}

function draw(
  { template }: Opened,
  { name, tables }: Report,
  { narrative = {} }: Paper,
  answer: Tied,
): { readonly text: string; readonly notes: readonly string[] } {
  const source = template(`${name}.md`);
  if (source === undefined) throw new UserError(`there is no template ${name}.md in templates/.`);
  const drawn = Object.fromEntries(
    Object.entries(tables(answer)).map(([slot, table]) => [slot, markdownTable(table)]),
  );
  const unused = Object.keys(narrative).filter((slot) => !source.includes(`narrative.${slot} `));
  try {
    const text = fillTemplate(`${name}.md`, source, { ...answer, tables: drawn }, (file) => template(file));
    return { text, notes: unused.map((slot) => `The narrative \`${slot}\` stands nowhere in ${name}.md.`) };
  } catch (error) {
    if (error instanceof TemplateError) throw new UserError(error.message);
    throw error;
  }
}
