/** Runs `export`: writes the register as a workbook, CSV or JSON. */

import { type Command, type CommandContext, type Outcome, UserError } from '../../app/command.ts';
import { withAllFields } from '../../app/complete-record.ts';
import { addRejectedFilesToNotes, renderResponse } from '../../app/response.ts';
import { registerForCounting } from '../../app/settings-guard.ts';
import type { Result } from '../../domain/errors.ts';
import { type ActionState, isActiveFilter, matchesFilter, statesAsAt } from '../../domain/filter.ts';
import { positionOn } from '../../domain/position.ts';
import type { Action } from '../../domain/records/action.ts';
import type { ExtractRow } from '../../domain/records/portal-extract.ts';
import { recordKinds } from '../../domain/records/record-kinds.ts';
import type { Register } from '../../domain/register.ts';
import { formatCount } from '../../domain/text/numbers.ts';
import { didYouMean } from '../../domain/text/word-matching.ts';
import { csvText } from '../../output/write-csv.ts';
import { maxCellLength, type WrittenSheet, workbook } from '../../output/write-workbook.ts';
import { publishedTable, summarise } from '../summary/summary.ts';
import type { SheetBase } from './base-format.ts';
import { type ActionColumn, columnsFor } from './columns.ts';
import type { ExportOptions } from './command.ts';
import { addBaseRows, buildBaseSheet, createExportBase } from './export-base.ts';
import type { exportResponse, RegisterJson } from './export-schema.ts';
import { buildActionsSheet, buildEventsSheet, buildSummarySheet } from './export-sheets.ts';

/** The outcome of `export`: prints or writes the register in a format. @throws UserError for a workbook without a file */
export const runExport: Command<ExportOptions> = async (context, options) => {
  const { register } = context;
  const asAt = options.asAt ?? register.today;
  const matchesOptions = matchesFilter(options.filter, asAt, register);
  const states = statesAsAt(register, asAt).filter(matchesOptions);
  const format = chooseFormat(options);
  if (format === 'json') {
    const includedActions = isActiveFilter(options.filter)
      ? new Set(states.map(({ action }) => action))
      : undefined;
    return exportOutcome(
      context,
      options,
      `${renderResponse<typeof exportResponse>('export', registerAsJson(register, asAt, includedActions))}\n`,
      [],
    );
  }
  const columns = selectColumns(context, options);
  const sheets = {
    actions: () => buildActionsSheet(states, columns, asAt),
    events: () => buildEventsSheet(states, asAt),
    summary: () =>
      buildSummarySheet(
        summarise(registerForCounting(context), context.files, {
          ...publishedTable(asAt),
          filter: options.filter,
        }),
      ),
  };
  if (format === 'csv' && options.sheet !== 'actions')
    return exportOutcome(context, options, formatCsv(sheets[options.sheet]()), internalNotes(states));
  if (format === 'xlsx' && (options.output === undefined || options.output === '-'))
    throw new UserError('a workbook cannot be printed here. Name a file with -o FILE.xlsx.');
  const base = options.withoutBase
    ? undefined
    : await createExportBase(context, { states, columns, asAt, recorded: options.recorded });
  const notes = [...internalNotes(states), ...baseNotes(base)];
  const actions = sheets.actions();
  if (format === 'csv')
    return exportOutcome(
      context,
      options,
      formatCsv(base?.ok ? addBaseRows(actions, base.value) : actions),
      notes,
    );
  const visibleSheets = [actions, sheets.events(), sheets.summary()];
  const bytes = workbook(base?.ok ? [...visibleSheets, buildBaseSheet(base.value)] : visibleSheets);
  return exportOutcome(context, options, bytes, [...notes, ...truncationNotes(visibleSheets)]);
};

/** A note on an export that has no base. */
const baseNotes = (base: Result<SheetBase, string> | undefined): readonly string[] =>
  base === undefined || base.ok
    ? []
    : [
        `This export is not tied to a commit of the register, because ${base.error}. If it is imported later, it is not known which of its values are your changes, and which are only older than those on the register.`,
      ];

function chooseFormat({ format, json: asJson, output = '' }: ExportOptions): 'csv' | 'xlsx' | 'json' {
  const formatName = asJson ? 'json' : (format ?? /\.(csv|xlsx|json)$/i.exec(output)?.[1]?.toLowerCase());
  if (formatName === 'csv' || formatName === 'xlsx' || formatName === 'json') return formatName;
  throw new UserError('enter a format: --format csv, xlsx or json, or a file name with that ending.');
}

function selectColumns({ register }: CommandContext, { columns }: ExportOptions): readonly ActionColumn[] {
  const available = columnsFor(register.actions);
  if (columns === undefined) return available;
  const names = columns.flatMap((columnList) => columnList.split(',')).map((name) => name.trim());
  return names.map((name) => {
    const column = available.find((candidate) => candidate.name === name);
    if (column) return column;
    const names = available.map((candidate) => candidate.name);
    throw new UserError(
      `there is no column \`${name}\`. ${didYouMean(name, names)} The columns are: ${names.join(', ')}.`,
    );
  });
}

/** Every valid record; only the actions in `chosen` if it is given. */
function registerAsJson(
  register: Register,
  asAt: string,
  includedActions?: ReadonlySet<Action>,
): RegisterJson {
  const { settings, actions, inspections, batches, boards, papers } = register;
  const { frameworks, assessments, extracts, explanations, acceptances } = register;
  return {
    as_at: asAt,
    filtered: includedActions !== undefined,
    settings: withAllFields(recordKinds.settings.schema, settings),
    actions: actions
      .filter((action) => includedActions?.has(action) ?? true)
      .map((record) => ({
        record: withAllFields(recordKinds.action.schema, record),
        state: positionOn(record, asAt),
      })),
    inspections: inspections.map((inspection) => withAllFields(recordKinds.inspection.schema, inspection)),
    batches: batches.map((batch) => withAllFields(recordKinds.batch.schema, batch)),
    boards: boards.map((board) => withAllFields(recordKinds.board.schema, board)),
    papers: papers.map((paper) => withAllFields(recordKinds.paper.schema, paper)),
    frameworks: frameworks.map((framework) => withAllFields(recordKinds.framework.schema, framework)),
    assessments: assessments.map((assessment) => withAllFields(recordKinds.assessment.schema, assessment)),
    extracts: extracts.map(({ day, rows }) => ({ day, rows: rows.map(toJsonRow) })),
    explanations: withAllFields(recordKinds.explanations.schema, explanations),
    acceptances: withAllFields(recordKinds.acceptances.schema, acceptances),
  };
}

const toJsonRow = ({ line, ref, type, typeWord, status, live, title, wording, inspection }: ExtractRow) => ({
  line,
  ref,
  type: type ?? null,
  type_word: typeWord,
  status,
  live,
  title: title ?? null,
  wording: wording ?? null,
  inspection: inspection ?? null,
});

const formatCsv = ({ columns, rows }: WrittenSheet): string =>
  csvText([
    columns.map(({ heading }) => heading),
    ...rows.map((row) => columns.map((_, i) => row[i]?.text ?? '')),
  ]);

/** Writes the content to the output file if there is one; otherwise text is the answer. */
function exportOutcome(
  context: CommandContext,
  { output }: ExportOptions,
  content: string | Uint8Array,
  notes: readonly string[],
): Outcome {
  if (typeof content === 'string' && (output === undefined || output === '-'))
    return addRejectedFilesToNotes(context, content.replace(/\r?\n$/, ''), notes);
  const { text, ...outcome } = addRejectedFilesToNotes(context, '', [...notes, `Wrote ${output}.`]);
  return { ...outcome, changes: [{ file: output ?? '', after: content }] };
}

/** A note on internal events in the export, which no public paper shows. */
function internalNotes(states: readonly ActionState[]): readonly string[] {
  const count = states.filter(({ action }) => action.history.some((event) => event.internal)).length;
  if (count === 0) return [];
  const subject = count === 1 ? '1 action has' : `${count} actions have`;
  return [`${subject} internal events, which are in the export. Do not publish it.`];
}

function truncationNotes(sheets: readonly WrittenSheet[]): readonly string[] {
  return sheets.flatMap(({ name, rows }) =>
    rows.flatMap((row, i) =>
      row.some(({ text }) => text.length > maxCellLength)
        ? [
            `${name} row ${i + 2}: a text is too long for a cell, and was cut after ${formatCount(maxCellLength)} characters.`,
          ]
        : [],
    ),
  );
}
