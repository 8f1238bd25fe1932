/** Defines the command `ageing`, which shows days with the force and with HMICFRS, and days since issue. */
import { defineQuery } from '../../app/define-command.ts';
import { choice, type ValuesOf } from '../../app/options.ts';
import { allTypes, asAt, dimension, filters, ids, recorded } from '../../app/shared-options.ts';
import { dimensionNames } from '../../domain/vocabulary.ts';

const options = {
  ...recorded,
  ...asAt,
  rows: dimension(`${dimensionNames.join(', ')} (default: type, then board)`),
  ...allTypes,
  ...ids,
  format: choice('format', ['table', 'markdown', 'csv', 'json']),
  ...filters,
};

export type AgeingOptions = ValuesOf<typeof options>;

export const ageingCommand = defineQuery({
  name: 'ageing',
  group: 'Look',
  summary: 'days with the force and with HMICFRS; days since issue',
  options,
  examples: [
    'afi ageing --as-at 2021-11-25',
    'afi ageing --rows origin --board custody-dag',
    'afi ageing --status submitted --rows inspection --ids',
  ],
  load: async () => (await import('./run-ageing.ts')).runAgeing,
});
