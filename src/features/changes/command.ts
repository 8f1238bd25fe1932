/** Defines the command `changes`, which shows the movement between two dates, or what was recorded between two commits. */
import { defineQuery } from '../../app/define-command.ts';
import { dateOption, type ValuesOf } from '../../app/options.ts';
import { allTypesOption, filterOptions, idsOption, recordedOption } from '../../app/shared-options.ts';
import { betweenOption, changesFormatOption } from '../history/command.ts';

const options = {
  ...recordedOption,
  since: dateOption('Day before the period: its end is the opening position'),
  until: dateOption('Last day of the period (default: today)'),
  ...betweenOption,
  ...allTypesOption,
  ...idsOption,
  ...changesFormatOption,
  ...filterOptions,
};

/** The values of a call of `changes`. */
export type ChangesOptions = ValuesOf<typeof options>;

/** The command `changes`. */
export const changesCommand = defineQuery({
  name: 'changes',
  heading: 'Look',
  summary: 'Show what was issued, closed and reopened between two dates',
  options,
  examples: [
    'afi changes --since 2020-12-31 --until 2021-11-25',
    'afi changes --since 2021-09-30 --origin custody --ids',
    'afi changes --between 2021-10-31 HEAD',
  ],
  load: async () => (await import('./run-changes.ts')).runChanges,
});
