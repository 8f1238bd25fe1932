/** Defines the command `ageing`, which shows days with the force and with HMICFRS, and days since issue. */
import { defineQuery } from '../../app/define-command.ts';
import { choiceOption, type ValuesOf } from '../../app/options.ts';
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
  rows: dimensionOption(`Rows: ${dimensionNames.join(', ')} (default: type, then board)`),
  ...allTypesOption,
  ...frameworkOption,
  ...idsOption,
  format: choiceOption('format', ['table', 'markdown', 'csv', 'json']),
  ...filterOptions,
};

/** The values of a call of `ageing`. */
export type AgeingOptions = ValuesOf<typeof options>;

/** The command `ageing`. */
export const ageingCommand = defineQuery({
  name: 'ageing',
  heading: 'Look',
  summary: 'Show how long actions have been with the force, with HMICFRS and since issue',
  options,
  examples: [
    'afi ageing --as-at 2021-11-25',
    'afi ageing --rows origin --board custody-dag',
    'afi ageing --status submitted --rows inspection --ids',
  ],
  load: async () => (await import('./run-ageing.ts')).runAgeing,
});
