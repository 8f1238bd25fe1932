/** What looks along time: how figures have moved, and how long actions take. */
import { Option } from 'commander';
import type { Part } from '../../cli/command-definition.ts';
import { day, examples } from '../../cli/option-parsers.ts';
import { addFilters, asAt, oneOf, recorded } from '../../cli/shared-options.ts';
import { periodLengths } from '../../domain/dates/period-lengths.ts';
import { dimensionNames } from '../../domain/dimension-names.ts';

const tableFormats = ['table', 'markdown', 'csv', 'json'];

export const time: Part = {
  trend: (command, { reads }) =>
    addFilters(
      command
        .addOption(
          new Option(
            '--since <date>',
            'the end of this day opens the first period (default: as far as the first action, at most 24 periods)',
          ).argParser(day),
        )
        .addOption(asAt())
        .addOption(oneOf('--by <period>', periodLengths).default('month'))
        .addOption(oneOf('--rows <by>', dimensionNames, `also for each: ${dimensionNames.join(', ')}`))
        .option('--recorded', 'each period by the register as git had it at the end of its last day')
        .option('--all-types', 'audit actions too')
        .option('--ids', 'name the actions behind each figure')
        .addOption(oneOf('--format <format>', [...tableFormats, 'svg']))
        .action(reads(async () => (await import('./run-trend.ts')).runTrend))
        .addHelpText(
          'after',
          examples(
            'afi trend --as-at 2021-11-25',
            'afi trend --since 2019-12-31 --by quarter --rows board',
            'afi trend --format svg > trend.svg',
            'afi trend --recorded --since 2021-06-30',
          ),
        ),
    ),

  ageing: (command, { reads }) =>
    addFilters(
      command
        .addOption(recorded())
        .addOption(asAt())
        .addOption(
          oneOf('--rows <by>', dimensionNames, `${dimensionNames.join(', ')} (default: type, then board)`),
        )
        .option('--all-types', 'audit actions too')
        .option('--ids', 'name the actions behind each figure')
        .addOption(oneOf('--format <format>', tableFormats))
        .action(reads(async () => (await import('../ageing/run-ageing.ts')).runAgeing))
        .addHelpText(
          'after',
          examples(
            'afi ageing --as-at 2021-11-25',
            'afi ageing --rows origin --board custody-dag',
            'afi ageing --status submitted --rows inspection --ids',
          ),
        ),
    ),
};
