/** Defines the command `paf`, which shows the self-assessment against HMICFRS's framework. */
import { defineQuery } from '../../app/define-command.ts';
import { optionalArgument, textOption, type ValuesOf } from '../../app/options.ts';
import { asAtOption, recordedOption } from '../../app/shared-options.ts';

const args = { question: optionalArgument('one question, by topic') };
const options = {
  ...recordedOption,
  framework: textOption('id', 'which version of the framework (default: the newest)'),
  ...asAtOption,
};

export type SelfAssessmentOptions = ValuesOf<typeof args & typeof options>;

export const selfAssessmentCommand = defineQuery({
  name: 'paf',
  group: 'Look',
  summary: 'the self-assessment: assessed, gaps, risks',
  arguments: args,
  options,
  examples: ['afi paf', 'afi paf 6', 'afi paf --as-at 2021-10-31'],
  load: async () => (await import('./run-self-assessment.ts')).runSelfAssessment,
});
