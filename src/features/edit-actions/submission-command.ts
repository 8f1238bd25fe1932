/** Defines the commands of closure submissions: `submit` and `outcome`. */
import { missingOptions } from '../../app/change-options.ts';
import { defineChange } from '../../app/define-command.ts';
import {
  flag,
  lookupArgument,
  lookupOption,
  optionalLookupArgument,
  textOption,
  type ValuesOf,
  variadicLookupArgument,
  variadicOption,
} from '../../app/options.ts';
import { changeOptions, noteOptions } from '../../app/shared-options.ts';

const submitArguments = {
  batch: lookupArgument('new-batch', 'Id of the batch, such as 2022-01'),
  ids: variadicLookupArgument('action', 'Ids of the actions'),
};
const submitOptions = {
  ready: flag('Every action that is complete'),
  to: textOption('whom', 'Recipient'),
  approvedBy: lookupOption('approver', 'who', 'Board or role that approved it'),
  title: textOption('text', 'Title for papers'),
  withoutEvidence: flag('Actions without evidence as well'),
  ...noteOptions,
  ...changeOptions,
};

/** The values of a call of `submit`. */
export type SubmitOptions = ValuesOf<typeof submitArguments & typeof submitOptions>;

/** The command `submit`. */
export const submitCommand = defineChange({
  name: 'submit',
  heading: 'Change actions',
  summary: 'Submit actions to HMICFRS for closure, as one batch',
  arguments: submitArguments,
  options: submitOptions,
  findMissing: (isGiven) =>
    isGiven('ids') || isGiven('ready')
      ? []
      : ['after the id of the batch, name the actions to submit, or add --ready for all that are complete.'],
  examples: [
    'afi submit 2022-01 --ready --to "HMICFRS Force Liaison Lead" --approved-by iamb --dry-run',
    'afi submit 2022-01 roads-2020-rec-1 fraud-2019-rec-5 --to "HMICFRS Force Liaison Lead" --approved-by iamb',
  ],
  load: async () => (await import('./run-submit.ts')).runSubmit,
});

const outcomeArguments = {
  batch: optionalLookupArgument('batch', 'Id of the batch (default: the batch of each action)'),
};
const outcomeOptions = {
  closed: variadicOption(lookupOption('action', 'ids', 'Ids of the actions that HMICFRS closed')),
  returned: variadicOption(
    lookupOption('action', 'ids', 'Ids of the actions that HMICFRS returned. The note is its feedback'),
  ),
  ...noteOptions,
  ...changeOptions,
};

/** The values of a call of `outcome`. */
export type OutcomeOptions = ValuesOf<typeof outcomeArguments & typeof outcomeOptions>;

/** The command `outcome`. */
export const outcomeCommand = defineChange({
  name: 'outcome',
  heading: 'Change actions',
  summary: 'Record the decision of HMICFRS on submitted actions',
  arguments: outcomeArguments,
  options: outcomeOptions,
  findMissing: (isGiven) => [
    ...(isGiven('closed') || isGiven('returned') ? [] : [missingOptions(['closed', 'returned'])]),
    ...(isGiven('returned') && !isGiven('note') && !isGiven('noteFile')
      ? ['add --note or --note-file with what HMICFRS asked for.']
      : []),
  ],
  examples: [
    'afi outcome 2021-09 --closed roads-2020-rec-3 roads-2020-rec-4',
    'afi outcome 2021-09 --closed roads-2020-rec-4 --returned fraud-2019-rec-1 --note "The sample is too small."',
    'afi outcome --returned fraud-2019-rec-5 --note "Show evidence."',
  ],
  load: async () => (await import('./run-outcome.ts')).runOutcome,
});
