/** The table of contents, third part: the monitoring portal, against which the register is held. */
import { Argument, Option, type Command as Program } from 'commander';
import type { Changes, Reads } from './cli-changes.ts';
import { asAt, day, examples, oneOf } from './flags.ts';

export function addPortal(program: Program, reads: Reads, _changes: Changes): void {
  const command = (name: string, about: string, group: string) =>
    program.command(name).description(about).helpGroup(group).showHelpAfterError('Add --help for more.');

  command('reconcile', 'the register against the portal, record by record', 'Look:')
    .addArgument(
      new Argument('[extract]', 'the day of an extract (default: the newest that is not later)').argParser(day),
    )
    .addOption(asAt())
    .addOption(new Option('--against <date>', 'compare it with an earlier extract instead').argParser(day))
    .option('--strict', 'fail where a difference is not explained')
    .addOption(oneOf('--format <format>', 'table, markdown, csv, json', ['table', 'markdown', 'csv', 'json']))
    .action(reads(async () => (await import('./commands/looking/reconcile.ts')).reconcile))
    .addHelpText(
      'after',
      examples(
        'afi reconcile',
        'afi reconcile 2021-11-25 --strict',
        'afi reconcile 2022-02-28 --against 2021-11-25',
        'afi reconcile --format csv > differences.csv',
      ),
    );
}
