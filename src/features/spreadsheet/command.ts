/** Defines the `export` and `import` commands, which write the register to a spreadsheet and apply a spreadsheet to the register. */
import { defineChange, defineQuery } from '../../app/define-command.ts';
import {
  argument,
  choiceOption,
  flag,
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
} from '../../app/shared-options.ts';
import { dateOrders } from '../../domain/vocabulary.ts';
import type { Mapping } from './column-mapping.ts';

const exportOptions = {
  output: outputOption,
  format: choiceOption('format', ['csv', 'xlsx', 'json'], {
    help: 'csv, xlsx, json (default: as the file’s name ends)',
  }),
  sheet: setDefault(
    choiceOption('sheet', ['actions', 'events', 'summary'], {
      help: 'which one a CSV holds: actions, events, summary',
    }),
    'actions',
  ),
  columns: repeatableOption(
    textOption('names', 'which columns of the actions, commas between: id,title,status'),
  ),
  ...asAtOption,
  ...filterOptions,
};

/** The values of a call of `export`. */
export type ExportOptions = ValuesOf<typeof exportOptions>;

/** The command `export`. */
export const exportCommand = defineQuery({
  name: 'export',
  heading: 'Spreadsheets, updates',
  summary: 'the register for a spreadsheet, or whole as JSON',
  options: exportOptions,
  examples: [
    'afi export -o register.xlsx',
    'afi export --board custody-dag --columns id,title,status,target -o custody.csv',
    'afi export --format json -o register.json',
  ],
  load: async () => (await import('./run-export.ts')).runExport,
});

const importArguments = { file: argument('an .xlsx workbook or a CSV file') };
const importOptions = {
  apply: flag('record it, in one commit'),
  sheet: textOption('name', 'which sheet (default: the one whose header says most)'),
  ...encodingOption,
  mapping: textOption('file', 'how its columns are read: a CSV file, made where it is not there'),
  dates: choiceOption('order', dateOrders, { help: 'how 01/05/2021 is meant: dmy, mdy' }),
  origin: textOption('id', 'the row of the summary of inspections that are new'),
  batch: textOption('id', 'the batch of what is with HMICFRS, where the sheet names none'),
  note: textOption('text', 'why, for what is changed'),
  approvedBy: textOption('who', 'who agreed to new targets and completions'),
  withoutRefused: flag('apply the rest where rows are refused'),
  ...changeOptions,
};

/** The values of a call of `import`. */
export type ImportOptions = ValuesOf<typeof importArguments & typeof importOptions> & {
  /** The mapping as agreed on a terminal. */
  readonly confirmedMapping?: Mapping;
};

/** The names that a mapping's third column accepts, which are not the headings of the sheet. */
function mappingHelp(columnLabels: Readonly<Record<string, string>>): string {
  const lines = Object.entries({
    ...columnLabels,
    'extra.NAME': 'a field of your own',
    unread: 'nothing; the column is left out',
  });
  const width = Math.max(...Object.keys(columnLabels).map((name) => name.length));
  return `
What a mapping’s third column may name for a heading (Heading,Word,Means):
${lines.map(([name, label]) => `  ${name.padEnd(width)}  ${label}`).join('\n')}`;
}

const load = async () => (await import('./run-import.ts')).runImport;

/** The command `import`. */
export const importCommand = defineChange({
  name: 'import',
  heading: 'Spreadsheets, updates',
  summary: 'take a spreadsheet in: a plan first, a change with --apply',
  arguments: importArguments,
  options: importOptions,
  details: async () => mappingHelp((await import('./columns.ts')).columnLabels),
  examples: [
    'afi import old-register.xlsx --mapping old-register-mapping.csv',
    'afi import old-register.xlsx --mapping old-register-mapping.csv --dates dmy --apply --yes',
    'afi import custody.csv --apply --dry-run',
  ],
  load,
  preview: { applies: ({ apply }) => apply !== true, load },
  loadQuestions: async () => (await import('./import-questions.ts')).askForImportColumns,
});
