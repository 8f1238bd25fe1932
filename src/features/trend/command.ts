/** Defines the command `trend`, which shows live actions at the end of each period, and the movement in each. */
import { defineQuery } from '../../app/define-command.ts';
import { choiceOption, dateOption, flag, setDefault, type ValuesOf } from '../../app/options.ts';
import {
  allTypesOption,
  asAtOption,
  dimensionOption,
  filterOptions,
  frameworkOption,
  idsOption,
} from '../../app/shared-options.ts';
import { dimensionNames, periodLengths } from '../../domain/vocabulary.ts';

const options = {
  since: dateOption('Day before the first period (default: the first action, at most 24 periods)'),
  ...asAtOption,
  by: setDefault(choiceOption('period', periodLengths), 'month'),
  rows: dimensionOption(`Rows: ${dimensionNames.join(', ')}`),
  recorded: flag('Register as git recorded it at the end of each period'),
  ...allTypesOption,
  ...frameworkOption,
  ...idsOption,
  format: choiceOption('format', ['table', 'markdown', 'csv', 'json', 'svg']),
  ...filterOptions,
};

/** The values of a call of `trend`. */
export type TrendOptions = ValuesOf<typeof options>;

/** The command `trend`. */
export const trendCommand = defineQuery({
  name: 'trend',
  heading: 'Look',
  summary: 'Show live actions at the end of each month, and the movement between',
  options,
  examples: [
    'afi trend --as-at 2021-11-25',
    'afi trend --since 2019-12-31 --by quarter --rows board',
    'afi trend --format svg > trend.svg',
    'afi trend --recorded --since 2021-06-30',
  ],
  load: async () => (await import('./run-trend.ts')).runTrend,
});
