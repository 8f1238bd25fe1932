/** Defines the command `programme`, which lists inspections that are under way or planned. */
import { defineQuery } from '../../app/define-command.ts';
import { choiceOption, type ValuesOf } from '../../app/options.ts';
import { recordedOption } from '../../app/shared-options.ts';

const options = { ...recordedOption, format: choiceOption('format', ['table', 'markdown', 'json', 'ics']) };

/** The values of a call of `programme`. */
export type ProgrammeOptions = ValuesOf<typeof options>;

/** The command `programme`. */
export const programmeCommand = defineQuery({
  name: 'programme',
  heading: 'Look',
  summary: 'List inspections under way and planned',
  options,
  examples: [
    'afi programme',
    'afi programme --format markdown',
    'afi programme --format ics > programme.ics',
  ],
  load: async () => (await import('./run-programme.ts')).runProgramme,
});
