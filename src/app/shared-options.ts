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
export const asAtOption = { asAt: dateOption('Day to report on (default: today)') };

/** The option `--recorded`. */
export const recordedOption = {
  recorded: textOption('when', 'Commit, or day, of the register to read, as git recorded it'),
};

/** The option `--all-types`, which adds audit actions. */
export const allTypesOption = { allTypes: flag('Actions from internal audit as well') };

/** The option `--framework`. */
export const frameworkOption = {
  framework: textOption('id', 'Framework (default: the one in force on the day)'),
};

/** The option `--resume` of a command that asks questions. */
export const resumeOption = { resume: flag('Answers kept from a cancelled call') };

/** The option `--ids`. */
export const idsOption = { ids: flag('Ids of the actions behind each figure') };

/** The option `--board` of a command that sets the board of an action. */
export const boardOption = { board: textOption('id', 'Governance board') };

/** The options that set the leads of an action. */
export const leadOptions = {
  forceLead: textOption('role', 'Force lead: the accountable chief officer'),
  deliveryLead: textOption('role', 'Delivery lead: the officer responsible for the work'),
};

/** The option `--output`. */
export const outputOption = textOption('file', 'File to write');

/** An option with a dimension: `--rows`, `--columns`. */
export const dimensionOption = (help?: string) =>
  choiceOption('by', dimensionNames, help === undefined ? {} : { help });

const markAsFilter = <Defined extends Flag | ValueOption>(definition: Defined) =>
  ({ ...definition, filter: true }) as const;
const repeatableFilter = (definition: ValueOption<string>) => markAsFilter(repeatableOption(definition));

/** Filters of actions. Values of one filter are alternatives; different filters must all match. */
export const filterOptions = {
  type: repeatableFilter(choiceOption('type', actionTypes)),
  origin: repeatableFilter(textOption('id', 'Origin: the row of the summary')),
  inspection: repeatableFilter(textOption('id', 'Inspection')),
  status: repeatableFilter(choiceOption('status', statuses)),
  forceLead: repeatableFilter(leadOptions.forceLead),
  deliveryLead: repeatableFilter(leadOptions.deliveryLead),
  board: repeatableFilter(boardOption.board),
  theme: repeatableFilter(textOption('word', 'Theme')),
  paf: repeatableFilter(
    textOption('key', 'Question or topic of the framework, with all below it: 6, or peel-2025-27:6'),
  ),
  batch: repeatableFilter(textOption('id', 'Batch of the last submission')),
  rag: repeatableFilter(choiceOption('colour', ragGroups, { help: `RAG rating: ${ragGroups.join(', ')}` })),
  text: repeatableFilter(textOption('words', 'Text in the id, title, wording or portal reference')),
  overdue: markAsFilter(flag('Actions that are overdue')),
  unassigned: markAsFilter(flag('Actions without a force lead, delivery lead or board')),
} satisfies { readonly [Name in keyof Filter]-?: ValueOption<string> | Flag };

/** Options of every command that changes the register. */
export const changeOptions = {
  on: dateOption('Date it happened (default: today)'),
  message: textOption('text', 'First line of the commit message'),
  dryRun: flag('Preview of the change, without recording it'),
  yes: flag('Yes to every question, such as before a change to more than 20 actions'),
};

/** The values of `changeOptions`. */
export type ChangeOptions = ValuesOf<typeof changeOptions>;

/** The option `--encoding` of commands that read a text file. */
export const encodingOption = {
  encoding: choiceOption('encoding', encodings, {
    help: `Encoding of the text: ${encodings.join(', ')} (default: UTF-8, else Windows-1252)`,
    loadSynonyms: async () => (await import('../domain/encoding-names.ts')).findEncoding,
  }),
};

/** The options for the text of an event. */
export const noteOptions = {
  note: textOption('text', 'Text of the note, or - for standard input'),
  noteFile: textOption('file', 'File with the text of the note, or - for standard input'),
  ...encodingOption,
};
