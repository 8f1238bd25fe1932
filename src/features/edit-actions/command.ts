/** Defines the commands that change actions and their records one at a time; those of single events are in event-command.ts, those of submissions in submission-command.ts. */
import { defineChange } from '../../app/define-command.ts';
import {
  argument,
  choiceOption,
  dateOption,
  flag,
  mandatoryOption,
  repeatableOption,
  textOption,
  type ValuesOf,
} from '../../app/options.ts';
import {
  boardOption,
  changeOptions,
  encodingOption,
  frameworkOption,
  leadOptions,
  noteOptions,
} from '../../app/shared-options.ts';
import type { FieldOption } from '../../domain/records/action.ts';
import { actionTypes, addressees, judgements, priorities } from '../../domain/vocabulary.ts';

const addOptions = {
  from: textOption('file', 'many, from a list in YAML or CSV'),
  // Any text for the types of TypeScript, since a list or an answer on a terminal may also give them.
  type: choiceOption<string>('type', actionTypes, {
    help: `${actionTypes.join(', ')}; or coc, rec, afi, act`,
    loadSynonyms: async () => {
      const { parseWord } = await import('../../domain/parse-vocabulary.ts');
      return (text) => parseWord('type', text);
    },
  }),
  inspection: textOption('id', 'the inspection it came from'),
  number: textOption('number', 'the number printed in the report; a letter where one item was split'),
  title: textOption('text', 'one line, as a committee reads it'),
  wording: textOption('text', 'the published text, whole'),
  wordingFile: textOption('file', 'the same, from a file; - is standard input'),
  ...encodingOption,
  causeOfConcern: textOption('id', 'the cause of concern a recommendation belongs to'),
  priority: choiceOption<string>('priority', priorities, { help: 'audit actions only' }),
  deadline: textOption('text', 'the inspectorate’s, in its own words'),
  deadlineBy: dateOption('the day it comes to'),
  addressee: repeatableOption(textOption('whom', `to whom it is addressed: ${addressees.join(', ')}`)),
  portalRef: repeatableOption(textOption('ref', 'a reference on the monitoring portal')),
  paf: repeatableOption(textOption('key', 'a key of the framework')),
  theme: repeatableOption(textOption('word', 'what it is about')),
  carriedFrom: textOption('id', 'the earlier action that it restates'),
  marking: textOption('marking', 'its protective marking'),
  ...leadOptions,
  ...boardOption,
  inspectionTitle: textOption('text', 'a new inspection’s title'),
  origin: textOption('id', 'a new inspection’s row of the summary'),
  published: dateOption('when a new inspection’s report was published'),
  ...changeOptions,
};

export type AddOptions = ValuesOf<typeof addOptions>;

/** One action to be added: from flags, from a row of a list, or from answers. A field with an option needs it in `addOptions`. */
export type NewAction = Pick<AddOptions, FieldOption | 'number' | 'forceLead' | 'deliveryLead' | 'board'>;

export const addCommand = defineChange({
  name: 'add',
  heading: 'Change actions',
  summary: 'an action as it was issued',
  options: addOptions,
  details: async () => `
A list for --from has a row (CSV) or an entry (YAML) for each action, under these names:
  ${(await import('./add-list.ts')).listColumns.join(', ')}.
The first five are needed, unless a flag gives them for all; in CSV several values of one stand with ; between.`,
  examples: [
    'afi add --type recommendation --inspection vawg-2021 --number 7 --title "Publish the plan" --wording-file rec7.txt',
    'afi add --from new-actions.csv --dry-run',
    'afi add --type area-for-improvement --inspection peel-2022 --number 1 --title "Answer faster" --wording "The force should …" --inspection-title "PEEL 2021/22" --origin local-peel --published 2023-02-10',
  ],
  load: async () => (await import('./run-add.ts')).runAdd,
  loadQuestions: async () => (await import('./add-questions.ts')).askForAction,
});

const assessArguments = { topic: argument('the topic or characteristic, such as 6.2 or 6.2.1') };
const assessOptions = {
  judgement: mandatoryOption(choiceOption('judgement', judgements)),
  risk: textOption('text', 'what may go wrong'),
  evidence: repeatableOption(textOption('text', 'what it rests on')),
  action: repeatableOption(textOption('id', 'an action that bears on it')),
  ...frameworkOption,
  internal: flag('keep it out of every paper for the public'),
  ...noteOptions,
  ...changeOptions,
};

export type AssessOptions = ValuesOf<typeof assessArguments & typeof assessOptions>;

export const assessCommand = defineChange({
  name: 'assess',
  heading: 'Change actions',
  summary: 'the force’s judgement of itself on one topic or characteristic',
  arguments: assessArguments,
  options: assessOptions,
  examples: [
    'afi assess 6.5 --judgement partly-met --note "Victims are surveyed, and nobody reads the answers."',
    'afi assess 6.5.1 --judgement met --note "Every death and serious case is reviewed within a month."',
    'afi assess 6.2 --judgement gap --note-file note.txt --risk "A person at risk is missed." --action stalking-2017-rec-2',
  ],
  load: async () => (await import('./run-assess.ts')).runAssess,
});

const redactArguments = {
  id: argument('which action, or the id of an inspection, batch, board or paper'),
  field: argument('title, wording, history[3].note, narrative.purpose …'),
};
const redactOptions = {
  reason: mandatoryOption(textOption('text', 'why they are removed, without repeating them')),
  approvedBy: mandatoryOption(textOption('who', 'a board’s id or a role')),
  words: textOption('text', 'only these words; without it, the text in full'),
  ...changeOptions,
};

/** The values of a call of `redact`. */
export type RedactOptions = ValuesOf<typeof redactArguments & typeof redactOptions>;

/** The command `redact`. */
export const redactCommand = defineChange({
  name: 'redact',
  heading: 'Records',
  summary: 'remove words that should not have been recorded, such as personal data',
  arguments: redactArguments,
  options: redactOptions,
  examples: [
    'afi redact roads-2020-rec-6 history[3].note --reason "It named a victim." --approved-by iamb',
    'afi redact roads-2020-rec-6 wording --words "07700 900123" --reason "A telephone number." --approved-by iamb --dry-run',
    'afi help personal-data',
  ],
  load: async () => (await import('./run-redact.ts')).runRedact,
});

const correctArguments = {
  id: argument('which action'),
  field: argument('title, wording, deadline.by, themes[0] …; with type or inspection the id moves along'),
  value: argument('what it is to say; "" takes it out'),
};
const correctOptions = { ...noteOptions, ...changeOptions };

export type CorrectOptions = ValuesOf<typeof correctArguments & typeof correctOptions>;

export const correctCommand = defineChange({
  name: 'correct',
  heading: 'Change actions',
  summary: 'put a slip at the top of an action right, and keep what it said',
  arguments: correctArguments,
  options: correctOptions,
  examples: [
    'afi correct roads-2020-rec-6 title "Review capacity on the strategic road network" --note "A word was missing."',
    'afi correct roads-2020-rec-6 deadline.by 2021-01-15 --note "The report says January."',
    'afi correct roads-2020-rec-6 type area-for-improvement --note "The report calls it an area for improvement."',
  ],
  load: async () => (await import('./run-correct.ts')).runCorrect,
});

const renameArguments = { id: argument('which action'), to: argument('what it is to be called') };

export type RenameOptions = ValuesOf<typeof renameArguments & typeof changeOptions>;

export const renameCommand = defineChange({
  name: 'rename',
  heading: 'Change actions',
  summary: 'another id for an action; references move with it',
  arguments: renameArguments,
  options: changeOptions,
  examples: [
    'afi rename roads-2020-rec-6 roads-2020-rec-6a --dry-run',
    'afi rename roads-2020-rec-6 roads-2020-rec-6a',
  ],
  load: async () => (await import('./run-rename.ts')).runRename,
});

const saveOptions = { correct: textOption('why', 'why the past is put right'), ...changeOptions };

export type SaveOptions = ValuesOf<typeof saveOptions>;

export const saveCommand = defineChange({
  name: 'save',
  formerNames: ['record'],
  answerName: 'record',
  heading: 'Change actions',
  summary: 'record what was edited by hand',
  options: saveOptions,
  examples: ['afi save', 'afi save --correct "The date was misread." --dry-run'],
  recordsHandEdits: true,
  load: async () => (await import('./run-save.ts')).runSave,
});
