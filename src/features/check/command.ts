/** Defines the command `check`, which lists every finding in the register. */
import { defineQuery } from '../../app/define-command.ts';
import { choiceOption, flag, repeatableOption, textOption, type ValuesOf } from '../../app/options.ts';
import { recordedOption } from '../../app/shared-options.ts';

const options = {
  ...recordedOption,
  format: choiceOption('format', ['text', 'json', 'github', 'sarif', 'junit']),
  strict: flag('Failure for warnings as well as errors'),
  code: repeatableOption(textOption('code', 'Code of the findings to show')),
};

/** The values of a call of `check`. */
export type CheckOptions = ValuesOf<typeof options>;

/** The command `check`. */
export const checkCommand = defineQuery({
  name: 'check',
  heading: 'Look',
  summary: 'Check every record, and list what is wrong',
  options,
  examples: [
    'afi check',
    'afi check --strict --format github',
    'afi check --code legacy-bare',
    'afi check --format junit > check.xml',
    'afi --register ../other/register check',
  ],
  load: async () => (await import('./run-check.ts')).runCheck,
});
