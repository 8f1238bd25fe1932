/** The table of contents, third part: the ways in and out, through spreadsheets. */
import type { Command as Program } from 'commander';
import type { Command, Questions } from './commands/command.ts';
import { addFilters, asAt, examples, oneOf, several } from './flags.ts';

type Hand = (
  load: () => Promise<Command<never>>,
  questions?: () => Promise<Questions<never>>,
) => (...given: unknown[]) => Promise<void>;

export function addExchange(program: Program, reads: Hand, _changes: Hand): void {
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
}
