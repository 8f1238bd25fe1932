/** Defines `init`: a new register. */
import { defineStandalone } from '../../app/define-command.ts';
import { fileArgument, flag, textOption, type ValuesOf } from '../../app/options.ts';

const args = { dir: fileArgument('Folder to create') };
const options = {
  name: textOption('name', 'Name of the force (default: Our Police)'),
  message: textOption('text', 'First line of the commit message'),
  dryRun: flag('Preview of the files, without creating them'),
};

/** The values of a call of `init`. */
export type InitOptions = ValuesOf<typeof args & typeof options>;

/** The command `init`. */
export const initCommand = defineStandalone({
  name: 'init',
  heading: 'Set up',
  summary: 'Start a new register',
  arguments: args,
  options,
  examples: ['afi init our-register --name "Harbour Police"', 'afi init .'],
  load: async () => (await import('./plan-new-register.ts')).planNewRegister,
  loadQuestions: async () => (await import('./init-questions.ts')).askForName,
});
