/** Defines the commands that change actions and their records one at a time; those of single events are in event-command.ts, those of submissions in submission-command.ts. */
import { missingOptions } from '../../app/change-options.ts';
import { defineChange } from '../../app/define-command.ts';
import {
  argument,
  choiceOption,
  dateOption,
  fileOption,
  flag,
  inputFileOption,
  lookupArgument,
  lookupOption,
  mandatoryOption,
  repeatableOption,
  setValueKind,
  textOption,
  type ValuesOf,
} from '../../app/options.ts';
import {
  boardOption,
  changeOptions,
  encodingOption,
  frameworkOption,
  futureDateOption,
  leadOptions,
  noteOptions,
  resumeOption,
  wordOption,
} from '../../app/shared-options.ts';
import type { FieldOption } from '../../domain/records/action.ts';
import { actionTypes, addressees, judgements, priorities } from '../../domain/vocabulary.ts';

const addOptions = {
  from: inputFileOption('File with a list of actions, in YAML or CSV'),
  // Any text for the types of TypeScript, since a list or an answer on a terminal may also give them.
  type: wordOption<string>('type', 'type', actionTypes, {
    help: `Type: ${actionTypes.join(', ')}, or coc, rec, afi, act`,
  }),
  inspection: lookupOption('new-inspection', 'id', 'Inspection it came from'),
  number: {
    ...textOption('number', 'Number in the report, with a letter if one item was split'),
    loadParse: async () => (await import('./item-number.ts')).parseItemNumber,
  },
  title: textOption('text', 'Short title'),
  wording: textOption('text', 'Published wording, in full'),
  wordingFile: inputFileOption('File with the published wording, or - for standard input'),
  ...encodingOption,
  causeOfConcern: lookupOption('action', 'id', 'Cause of concern that the recommendation belongs to'),
  priority: wordOption<string>('priority', 'priority', priorities, {
    help: `Priority, for audit actions: ${priorities.join(', ')}`,
  }),
  deadline: textOption('text', 'Deadline set by HMICFRS, as the report words it'),
  deadlineBy: dateOption('Date of that deadline'),
  addressee: repeatableOption(textOption('whom', `Addressee: ${addressees.join(', ')}`)),
  portalRef: repeatableOption(textOption('ref', 'Reference on the monitoring portal')),
  paf: repeatableOption(textOption('key', 'Question, topic or characteristic of the framework')),
  theme: repeatableOption(textOption('word', 'Theme')),
  carriedFrom: lookupOption('action', 'id', 'Earlier action that it restates'),
  marking: textOption('marking', 'Protective marking'),
  ...leadOptions,
  board: lookupOption('new-board', 'id', boardOption.board.help),
  target: futureDateOption('Target date that the force has set'),
  inspectionTitle: textOption('text', 'Title of a new inspection'),
  origin: lookupOption('origin', 'id', 'Origin of a new inspection: its row of the summary'),
  published: dateOption('Date on which the report of a new inspection was published'),
  boardName: textOption('text', 'Name of a new board'),
  ...resumeOption,
  ...changeOptions,
};

export type AddOptions = ValuesOf<typeof addOptions>;

/** One action to be added: from flags, from a row of a list, or from answers. A field with an option needs it in `addOptions`. */
export type NewAction = Pick<
  AddOptions,
  FieldOption | 'number' | 'forceLead' | 'deliveryLead' | 'board' | 'target'
>;

export const addCommand = defineChange({
  name: 'add',
  heading: 'Change actions',
  summary: 'Add an action as HMICFRS or internal audit issued it',
  options: addOptions,
  details: async () => `
A list for --from has a row (CSV) or an entry (YAML) for each action, with these columns:
  ${(await import('./add-list.ts')).listColumns.join(', ')}.
The first five are required, unless an option gives the value for all. In CSV, separate several values with ; (semicolon).`,
  findMissing: (isGiven) =>
    isGiven('from') || isGiven('resume')
      ? []
      : ([['type'], ['inspection'], ['number'], ['title'], ['wording', 'wordingFile']] as const).flatMap(
          (names) => (names.some(isGiven) ? [] : [missingOptions(names)]),
        ),
  examples: [
    'afi add --type recommendation --inspection vawg-2021 --number 7 --title "Publish the plan" --wording-file rec7.txt',
    'afi add --from new-actions.csv --dry-run',
    'afi add --type area-for-improvement --inspection peel-2022 --number 1 --title "Answer faster" --wording "The force should …" --inspection-title "PEEL 2021/22" --origin local-peel --published 2023-02-10',
  ],
  load: async () => (await import('./run-add.ts')).runAdd,
  loadQuestions: async () => (await import('./add-questions.ts')).askForAction,
});

const assessArguments = { topic: argument('Topic or characteristic, such as 6.2 or 6.2.1') };
const assessOptions = {
  judgement: mandatoryOption(choiceOption('judgement', judgements)),
  risk: textOption('text', 'Risk if nothing changes'),
  evidence: repeatableOption(textOption('text', 'Evidence for the judgement')),
  action: repeatableOption(lookupOption('action', 'id', 'Action that is relevant to it')),
  ...frameworkOption,
  internal: flag('Internal: not in any public paper'),
  ...noteOptions,
  ...changeOptions,
};

export type AssessOptions = ValuesOf<typeof assessArguments & typeof assessOptions>;

export const assessCommand = defineChange({
  name: 'assess',
  heading: 'Change actions',
  summary: 'Record a self-assessment of one topic or characteristic',
  arguments: assessArguments,
  options: assessOptions,
  examples: [
    'afi assess 6.5 --judgement partly-met --note "Victims are surveyed, and the answers are not reviewed."',
    'afi assess 6.5.1 --judgement met --note "Every death and serious case is reviewed within a month."',
    'afi assess 6.2 --judgement gap --note-file note.txt --risk "A person at risk is missed." --action stalking-2017-rec-2',
  ],
  load: async () => (await import('./run-assess.ts')).runAssess,
});

const redactArguments = {
  id: setValueKind('record', argument('Id of the action, inspection, batch, board or paper')),
  field: argument('Field, such as title, wording, history[3].note or narrative.purpose'),
};
const redactOptions = {
  reason: mandatoryOption(textOption('text', 'Reason, without the words themselves')),
  approvedBy: mandatoryOption(lookupOption('approver', 'who', 'Board or role that approved it')),
  words: textOption('text', 'Words to remove (default: the full text)'),
  ...changeOptions,
};

/** The values of a call of `redact`. */
export type RedactOptions = ValuesOf<typeof redactArguments & typeof redactOptions>;

/** The command `redact`. */
export const redactCommand = defineChange({
  name: 'redact',
  heading: 'Records',
  summary: 'Remove words that should not have been recorded, such as personal data',
  arguments: redactArguments,
  options: redactOptions,
  examples: [
    'afi redact roads-2020-rec-6 history[3].note --reason "It named a victim." --approved-by iamb',
    'afi redact roads-2020-rec-6 wording --words "07700 900123" --reason "A telephone number." --approved-by iamb --dry-run',
  ],
  load: async () => (await import('./run-redact.ts')).runRedact,
});

const renameArguments = { id: lookupArgument('action', 'Id of the action'), to: argument('New id') };

export type RenameOptions = ValuesOf<typeof renameArguments & typeof changeOptions>;

export const renameCommand = defineChange({
  name: 'rename',
  heading: 'Change actions',
  summary: 'Change the id of an action, and every reference to it',
  arguments: renameArguments,
  options: changeOptions,
  examples: [
    'afi rename roads-2020-rec-6 roads-2020-rec-6a --dry-run',
    'afi rename roads-2020-rec-6 roads-2020-rec-6a',
  ],
  load: async () => (await import('./run-rename.ts')).runRename,
});

const saveOptions = {
  correct: textOption('why', 'Reason for a change to something that was already recorded'),
  ...changeOptions,
};

export type SaveOptions = ValuesOf<typeof saveOptions>;

export const saveCommand = defineChange({
  name: 'save',
  formerNames: ['record'],
  answerName: 'record',
  heading: 'Change actions',
  summary: 'Save changes you made by hand',
  options: saveOptions,
  examples: ['afi save', 'afi save --correct "The date was misread." --dry-run'],
  recordsHandEdits: true,
  load: async () => (await import('./run-save.ts')).runSave,
});

const editArguments = {
  id: setValueKind('record', argument('Id of an action, inspection, board, batch, paper or framework')),
};
const editOptions = {
  correct: textOption('text', 'Reason for correcting something already recorded'),
  from: fileOption('Text to start from, kept by an earlier call', 'path'),
  ...changeOptions,
};

/** The values of a call of `edit`. */
export type EditOptions = ValuesOf<typeof editArguments & typeof editOptions>;

/** The command `edit`. */
export const editCommand = defineChange({
  name: 'edit',
  heading: 'Change actions',
  summary: 'Edit a record in your editor, then save it',
  arguments: editArguments,
  options: editOptions,
  examples: [
    'afi edit roads-2020-rec-6',
    'afi edit iamb --dry-run',
    'afi edit papers/audit-committee-2021-12-16',
  ],
  loadFileToEdit: async () => (await import('./run-edit.ts')).chooseRecord,
  load: async () => (await import('./run-edit.ts')).runEdit,
});
