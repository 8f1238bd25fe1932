/** Defines the commands of closure submissions: `submit` and `outcome`. */
import { defineChange } from '../../app/define-command.ts';
import {
  argument,
  flag,
  optionalArgument,
  textOption,
  type ValuesOf,
  variadicArgument,
  variadicOption,
} from '../../app/options.ts';
import { changeOptions, noteOptions } from '../../app/shared-options.ts';

const submitArguments = { batch: argument('the batch’s id'), ids: variadicArgument('which actions') };
const submitOptions = {
  ready: flag('all that are complete'),
  to: textOption('whom', 'to whom it goes'),
  approvedBy: textOption('who', 'a board’s id or a role'),
  title: textOption('text', 'as a paper calls it'),
  withoutEvidence: flag('also what has no evidence'),
  ...noteOptions,
  ...changeOptions,
};

/** The values of a call of `submit`. */
export type SubmitOptions = ValuesOf<typeof submitArguments & typeof submitOptions>;

/** The command `submit`. */
export const submitCommand = defineChange({
  name: 'submit',
  heading: 'Change actions',
  summary: 'a closure submission: the batch, and each action in it',
  arguments: submitArguments,
  options: submitOptions,
  examples: [
    'afi submit 2022-01 --ready --to "HMICFRS Force Liaison Lead" --approved-by iamb --dry-run',
    'afi submit 2022-01 roads-2020-rec-1 fraud-2019-rec-5 --to "HMICFRS Force Liaison Lead" --approved-by iamb',
  ],
  load: async () => (await import('./run-submit.ts')).runSubmit,
});

const outcomeArguments = {
  batch: optionalArgument('the batch’s id; without it, whichever each was sent with, or none'),
};
const outcomeOptions = {
  closed: variadicOption('ids', 'the actions it closed'),
  returned: variadicOption('ids', 'the actions it returned, to which the note belongs'),
  ...noteOptions,
  ...changeOptions,
};

/** The values of a call of `outcome`. */
export type OutcomeOptions = ValuesOf<typeof outcomeArguments & typeof outcomeOptions>;

/** The command `outcome`. */
export const outcomeCommand = defineChange({
  name: 'outcome',
  heading: 'Change actions',
  summary: 'HMICFRS’s answer to what was submitted',
  arguments: outcomeArguments,
  options: outcomeOptions,
  examples: [
    'afi outcome 2021-09 --closed roads-2020-rec-3 roads-2020-rec-4',
    'afi outcome 2021-09 --closed roads-2020-rec-4 --returned fraud-2019-rec-1 --note "The sample is too small."',
    'afi outcome --returned fraud-2019-rec-5 --note "Show evidence."',
  ],
  load: async () => (await import('./run-outcome.ts')).runOutcome,
});
