/** The ways in and out, through spreadsheets. */
import type { Command as Program } from 'commander';
import type { Part } from '../../cli/command-definition.ts';
import { examples } from '../../cli/option-parsers.ts';
import { addChangeFlags, addFilters, asAt, oneOf, several } from '../../cli/shared-options.ts';
import { dateOrders } from '../../domain/vocabulary.ts';
import { columnLabels } from './headings.ts';

const widest = Math.max(...Object.keys(columnLabels).map((name) => name.length));

/** The names are not those of the sheet: whoever writes a mapping must know them. */
const mappingHelp = `
What a mapping’s third column may name for a heading (Heading,Word,Means):
${Object.entries({
  ...columnLabels,
  'extra.NAME': 'a field of your own',
  unread: 'nothing; the column is left out',
})
  .map(([name, label]) => `  ${name.padEnd(widest)}  ${label}`)
  .join('\n')}`;

export const exchange: Part = {
  export: (command, { reads }) =>
    addFilters(
      command
        .option('-o, --output <file>', 'write it to a file')
        .addOption(
          oneOf(
            '--format <format>',
            ['csv', 'xlsx', 'json'],
            'csv, xlsx, json (default: as the file’s name ends)',
          ),
        )
        .addOption(
          oneOf(
            '--sheet <sheet>',
            ['actions', 'events', 'summary'],
            'which one a CSV holds: actions, events, summary',
          ).default('actions'),
        )
        .addOption(
          several('--columns <names>', 'which columns of the actions, commas between: id,title,status'),
        )
        .addOption(asAt()),
    )
      .action(reads(async () => (await import('./run-export.ts')).runExport))
      .addHelpText(
        'after',
        examples(
          'afi export -o register.xlsx',
          'afi export --board custody-dag --columns id,title,status,target -o custody.csv',
          'afi export --format json -o register.json',
        ),
      ),

  import: (command, { reads, changes }) => {
    const load = async () => (await import('./run-import.ts')).runImport;
    const questions = async () => (await import('./import-questions.ts')).askForColumns;
    const [plans, applies] = [reads(load, questions), changes(load, questions)];
    return addChangeFlags(
      command
        .argument('<file>', 'an .xlsx workbook or a CSV file')
        .option('--apply', 'record it, in one commit')
        .option('--sheet <name>', 'which sheet (default: the one whose header says most)')
        .option('--mapping <file>', 'how its columns are read: a CSV file, made where it is not there')
        .addOption(oneOf('--dates <order>', dateOrders, 'how 01/05/2021 is meant: dmy, mdy'))
        .option('--origin <id>', 'the row of the summary of inspections that are new')
        .option('--batch <id>', 'the batch of what is with HMICFRS, where the sheet names none')
        .option('--note <text>', 'why, for what is changed')
        .option('--approved-by <who>', 'who agreed to new targets and completions')
        .option('--without-refused', 'apply the rest where rows are refused'),
    )
      .action((...given: unknown[]) =>
        (given.at(-1) as Program).opts()['apply'] === true ? applies(...given) : plans(...given),
      )
      .addHelpText('after', mappingHelp)
      .addHelpText(
        'after',
        examples(
          'afi import old-register.xlsx --mapping old-register-mapping.csv',
          'afi import old-register.xlsx --mapping old-register-mapping.csv --dates dmy --apply --yes',
          'afi import custody.csv --apply --dry-run',
        ),
      );
  },
};
