/** Defines the options that several commands share. */
import type { Filter } from '../domain/filter.ts';
import { actionTypes, dimensionNames, encodings, ragGroups, statuses } from '../domain/vocabulary.ts';
import {
  choiceOption,
  dateOption,
  type Flag,
  flag,
  repeatableOption,
  textOption,
  type ValueOption,
  type ValuesOf,
} from './options.ts';

/** The option `--as-at`. */
export const asAtOption = { asAt: dateOption('read the events up to that day (default: today)') };

/** The option `--recorded`. */
export const recordedOption = {
  recorded: textOption('when', 'read the register as git had it: at a commit, or at the end of a day'),
};

/** The option `--all-types`, which adds audit actions. */
export const allTypesOption = { allTypes: flag('audit actions too') };

/** The option `--framework`. */
export const frameworkOption = {
  framework: textOption('id', 'which version of the framework (default: the one in force on the day)'),
};

/** The option `--ids`. */
export const idsOption = { ids: flag('name the actions behind each figure') };

/** The option `--board` of a command that sets the board of an action. */
export const boardOption = { board: textOption('id', 'the board that watches it') };

/** The options that set the leads of an action. */
export const leadOptions = {
  forceLead: textOption('role', 'the chief officer who answers for it'),
  deliveryLead: textOption('role', 'the head who does it'),
};

/** The option `--output`. */
export const outputOption = textOption('file', 'write it to a file');

/** An option with a dimension: `--rows`, `--columns`. */
export const dimensionOption = (help?: string) =>
  choiceOption('by', dimensionNames, help === undefined ? {} : { help });

const markAsFilter = <Defined extends Flag | ValueOption>(definition: Defined) =>
  ({ ...definition, filter: true }) as const;
const repeatableFilter = (definition: ValueOption<string>) => markAsFilter(repeatableOption(definition));

/** Filters of actions. Values of one filter are alternatives; different filters must all match. */
export const filterOptions = {
  type: repeatableFilter(choiceOption('type', actionTypes)),
  origin: repeatableFilter(textOption('id', 'the row of the summary')),
  inspection: repeatableFilter(textOption('id', 'the inspection')),
  status: repeatableFilter(choiceOption('status', statuses)),
  forceLead: repeatableFilter(leadOptions.forceLead),
  deliveryLead: repeatableFilter(leadOptions.deliveryLead),
  board: repeatableFilter(boardOption.board),
  theme: repeatableFilter(textOption('word', 'what it is about')),
  paf: repeatableFilter(textOption('key', 'a key of the framework, and all under it: 6, or peel-2025-27:6')),
  batch: repeatableFilter(textOption('id', 'the last submission')),
  rag: repeatableFilter(choiceOption('colour', ragGroups)),
  text: repeatableFilter(textOption('words', 'words in its id, title, wording or portal reference')),
  overdue: markAsFilter(flag('past its date on the force’s clock')),
  unassigned: markAsFilter(flag('without force lead, delivery lead or board')),
} satisfies { readonly [Name in keyof Filter]-?: ValueOption<string> | Flag };

/** Options of every command that changes the register. */
export const changeOptions = {
  on: dateOption('the day it happened (default: today)'),
  message: textOption('text', 'the first line of the commit'),
  dryRun: flag('show the change; record nothing'),
  yes: flag('do not ask before more than 20 actions, or what looks personal'),
};

/** The values of `changeOptions`. */
export type ChangeOptions = ValuesOf<typeof changeOptions>;

/** The option `--encoding` of commands that read a text file. */
export const encodingOption = {
  encoding: choiceOption('encoding', encodings, {
    help: `the encoding of the text: ${encodings.join(', ')} (default: UTF-8, else Windows-1252)`,
    loadSynonyms: async () => (await import('../domain/encoding-names.ts')).findEncoding,
  }),
};

/** The options for the text of an event. */
export const noteOptions = {
  note: textOption('text', 'what is to be said; - is standard input'),
  noteFile: textOption('file', 'the same, from a file; - is standard input'),
  ...encodingOption,
};
