/** The table of contents, third part: the ways in and out, through spreadsheets. */
import type { Command as Program } from 'commander';
import type { Command, Questions } from './commands/command.ts';
import { addChangeFlags, addFilters, asAt, examples, oneOf, several } from './flags.ts';
import { dateOrders } from './model/vocabulary.ts';

type Hand = (
  load: () => Promise<Command<never>>,
  questions?: () => Promise<Questions<never>>,
) => (...given: unknown[]) => Promise<void>;

export function addExchange(program: Program, reads: Hand, changes: Hand): void {
  const command = (name: string, about: string) =>
    program
      .command(name)
      .description(about)
      .helpGroup('In and out:')
      .showHelpAfterError('Add --help for more.');

  addFilters(
    command('export', 'the register for a spreadsheet, or whole as JSON')
      .option('-o, --output <file>', 'write it to a file')
      .addOption(
        oneOf('--format <format>', 'csv, xlsx, json (default: as the file’s name ends)', [
          'csv',
          'xlsx',
          'json',
        ]),
      )
      .addOption(
        oneOf(
          '--sheet <sheet>',
          'which one a CSV holds: actions, events, summary',
          ['actions', 'events', 'summary'],
          'actions',
        ),
      )
      .addOption(
        several('--columns <names>', 'which columns of the actions, commas between: id,title,status'),
      )
      .addOption(asAt()),
  )
    .action(reads(async () => (await import('./commands/exchange/export.ts')).exportRegister))
    .addHelpText(
      'after',
      examples(
        'afi export -o register.xlsx',
        'afi export --board custody-dag --columns id,title,status,target -o custody.csv',
        'afi export --format json -o register.json',
      ),
    );

  const load = async () => (await import('./commands/exchange/import.ts')).importSheet;
  const questions = async () => (await import('./commands/exchange/import-questions.ts')).questions;
  const [plans, applies] = [reads(load, questions), changes(load, questions)];
  addChangeFlags(
    command('import', 'take a spreadsheet in: a plan first, a change with --apply')
      .argument('<file>', 'an .xlsx workbook or a CSV file')
      .option('--apply', 'record it, in one commit')
      .option('--sheet <name>', 'which sheet (default: the one whose header says most)')
      .option('--mapping <file>', 'how its columns are read: a CSV file, made where it is not there')
      .addOption(oneOf('--dates <order>', 'how 01/05/2021 is meant: dmy, mdy', dateOrders))
      .option('--origin <id>', 'the row of the summary of inspections that are new')
      .option('--note <text>', 'why, for what is changed')
      .option('--approved-by <who>', 'who agreed to new targets and completions')
      .option('--without-refused', 'apply the rest where rows are refused'),
  )
    .action((...given: unknown[]) =>
      (given.at(-1) as Program).opts()['apply'] === true ? applies(...given) : plans(...given),
    )
    .addHelpText(
      'after',
      examples(
        'afi import old-register.xlsx --mapping old-register-mapping.csv',
        'afi import old-register.xlsx --mapping old-register-mapping.csv --dates dmy --apply --yes',
        'afi import custody.csv --apply --dry-run',
      ),
    );
}
