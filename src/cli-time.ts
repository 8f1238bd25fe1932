/** The table of contents, the part that looks along time: how figures have moved, and how long actions take. */
import { Option, type Command as Program } from 'commander';
import type { Command } from './commands/command.ts';
import { addFilters, asAt, day, examples, oneOf } from './flags.ts';
import { dimensionNames } from './model/dimension-names.ts';
import { periodLengths } from './model/period-lengths.ts';

type Begin = (name: string, about: string) => Program;
type Reads = (load: () => Promise<Command<never>>) => (...given: unknown[]) => Promise<void>;

const tableFormats = ['table', 'markdown', 'csv', 'json'];

export function addTime(command: Begin, reads: Reads): void {
  addFilters(
    command('trend', 'live at each month’s end, and what came and went between')
      .addOption(
        new Option(
          '--since <date>',
          'the end of this day opens the first period (default: as far as the first action, at most 24 periods)',
        ).argParser(day),
      )
      .addOption(asAt())
      .addOption(oneOf('--by <period>', periodLengths.join(', '), periodLengths, 'month'))
      .addOption(oneOf('--rows <by>', `also for each: ${dimensionNames.join(', ')}`, dimensionNames))
      .option('--all-types', 'audit actions too')
      .option('--ids', 'name the actions behind each figure')
      .addOption(oneOf('--format <format>', [...tableFormats, 'svg'].join(', '), [...tableFormats, 'svg']))
      .action(reads(async () => (await import('./commands/looking/trend.ts')).trend))
      .addHelpText(
        'after',
        examples(
          'afi trend --as-at 2021-11-25',
          'afi trend --since 2019-12-31 --by quarter --rows board',
          'afi trend --format svg > trend.svg',
        ),
      ),
  );
  addFilters(
    command('ageing', 'days with the force and with HMICFRS; days since issue')
      .addOption(asAt())
      .addOption(
        oneOf('--rows <by>', `${dimensionNames.join(', ')} (default: type, then board)`, dimensionNames),
      )
      .option('--all-types', 'audit actions too')
      .option('--ids', 'name the actions behind each figure')
      .addOption(oneOf('--format <format>', tableFormats.join(', '), tableFormats))
      .action(reads(async () => (await import('./commands/looking/ageing.ts')).ageing))
      .addHelpText(
        'after',
        examples(
          'afi ageing --as-at 2021-11-25',
          'afi ageing --rows origin --board custody-dag',
          'afi ageing --status submitted --rows inspection --ids',
        ),
      ),
  );
}
