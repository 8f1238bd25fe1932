/** Defines the command `self-assessment`, which shows the self-assessment against HMICFRS's framework. */
import { defineQuery } from '../../app/define-command.ts';
import { optionalArgument, type ValuesOf } from '../../app/options.ts';
import { asAtOption, frameworkOption, recordedOption } from '../../app/shared-options.ts';

const args = { key: optionalArgument('Question, topic or characteristic, such as 6, 6.5 or 6.5.1') };
const options = {
  ...recordedOption,
  ...frameworkOption,
  ...asAtOption,
};

/** The values of a call of `self-assessment`. */
export type SelfAssessmentOptions = ValuesOf<typeof args & typeof options>;

/** The command `self-assessment`. */
export const selfAssessmentCommand = defineQuery({
  name: 'self-assessment',
  formerNames: ['paf'],
  heading: 'Look',
  summary: 'Show the self-assessment, with its gaps and risks',
  arguments: args,
  options,
  examples: [
    'afi self-assessment',
    'afi self-assessment 6',
    'afi self-assessment 6.5',
    'afi self-assessment --as-at 2021-10-31',
  ],
  load: async () => (await import('./run-self-assessment.ts')).runSelfAssessment,
});
