/** Defines the command `target`: a target date, a request for one, and its decision. */
import { defineChange } from '../../app/define-command.ts';
import { flag, lookupOption, textOption, type ValuesOf } from '../../app/options.ts';
import { futureDateOption } from '../../app/shared-options.ts';
import { actionArguments, approvedByOption, eventOptions, minuteOption } from './event-command.ts';
import { findMissing } from './missing-inputs.ts';

const targetOptions = {
  by: futureDateOption('Target date'),
  reason: textOption('text', 'Reason for replacing an earlier target'),
  approvedBy: approvedByOption,
  minute: minuteOption,
  request: flag('Ask for this target: it is set once it is approved'),
  approve: flag('Approve the pending request for a new target, and set it'),
  refuse: flag('Refuse the pending request for a new target'),
  reportedBy: lookupOption('role', 'role', 'Role that asked for it, if another role records it'),
  ...eventOptions,
};

/** The values of a call of `target`. */
export type TargetOptions = ValuesOf<typeof actionArguments & typeof targetOptions>;

/** The command `target`. */
export const targetCommand = defineChange({
  name: 'target',
  heading: 'Change actions',
  summary: 'Set or replace a target date, or request one and decide requests',
  arguments: actionArguments,
  options: targetOptions,
  findMissing: findMissing('by', 'approve', 'refuse'),
  examples: [
    'afi target vawg-2021-rec-4 --by 2022-03-31',
    'afi target roads-2020-rec-6 --by 2022-06-30 --reason "The supplier is late." --approved-by iamb',
    'afi target roads-2020-rec-6 --by 2022-06-30 --request --reason "The supplier is late." --reported-by "Head of Roads Policing"',
    'afi target roads-2020-rec-6 --approve --approved-by iamb --minute "IAMB March 2022, item 4"',
  ],
  load: async () => (await import('./run-target.ts')).runTarget,
});
