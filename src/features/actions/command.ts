/** Defines the commands `list` and `show`: actions as a table, and one action in full. */
import { defineQuery } from '../../app/define-command.ts';
import { argument, choiceOption, flag, type ValuesOf, variadicArgument } from '../../app/options.ts';
import { asAtOption, filterOptions, recordedOption } from '../../app/shared-options.ts';

const listArguments = { words: variadicArgument('words to look for, as --text does') };
const listOptions = {
  ...recordedOption,
  ...asAtOption,
  all: flag('closed ones too'),
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
  summary: 'actions one a line; live ones unless asked otherwise',
  arguments: listArguments,
  options: listOptions,
  examples: [
    'afi list --unassigned',
    'afi list --board custody-dag --rag red --rag amber',
    'afi list stalking --all',
  ],
  load: async () => (await import('./run-list.ts')).runList,
});

const showArguments = { id: argument('which action') };
const showOptions = { ...recordedOption, ...asAtOption };

/** The values of a call of `show`. */
export type ShowOptions = ValuesOf<typeof showArguments & typeof showOptions>;

/** The command `show`. */
export const showCommand = defineQuery({
  name: 'show',
  heading: 'Look',
  summary: 'one action whole, with what is derived for it',
  arguments: showArguments,
  options: showOptions,
  examples: ['afi show custody-2021-rec-2', 'afi show custody-2021-rec-2 --as-at 2021-10-31'],
  load: async () => (await import('./run-show.ts')).runShow,
});
