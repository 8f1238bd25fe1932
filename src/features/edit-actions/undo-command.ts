/** Defines `undo` and `redo`, which step back and forwards through the recorded changes. */
import { defineChange } from '../../app/define-command.ts';
import { InvalidValueError, option, setDefault, type ValuesOf } from '../../app/options.ts';
import { changeOptions } from '../../app/shared-options.ts';

/** In one call: more is a restoration from git, not a step back. */
const maxSteps = 100;

function parseSteps(text: string): number {
  if (/^\d{1,3}$/.test(text) && Number(text) >= 1 && Number(text) <= maxSteps) return Number(text);
  throw new InvalidValueError(`Enter a whole number from 1 to ${maxSteps}.`);
}

const stepOptions = {
  steps: setDefault(option('number', 'Number of changes', parseSteps), 1),
  ...changeOptions,
};

/** The values of a call of `undo` or `redo`. */
export type StepOptions = ValuesOf<typeof stepOptions>;

/** The command `undo`. */
export const undoCommand = defineChange({
  name: 'undo',
  heading: 'Change actions',
  summary: 'Undo the last recorded change',
  options: stepOptions,
  examples: ['afi undo --dry-run', 'afi undo', 'afi undo --steps 3 --yes'],
  load: async () => (await import('./run-undo.ts')).runUndo,
});

/** The command `redo`. */
export const redoCommand = defineChange({
  name: 'redo',
  heading: 'Change actions',
  summary: 'Redo a change that was undone',
  options: stepOptions,
  examples: ['afi redo --dry-run', 'afi redo'],
  load: async () => (await import('./run-undo.ts')).runRedo,
});
