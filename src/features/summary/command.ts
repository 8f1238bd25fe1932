/** Defines the command `summary`, which shows live actions and those with HMICFRS in a table. */
import { defineQuery } from '../../app/define-command.ts';
import { choiceOption, setDefault, type ValuesOf } from '../../app/options.ts';
import {
  allTypesOption,
  asAtOption,
  dimensionOption,
  filterOptions,
  frameworkOption,
  idsOption,
  recordedOption,
} from '../../app/shared-options.ts';
import { dimensionNames } from '../../domain/vocabulary.ts';

const options = {
  ...recordedOption,
  ...asAtOption,
  rows: setDefault(dimensionOption(`Rows: ${dimensionNames.join(', ')}`), 'origin'),
  columns: setDefault(dimensionOption('Columns: the same choices'), 'type'),
  ...allTypesOption,
  ...frameworkOption,
  ...idsOption,
  format: choiceOption('format', ['table', 'markdown', 'csv', 'json']),
  ...filterOptions,
};

/** The values of a call of `summary`. */
export type SummaryOptions = ValuesOf<typeof options>;

/** The command `summary`. */
export const summaryCommand = defineQuery({
  name: 'summary',
  heading: 'Look',
  summary: 'Count live actions in a table, with those submitted to HMICFRS',
  options,
  examples: [
    'afi summary --as-at 2021-11-25',
    'afi summary --rows board --columns rag',
    'afi summary --board custody-dag --ids',
  ],
  load: async () => (await import('./run-summary.ts')).runSummary,
});
