/** Defines the commands that add one event to each of several actions. */
import { defineChange } from '../../app/define-command.ts';
import {
  fileOption,
  flag,
  inputFileOption,
  lookupOption,
  mandatoryOption,
  textOption,
  type ValuesOf,
  variadicLookupArgument,
} from '../../app/options.ts';
import {
  boardOption,
  changeOptions,
  filterOptions,
  leadOptions,
  noteOptions,
  wordOption,
} from '../../app/shared-options.ts';
import { closureRoutes, rags } from '../../domain/vocabulary.ts';
import { findMissing, findMissingNote } from './missing-inputs.ts';

/** The arguments of these commands. */
export const actionArguments = {
  ids: variadicLookupArgument('action', 'Ids of the actions, unless filters choose them'),
};
/** The options of every command that adds an event. */
export const eventOptions = { ...changeOptions, ...filterOptions };
/** Values of every event command. */
export type EventOptions = ValuesOf<typeof actionArguments & typeof eventOptions>;

/** The option for who approved something. */
export const approvedByOption = lookupOption('approver', 'who', 'Board or role that approved it');
/** The option for a minute. */
export const minuteOption = textOption('text', 'Minute of the meeting');
// Without the filters whose names are fields of the event.
const { forceLead: _force, deliveryLead: _delivery, board: _board, ...filtersButLeads } = filterOptions;
const { rag: _rag, ...filtersButRag } = filterOptions;

const assignOptions = {
  ...leadOptions,
  ...boardOption,
  ...changeOptions,
  ...filtersButLeads,
};

/** The values of a call of `assign`. */
export type AssignOptions = ValuesOf<typeof actionArguments & typeof assignOptions>;

/** The command `assign`. */
export const assignCommand = defineChange({
  name: 'assign',
  heading: 'Change actions',
  summary: 'Assign a force lead, delivery lead or board',
  arguments: actionArguments,
  options: assignOptions,
  findMissing: findMissing('forceLead', 'deliveryLead', 'board'),
  examples: [
    'afi assign vawg-2021-rec-4 --force-lead "ACC Specialist Crime" --delivery-lead "Head of Crime" --board crime-dag',
    'afi assign --inspection vawg-2021 --unassigned --board vulnerability-dag --dry-run',
  ],
  load: async () => (await import('./run-event.ts')).runAssign,
});

const progressOptions = {
  rag: wordOption('rag', 'colour', rags, { help: `RAG rating: ${rags.join(', ')}` }),
  ...noteOptions,
  ...changeOptions,
  ...filtersButRag,
};

/** The values of a call of `progress`. */
export type ProgressOptions = ValuesOf<typeof actionArguments & typeof progressOptions>;

/** The command `progress`. */
export const progressCommand = defineChange({
  name: 'progress',
  heading: 'Change actions',
  summary: 'Record progress, with a RAG rating if there is one',
  arguments: actionArguments,
  options: progressOptions,
  findMissing: findMissingNote,
  examples: [
    'afi progress roads-2020-rec-6 --rag amber --note "Two of five posts are filled."',
    'afi progress roads-2020-rec-6 --rag green --note-file note.txt',
  ],
  load: async () => (await import('./run-event.ts')).runProgress,
});

const evidenceOptions = {
  file: inputFileOption('Document to copy into the register', 'path'),
  title: textOption('text', 'Title of the document (default with --file: the name of the file)'),
  location: fileOption('Path under evidence/, or an https address', 'path'),
  reference: textOption('text', 'Where a document is kept that is not in the register'),
  testedBy: lookupOption('role', 'role', 'Role that tested it'),
  ...eventOptions,
};

/** The values of a call of `evidence`. */
export type EvidenceOptions = ValuesOf<typeof actionArguments & typeof evidenceOptions>;

/** The command `evidence`. */
export const evidenceCommand = defineChange({
  name: 'evidence',
  heading: 'Change actions',
  summary: 'Record evidence that an action is complete',
  arguments: actionArguments,
  options: evidenceOptions,
  findMissing: findMissing('file', 'location', 'reference'),
  examples: [
    'afi evidence roads-2020-rec-6 --file "dip-sample.pdf" --tested-by "Internal inspection team"',
    'afi evidence roads-2020-rec-6 --title "Roster of March" --reference "Operations share, folder 12"',
    'afi evidence custody-2021-rec-2 --title "Dip sample" --location evidence/custody-2021/rec-2-sample.csv',
  ],
  load: async () => (await import('./run-evidence.ts')).runEvidence,
});

const completeOptions = {
  approvedBy: mandatoryOption(approvedByOption),
  minute: minuteOption,
  ...noteOptions,
  ...eventOptions,
};

/** The values of a call of `complete`. */
export type CompleteOptions = ValuesOf<typeof actionArguments & typeof completeOptions>;

/** The command `complete`. */
export const completeCommand = defineChange({
  name: 'complete',
  heading: 'Change actions',
  summary: 'Record that the force has assessed actions as complete',
  arguments: actionArguments,
  options: completeOptions,
  findMissing: findMissing(),
  examples: [
    'afi complete roads-2020-rec-6 --approved-by iamb --minute "IAMB December 2021, item 5"',
    'afi complete roads-2020-rec-6 roads-2020-rec-7 --approved-by iamb',
  ],
  load: async () => (await import('./run-event.ts')).runComplete,
});

const noteEventOptions = {
  ...noteOptions,
  internal: flag('Internal: not in any public paper'),
  ...eventOptions,
};

/** The values of a call of `note`. */
export type NoteOptions = ValuesOf<typeof actionArguments & typeof noteEventOptions>;

/** The command `note`. */
export const noteCommand = defineChange({
  name: 'note',
  heading: 'Change actions',
  summary: 'Add a note',
  arguments: actionArguments,
  options: noteEventOptions,
  findMissing: findMissingNote,
  examples: [
    'afi note roads-2020-rec-6 --note "Asked for at the Board."',
    'afi note --board custody-dag --note-file minute.txt',
  ],
  load: async () => (await import('./run-event.ts')).runNote,
});

const closeOptions = {
  route: mandatoryOption(wordOption('route', 'route', closureRoutes)),
  supersededBy: lookupOption('action', 'id', 'Later action that replaces it'),
  ...noteOptions,
  ...eventOptions,
};

/** The values of a call of `close`. */
export type CloseOptions = ValuesOf<typeof actionArguments & typeof closeOptions>;

/** The command `close`. */
export const closeCommand = defineChange({
  name: 'close',
  heading: 'Change actions',
  summary: 'Close actions',
  arguments: actionArguments,
  options: closeOptions,
  findMissing: findMissing(),
  examples: [
    'afi close peel-2019-rec-4 --route revisit --note "Closed at the revisit of December."',
    'afi close custody-2016-afi-1 --route superseded --superseded-by custody-2021-afi-2',
  ],
  load: async () => (await import('./run-event.ts')).runClose,
});

const noteAndFilters = { ...noteOptions, ...changeOptions, ...filterOptions };

/** The values of a call of `reopen` or `withdraw`. */
export type NoteOnlyOptions = ValuesOf<typeof actionArguments & typeof noteAndFilters>;

/** The command `reopen`. */
export const reopenCommand = defineChange({
  name: 'reopen',
  heading: 'Change actions',
  summary: 'Reopen actions that are complete or closed',
  arguments: actionArguments,
  options: noteAndFilters,
  findMissing: findMissingNote,
  examples: [
    'afi reopen roads-2020-rec-6 --note "The sample failed."',
    'afi reopen --board custody-dag --status complete --note "The Board asked for more work."',
  ],
  load: async () => (await import('./run-event.ts')).runReopen,
});

/** The command `withdraw`. */
export const withdrawCommand = defineChange({
  name: 'withdraw',
  heading: 'Change actions',
  summary: 'Withdraw actions that were submitted to HMICFRS',
  arguments: actionArguments,
  options: noteAndFilters,
  findMissing: findMissingNote,
  examples: [
    'afi withdraw roads-2020-rec-4 --note "More evidence is coming."',
    'afi withdraw --batch 2021-09 --status submitted --note "Resent in January."',
  ],
  load: async () => (await import('./run-event.ts')).runWithdraw,
});
