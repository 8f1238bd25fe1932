/** Runs `import`: shows what a spreadsheet would change and, with `--apply`, records it in one commit. */

import { requireChangeDate } from '../../app/change-options.ts';
import { type Command, type CommandContext, UserError } from '../../app/command.ts';
import { proposeCommit } from '../../app/propose-commit.ts';
import { addRejectedFilesToNotes, emptyChange, renderResponse } from '../../app/response.ts';
import { loadDayReader } from '../../domain/dates/read-date.ts';
import { deepEqual } from '../../domain/plain-data.ts';
import { fileName } from '../../domain/text/file-name.ts';
import { pluralise } from '../../output/safe-text.ts';
import { csvText } from '../../output/write-csv.ts';
import { type BaseReading, extractBase } from './base-format.ts';
import { buildImportPlan } from './build-plan.ts';
import { constantColumns, type Mapping, noMapping, withConstants } from './column-mapping.ts';
import type { ImportOptions } from './command.ts';
import { readImportBase } from './import-base.ts';
import type { importResponse, Plan } from './import-schema.ts';
import { chooseSheets, type SheetChoice } from './import-sheets.ts';
import { mergeMappingRows, readMapping } from './mapping-file.ts';
import { refusedRows } from './plan-blocks.ts';
import { formatPlan } from './plan-document.ts';
import { addValueOrigins } from './value-origins.ts';
import { listWantedRows } from './wanted-mapping-rows.ts';

/** @throws UserError if rows are refused and `--skip-invalid` is not given */
export const runImport: Command<ImportOptions> = async (context, options) => {
  const importSheets = await readImportSheets(context, options);
  const { mapping, choice } = importSheets;
  const { plan, files } = await planImport(context, options, importSheets);
  const text = formatPlan(plan, context.screen);
  const changes = mappingChange(options, choice, mapping, plan);
  const refusedCount = refusedRows(plan).length;
  if (!options.apply) {
    const answer = options.json
      ? renderResponse<typeof importResponse>('import', { ...plan, ...emptyChange, dry_run: true })
      : text;
    const notes = [
      ...nextStepNotes(plan),
      ...openQuestionNotes(plan, options),
      ...mappingNotes(options, changes),
    ];
    const outcome = addRejectedFilesToNotes(context, answer, notes);
    return { ...outcome, changes, hasFailed: outcome.hasFailed === true || refusedCount > 0 };
  }
  if (refusedCount > 0 && !options.skipInvalid && !options.withoutRefused)
    throw new UserError(
      `nothing was changed: ${pluralise(refusedCount, 'row is', 'rows are')} refused. Correct the sheet, or add --skip-invalid to leave these rows out.\n\n${text}\n\nNothing was changed. The refused rows are listed above.`,
    );
  if (files.length === 0) return { text: `${text}\n\nThere is nothing to record.`, data: plan, changes };
  const actionIds = [...plan.added, ...plan.changed].map(({ id }) => id);
  const subject = `Import ${describeActionCount(plan)} from ${fileName(options.file)}`;
  return {
    ...proposeCommit({ command: 'import', subject, changes: files, options, actionIds }),
    text,
    data: plan,
    changes,
  };
};

/** The plan of an import, and its files. */
export async function planImport(
  context: CommandContext,
  options: ImportOptions,
  { choice, base, fault: baseFault }: ImportSheets,
): Promise<ReturnType<typeof buildImportPlan>> {
  const on = requireChangeDate(context, options.on);
  const { keep, conflictChoices } = options;
  const { plan, files } = buildImportPlan(context, choice, {
    file: fileName(options.file),
    on,
    dates: { today: on, readDay: await loadDayReader() },
    dateOrder: options.dates,
    note: options.note,
    approvedBy: options.approvedBy,
    base: base && (await readImportBase(context, base)),
    baseFault,
    choiceOf: (id, column) => conflictChoices?.get(`${id} ${column}`) ?? keep,
  });
  return { plan: await addValueOrigins(context, plan), files };
}

/** `1 new and 3 changed actions`; zero counts are left out. */
const describeActionCount = ({ added, changed }: Plan): string => {
  const parts = [
    ...(added.length > 0 ? [`${added.length} new`] : []),
    ...(changed.length > 0 ? [`${changed.length} changed`] : []),
  ];
  return `${parts.join(' and ')} ${added.length + changed.length === 1 ? 'action' : 'actions'}`;
};

/** A note on what a mapping file can answer. */
function openQuestionNotes({ sheets }: Plan, { mapping }: ImportOptions): readonly string[] {
  const wordCount = sheets.flatMap((sheet) => sheet.unknown_words).length;
  const bandCount = sheets.flatMap((sheet) => sheet.open_bands).length;
  if (wordCount + bandCount === 0) return [];
  const questions = [
    ...(wordCount > 0 ? [pluralise(wordCount, 'unknown word', 'unknown words')] : []),
    ...(bandCount > 0 ? [`${pluralise(bandCount, 'row', 'rows')} that may name an inspection`] : []),
  ].join(' and ');
  return [
    mapping === undefined
      ? `Use --mapping FILE to write a file with the ${questions} and the best guesses, and complete it.`
      : `The mapping has a row for the ${questions}, with the best guess after a question mark. Remove the question mark to accept a guess, or enter another meaning.`,
  ];
}

/** Notes on where the mapping was written and how to use it again. */
const mappingNotes = (
  { mapping, confirmedMapping: answers }: ImportOptions,
  changes: readonly { readonly file: string }[],
) => [
  ...changes.map(
    ({ file }) =>
      `Wrote ${file}. Use \`--mapping ${file}\` to read the sheet in the same way again, for example with \`--apply\`.`,
  ),
  ...(answers && mapping === undefined
    ? ['Your answers were not saved. Use `--mapping FILE` to save them, and the same option with `--apply`.']
    : []),
];

/** Notes on what `--apply` would do. */
function nextStepNotes(plan: Plan): readonly string[] {
  const [refusedCount, acceptedCount] = [refusedRows(plan).length, plan.added.length + plan.changed.length];
  if (refusedCount === 0)
    return acceptedCount === 0 ? [] : ['Nothing was changed. Use `--apply` to record it.'];
  const reason = `while ${pluralise(refusedCount, 'row is', 'rows are')} refused`;
  return acceptedCount === 0
    ? [`Nothing was changed. There is nothing for \`--apply\` to record ${reason}.`]
    : [
        `Nothing was changed. \`--apply\` records nothing ${reason}; \`--apply --skip-invalid\` leaves them out and records ${describeActionCount(plan)}.`,
      ];
}

/** The sheets of an import, their mapping, and the base that they carry. */
export interface ImportSheets extends Omit<BaseReading, 'sheets'> {
  readonly mapping: Mapping;
  readonly choice: SheetChoice;
}

/**
 * Reads the sheets to import and their mapping.
 * @throws UserError if the file is not a spreadsheet, or its mapping or header is not valid
 */
export async function readImportSheets(
  context: CommandContext,
  options: ImportOptions,
): Promise<ImportSheets> {
  if (options.mapping === options.file)
    throw new UserError('--mapping names the sheet itself. Name another file, which need not exist yet.');
  const sheets = await context.readSheets(options.file, options.encoding);
  if (!sheets.ok) throw new UserError(sheets.error);
  const storedMapping =
    options.mapping === undefined ? undefined : await readMapping(context, options.mapping, options.encoding);
  const mapping = withConstants(
    options.confirmedMapping ?? storedMapping ?? noMapping,
    Object.fromEntries(constantColumns.map((column) => [column, options[column]])),
    options.sheet ?? [],
  );
  const { sheets: sheetsWithoutBase, ...baseReading } = extractBase(sheets.value);
  const choice = chooseSheets(options.file, sheetsWithoutBase, options.sheet ?? [], mapping);
  return { mapping, choice, ...baseReading };
}

/** The change of the mapping file if `--mapping` names one; the user's own rows are kept. */
function mappingChange(
  { mapping: file, dates, dryRun }: ImportOptions,
  { sheets }: SheetChoice,
  storedMapping: Mapping,
  plan: Plan,
) {
  if (file === undefined || dryRun) return [];
  const mapping = { ...storedMapping, dates: dates ?? storedMapping.dates };
  const rows = mergeMappingRows(mapping, listWantedRows(sheets, plan, mapping));
  return deepEqual(rows, mapping.rows) ? [] : [{ file, after: csvText(rows) }];
}
