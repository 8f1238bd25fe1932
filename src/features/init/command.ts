/** Defines `init`: a new register. */
import { defineStandalone } from '../../app/define-command.ts';
import { argument, flag, textOption, type ValuesOf } from '../../app/options.ts';

const args = { dir: argument('the folder to make') };
const options = {
  name: textOption('name', 'the force’s name'),
  message: textOption('text', 'the first line of the commit'),
  dryRun: flag('say what would be made; make nothing'),
};

/** The values of a call of `init`. */
export type InitOptions = ValuesOf<typeof args & typeof options>;

/** The command `init`. */
export const initCommand = defineStandalone({
  name: 'init',
  heading: 'Set up',
  summary: 'a new register, in a new repository where there is none',
  arguments: args,
  options,
  examples: ['afi init our-register --name "Harbour Police"', 'afi init .'],
  load: async () => (await import('./plan-new-register.ts')).planNewRegister,
});
