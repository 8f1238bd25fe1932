/** Defines the options that several commands share. */
import type { Filter } from '../domain/filter.ts';
import { actionTypes, dimensionNames, rags, statuses } from '../domain/vocabulary.ts';
import {
  choice,
  dateOption,
  type Flag,
  flag,
  repeatable,
  textOption,
  type ValueOption,
  type ValuesOf,
} from './options.ts';

export const asAtOption = { asAt: dateOption('read the events up to that day (default: today)') };

export const recordedOption = {
  recorded: textOption('when', 'read the register as git had it: at a commit, or at the end of a day'),
};

export const allTypesOption = { allTypes: flag('audit actions too') };

export const idsOption = { ids: flag('name the actions behind each figure') };

export const boardOption = { board: textOption('id', 'the board that watches it') };

export const leadOptions = {
  forceLead: textOption('role', 'the chief officer who answers for it'),
  deliveryLead: textOption('role', 'the head who does it'),
};

export const outputOption = { ...textOption('file', 'write it to a file'), short: 'o' } as const;

/** An option with a dimension: `--rows`, `--columns`. */
export const dimensionOption = (help?: string) =>
  choice('by', dimensionNames, help === undefined ? {} : { help });

const asFilter = <Defined extends Flag | ValueOption>(defined: Defined) =>
  ({ ...defined, filter: true }) as const;
const anyOf = (defined: ValueOption<string>) => asFilter(repeatable(defined));

/** Filters of actions. Values of one filter are alternatives; different filters must all match. */
export const filterOptions = {
  type: anyOf(choice('type', actionTypes)),
  origin: anyOf(textOption('id', 'the row of the summary')),
  inspection: anyOf(textOption('id', 'the inspection')),
  status: anyOf(choice('status', statuses)),
  forceLead: anyOf(leadOptions.forceLead),
  deliveryLead: anyOf(leadOptions.deliveryLead),
  board: anyOf(boardOption.board),
  theme: anyOf(textOption('word', 'what it is about')),
  paf: anyOf(textOption('key', 'a question of the framework, or what lies under it')),
  batch: anyOf(textOption('id', 'the last submission')),
  rag: anyOf(choice('colour', rags)),
  text: anyOf(textOption('words', 'words in its id, title, wording or portal reference')),
  overdue: asFilter(flag('past its date on the force’s clock')),
  unassigned: asFilter(flag('without force lead, delivery lead or board')),
} satisfies { readonly [Name in keyof Filter]-?: ValueOption<string> | Flag };

/** Options of every command that changes the register. */
export const changeOptions = {
  on: dateOption('the day it happened (default: today)'),
  message: textOption('text', 'the first line of the commit'),
  dryRun: flag('show the change; record nothing'),
  yes: flag('do not ask before more than 20 actions, or what looks personal'),
};

/** Their values. */
export type ChangeOptions = ValuesOf<typeof changeOptions>;

export const noteOptions = {
  note: textOption('text', 'what is to be said; - is standard input'),
  noteFile: textOption('file', 'the same, from a file; - is standard input'),
};
