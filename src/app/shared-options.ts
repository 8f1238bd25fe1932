/** Defines the options that several commands share. */
import type { Filter } from '../domain/filter.ts';
import { actionTypes, dimensionNames, encodings, ragGroups, statuses } from '../domain/vocabulary.ts';
import {
  changeDateOption,
  choiceOption,
  dateOption,
  type Flag,
  fileOption,
  flag,
  inputFileOption,
  lookupOption,
  repeatableOption,
  revisionOption,
  textOption,
  type ValueOption,
  type ValuesOf,
} from './options.ts';

/** An option with a date that is usually after today. */
export const futureDateOption = (help: string) => ({
  ...dateOption(help),
  loadParse: async () => (await import('./parse-values.ts')).parseFutureDate,
});

/** The option `--as-at`. */
export const asAtOption = { asAt: dateOption('Day to report on (default: today)') };

/** The option `--recorded`. */
export const recordedOption = {
  recorded: revisionOption('when', 'Commit, or day, of the register to read, as git recorded it'),
};

/** The option `--all-types`, which adds audit actions. */
export const allTypesOption = { allTypes: flag('Actions from internal audit as well') };

/** The option `--framework`. */
export const frameworkOption = {
  framework: lookupOption('framework', 'id', 'Framework (default: the one in force on the day)'),
};

/** The option `--resume` of a command that asks questions. */
export const resumeOption = { resume: flag('Answers kept from a cancelled call') };

/** The option `--ids`. */
export const idsOption = { ids: flag('Ids of the actions behind each figure') };

/** The option `--board` of a command that sets the board of an action. */
export const boardOption = { board: lookupOption('board', 'id', 'Governance board') };

/** The options that set the leads of an action. */
export const leadOptions = {
  forceLead: lookupOption('role', 'role', 'Force lead: the accountable chief officer'),
  deliveryLead: lookupOption('role', 'role', 'Delivery lead: the officer responsible for the work'),
};

/** The option `--output`. */
export const outputOption = fileOption('File to write');

/** An option with a dimension: `--rows`, `--columns`. */
export const dimensionOption = (help?: string) =>
  choiceOption('by', dimensionNames, help === undefined ? {} : { help });

/** An option with a word of a column of spreadsheets, or a synonym of it: `AFI`, `areas for improvement`. */
export const wordOption = <const Word extends string>(
  column: string,
  placeholder: string,
  words: readonly Word[],
  settings: { readonly help?: string } = {},
) =>
  choiceOption(placeholder, words, {
    ...settings,
    loadSynonyms: async () => {
      const { parseWord } = await import('../domain/parse-vocabulary.ts');
      return (text) => parseWord(column, text);
    },
  });

const markAsFilter = <Defined extends Flag | ValueOption>(definition: Defined) =>
  ({ ...definition, filter: true }) as const;
const repeatableFilter = (definition: ValueOption<string>) => markAsFilter(repeatableOption(definition));

/** Filters of actions. Values of one filter are alternatives; different filters must all match. */
export const filterOptions = {
  type: repeatableFilter(wordOption('type', 'type', actionTypes)),
  origin: repeatableFilter(lookupOption('origin', 'id', 'Origin: the row of the summary')),
  inspection: repeatableFilter(lookupOption('inspection', 'id', 'Inspection')),
  status: repeatableFilter(choiceOption('status', statuses)),
  forceLead: repeatableFilter(lookupOption('force-lead', 'role', leadOptions.forceLead.help)),
  deliveryLead: repeatableFilter(lookupOption('delivery-lead', 'role', leadOptions.deliveryLead.help)),
  board: repeatableFilter(boardOption.board),
  theme: repeatableFilter(lookupOption('theme', 'word', 'Theme')),
  paf: repeatableFilter(
    lookupOption(
      'framework-key',
      'key',
      'Question or topic of the framework, with all below it: 6, or peel-2025-27:6',
    ),
  ),
  batch: repeatableFilter(lookupOption('batch', 'id', 'Batch of the last submission')),
  rag: repeatableFilter(
    wordOption('rag', 'colour', ragGroups, { help: `RAG rating: ${ragGroups.join(', ')}` }),
  ),
  text: repeatableFilter(textOption('words', 'Text in the id, title, wording or portal reference')),
  overdue: markAsFilter(flag('Actions that are overdue')),
  unassigned: markAsFilter(flag('Actions without a force lead, delivery lead or board')),
} satisfies { readonly [Name in keyof Filter]-?: ValueOption<string> | Flag };

/** Options of every command that changes the register. */
export const changeOptions = {
  on: changeDateOption('Date it happened (default: today)'),
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
  noteFile: inputFileOption('File with the text of the note, or - for standard input'),
  ...encodingOption,
};
