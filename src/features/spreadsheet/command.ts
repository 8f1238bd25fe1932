/** Defines the `export` and `import` commands, which write the register to a spreadsheet and apply a spreadsheet to the register. */
import { defineChange, defineQuery } from '../../app/define-command.ts';
import {
  choiceOption,
  dateOption,
  fileArgument,
  fileOption,
  flag,
  lookupOption,
  repeatableOption,
  setDefault,
  textOption,
  type ValuesOf,
} from '../../app/options.ts';
import {
  asAtOption,
  changeOptions,
  encodingOption,
  filterOptions,
  outputOption,
  recordedOption,
  wordOption,
} from '../../app/shared-options.ts';
import { actionTypes, dateOrders } from '../../domain/vocabulary.ts';
import type { Mapping } from './column-mapping.ts';
import type { ConflictSide } from './row-comparison.ts';

const exportOptions = {
  output: outputOption,
  format: choiceOption('format', ['csv', 'xlsx', 'json'], {
    help: 'Format: csv, xlsx, json (default: from the name of the file)',
  }),
  sheet: setDefault(
    choiceOption('sheet', ['actions', 'events', 'summary'], {
      help: 'Sheet to write to a CSV file: actions, events, summary',
    }),
    'actions',
  ),
  columns: repeatableOption(
    textOption('names', 'Columns of the actions, separated by commas: id,title,status'),
  ),
  withoutBase: flag('Actions alone, without what a later import compares them with'),
  ...asAtOption,
  ...recordedOption,
  ...filterOptions,
};

/** The values of a call of `export`. */
export type ExportOptions = ValuesOf<typeof exportOptions>;

/** The command `export`. */
export const exportCommand = defineQuery({
  name: 'export',
  heading: 'Spreadsheets, updates',
  summary: 'Export the register to a spreadsheet or as JSON',
  options: exportOptions,
  examples: [
    'afi export -o register.xlsx',
    'afi export --board custody-dag --columns id,title,status,target -o custody.csv',
    'afi export --format json -o register.json',
  ],
  load: async () => (await import('./run-export.ts')).runExport,
});

const importArguments = { file: fileArgument('Workbook (.xlsx) or CSV file') };
const importOptions = {
  apply: flag('Record the changes of the plan, in one commit'),
  sheet: repeatableOption(
    textOption('name', 'Sheet of a workbook (default: all visible sheets that have a header)'),
  ),
  ...encodingOption,
  mapping: fileOption('CSV file with the meaning of each column. It is created if it does not exist'),
  dates: choiceOption('order', dateOrders, {
    help: 'Order of day and month in dates such as 01/05/2021: dmy, mdy',
  }),
  inspection: textOption('title', 'Inspection of rows that have none, by title or id'),
  type: wordOption('type', 'type', actionTypes, {
    help: `Type of rows that have none: ${actionTypes.join(', ')}, or coc, rec, afi, act`,
  }),
  origin: lookupOption('origin', 'id', 'Origin of new inspections: their row of the summary'),
  published: dateOption('Day the report was published, for rows that have none'),
  issued: dateOption('Day of issue of rows that have none'),
  batch: lookupOption('new-batch', 'id', 'Batch of submitted actions for which the sheet has none'),
  note: textOption('text', 'Reason for the changes'),
  approvedBy: lookupOption('approver', 'who', 'Board or role that approved new targets and completions'),
  keep: choiceOption('side', ['register', 'sheet'], {
    help: 'Value to keep where a cell was changed on the sheet and on the register since the export: register, sheet',
  }),
  skipInvalid: flag('Import the other rows if some rows are refused'),
  withoutRefused: { ...flag('Import the other rows if some rows are refused'), isUnlisted: true as const },
  ...changeOptions,
};

/** The values of a call of `import`. */
export type ImportOptions = ValuesOf<typeof importArguments & typeof importOptions> & {
  /** The mapping as agreed on a terminal. */
  readonly confirmedMapping?: Mapping;
  /** The side of each conflict that was chosen on a terminal, by id and column with a space between them. */
  readonly conflictChoices?: ReadonlyMap<string, ConflictSide>;
};

/** The names that a mapping's third column accepts, which are not the headings of the sheet. */
function mappingHelp(columnLabels: Readonly<Record<string, string>>): string {
  const lines = Object.entries({
    ...columnLabels,
    'extra.NAME': 'A field of your own',
    unread: 'Nothing: the column is left out',
  });
  const width = Math.max(...Object.keys(columnLabels).map((name) => name.length));
  return `
A mapping has the columns Heading, Word and Means, and may have Sheet: a row with a sheet's name is about this sheet only.
A meaning that begins with ? is a guess. It is not used until you remove the question mark.
Rows about sheets:
  (sheet),,unread,Notes                    Leave the sheet Notes out; read instead of unread reads a hidden sheet
  (inspection),,PEEL 2023/25,PEEL          Inspection of rows that have none. In the same way: (type), (origin), (published), (issued), (batch)
  (published),PEEL 2023/25,2024-02-14      The same for the rows of one inspection
  (band),Victim care,unread                A row across the sheet that names no inspection; or the inspection that it names
  BRAG,Blue,status: closed                 A colour that means a status

Values for the third column of a mapping, for a heading:
${lines.map(([name, label]) => `  ${name.padEnd(width)}  ${label}`).join('\n')}`;
}

const load = async () => (await import('./run-import.ts')).runImport;

/** The command `import`. */
export const importCommand = defineChange({
  name: 'import',
  heading: 'Spreadsheets, updates',
  summary: 'Import a spreadsheet: show a plan first, then record it with --apply',
  arguments: importArguments,
  options: importOptions,
  details: async () => mappingHelp((await import('./columns.ts')).columnLabels),
  examples: [
    'afi import old-register.xlsx --mapping old-register-mapping.csv',
    'afi import old-register.xlsx --mapping old-register-mapping.csv --dates dmy --apply --yes',
    'afi import tracker.xlsx --sheet Custody --inspection "Custody 2024" --type rec --origin custody',
    'afi import custody.csv --apply --dry-run',
  ],
  load,
  preview: { applies: ({ apply }) => apply !== true, load },
  loadQuestions: async () => (await import('./conflict-questions.ts')).askForImport,
});
