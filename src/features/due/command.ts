/** Defines the command `due`, which lists what needs the officer now. */
import { defineQuery } from '../../app/define-command.ts';
import type { ValuesOf } from '../../app/options.ts';
import { asAtOption, filterOptions, recordedOption } from '../../app/shared-options.ts';

const options = { ...recordedOption, ...asAtOption, ...filterOptions };

/** The values of a call of `due`. */
export type DueOptions = ValuesOf<typeof options>;

/** The command `due`. */
export const dueCommand = defineQuery({
  name: 'due',
  heading: 'Look',
  summary: 'List what needs attention now',
  options,
  examples: ['afi due', 'afi due --board custody-dag', 'afi due --as-at 2021-11-25'],
  load: async () => (await import('./run-due.ts')).runDue,
});
