/** Defines `correct`, which corrects one field of an action. */
import { defineChange } from '../../app/define-command.ts';
import { argument, lookupArgument, type ValuesOf } from '../../app/options.ts';
import { changeOptions, noteOptions } from '../../app/shared-options.ts';

const correctArguments = {
  id: lookupArgument('action', 'Id of the action'),
  field: argument(
    'Field, such as title, deadline.by, themes[0] or history[3].on. With type or inspection, the id changes too',
  ),
  value: { ...argument('Correct value, or "" to remove it'), acceptsEmpty: true } as const,
};
const correctOptions = { ...noteOptions, ...changeOptions };

/** The values of a call of `correct`. */
export type CorrectOptions = ValuesOf<typeof correctArguments & typeof correctOptions>;

/** The command `correct`. */
export const correctCommand = defineChange({
  name: 'correct',
  heading: 'Change actions',
  summary: 'Correct a mistake, keeping the old value',
  arguments: correctArguments,
  options: correctOptions,
  details: async () => `
The events of a history are counted from 0: history[0] is the first, history[3] the fourth. The day of an
event is history[3].on, a RAG rating history[3].rag, a target history[3].by, a lead history[3].force_lead.
\`afi correct ID closed_on …\`, \`rag\`, \`target\` and similar show which event it is.
Dates, words and names are read as in options: 25/11/2021, Amber, a board by its name.`,
  findMissing: (isGiven) =>
    isGiven('note') || isGiven('noteFile') ? [] : ['enter the reason with --note or --note-file.'],
  loadJointReader: async () => (await import('./read-correction.ts')).readCorrection,
  examples: [
    'afi correct roads-2020-rec-6 title "Review capacity on the strategic road network" --note "A word was missing."',
    'afi correct roads-2020-rec-6 deadline.by 2021-01-15 --note "The report gives January."',
    'afi correct roads-2020-rec-6 history[0].on "14 July 2020" --note "The report was published a day earlier." --dry-run',
    'afi correct roads-2020-rec-6 type area-for-improvement --note "The report calls it an area for improvement."',
  ],
  load: async () => (await import('./run-correct.ts')).runCorrect,
});
