/** Defines the commands `list` and `show`: actions as a table, and one action in full. */
import { defineQuery } from '../../app/define-command.ts';
import { choiceOption, flag, lookupArgument, type ValuesOf, variadicArgument } from '../../app/options.ts';
import { asAtOption, filterOptions, recordedOption } from '../../app/shared-options.ts';

const listArguments = { words: variadicArgument('Text to look for, as with --text') };
const listOptions = {
  ...recordedOption,
  ...asAtOption,
  all: flag('Closed actions too'),
  format: choiceOption('format', ['table', 'markdown', 'csv', 'json']),
  ...filterOptions,
};

/** The values of a call of `list`. */
export type ListOptions = ValuesOf<typeof listArguments & typeof listOptions>;

/** The command `list`. */
export const listCommand = defineQuery({
  name: 'list',
  formerNames: ['ls'],
  heading: 'Look',
  summary: 'List live actions, or those that match a filter',
  arguments: listArguments,
  options: listOptions,
  examples: [
    'afi list --unassigned',
    'afi list --board custody-dag --rag red --rag amber',
    'afi list stalking --all',
  ],
  load: async () => (await import('./run-list.ts')).runList,
});

const showArguments = { id: lookupArgument('action', 'Id of the action') };
const showOptions = { ...recordedOption, ...asAtOption };

/** The values of a call of `show`. */
export type ShowOptions = ValuesOf<typeof showArguments & typeof showOptions>;

/** The command `show`. */
export const showCommand = defineQuery({
  name: 'show',
  heading: 'Look',
  summary: 'Show one action in full, with its position and history',
  arguments: showArguments,
  options: showOptions,
  examples: ['afi show custody-2021-rec-2', 'afi show custody-2021-rec-2 --as-at 2021-10-31'],
  load: async () => (await import('./run-show.ts')).runShow,
});
