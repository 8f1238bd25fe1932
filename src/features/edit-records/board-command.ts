/** Defines `board add` and `board set`. */
import { defineChange } from '../../app/define-command.ts';
import {
  inputFileOption,
  lookupArgument,
  lookupOption,
  repeatableOption,
  textOption,
  type ValuesOf,
} from '../../app/options.ts';
import { changeOptions, encodingOption, resumeOption } from '../../app/shared-options.ts';
import type { boardFields } from '../../domain/records/board.ts';

import {
  extraOption,
  type FieldOptions,
  findMissingFields,
  itemOption,
  newRecordArguments,
  unsetOption,
} from './record-options.ts';

const boardOptions = {
  name: textOption('text', 'Name of the board'),
  chair: lookupOption('role', 'role', 'Role that chairs it'),
  frequency: textOption('text', 'How often it meets'),
  purpose: textOption('text', 'Its purpose'),
  coreActivity: repeatableOption(textOption('text', 'Core activity')),
  member: repeatableOption(lookupOption('role', 'role', 'Role of a member')),
  governance: itemOption(
    'key: text',
    'How it is run, such as "agenda_and_notes: Executive Support"',
    async () => (await import('../../domain/records/board.ts')).boardFields.governance,
  ),
  termsVersion: itemOption(
    'version: when: status',
    'Version of its terms of reference, such as "0.1: September 2020: draft"',
    async () => (await import('../../domain/records/board.ts')).boardFields.versions,
  ),
  parent: lookupOption('board', 'board', 'Board to which it reports, by id or name'),
  ...extraOption,
} satisfies FieldOptions<typeof boardFields>;

const boardTexts = { purposeFile: inputFileOption('File with its purpose'), ...encodingOption };
const addArguments = newRecordArguments('board');
const boardAddOptions = { ...boardOptions, ...boardTexts, ...resumeOption, ...changeOptions };

/** The values of a call of `board add`. */
export type BoardAddOptions = ValuesOf<typeof addArguments & typeof boardAddOptions>;

/** The command `board add`. */
export const boardAddCommand = defineChange({
  name: 'board add',
  heading: 'Records',
  summary: 'Add a board or group, with its terms of reference',
  arguments: addArguments,
  options: boardAddOptions,
  findMissing: findMissingFields({ name: boardOptions.name }),
  examples: [
    'afi board add estates-dag --name "Estates Delivery and Assurance Group" --chair "Chief Finance Officer" --parent iamb',
    'afi board add ethics --name "Ethics Committee" --member "HR Director" --terms-version "0.1: September 2021: draft" --dry-run',
  ],
  load: async () => (await import('./run-records.ts')).runBoardAdd,
  loadQuestions: async () => (await import('./board-questions.ts')).askForBoard,
});

const boardSetArguments = { id: lookupArgument('board', 'Board, by id or name') };
const boardSetOptions = {
  ...boardOptions,
  ...boardTexts,
  ...unsetOption(async () => (await import('../../domain/records/board.ts')).boardFields),
  ...changeOptions,
};

/** The values of a call of `board set`. */
export type BoardSetOptions = ValuesOf<typeof boardSetArguments & typeof boardSetOptions>;

/** The command `board set`. */
export const boardSetCommand = defineChange({
  name: 'board set',
  heading: 'Records',
  summary: 'Set the chair, members or another field of a board',
  arguments: boardSetArguments,
  options: boardSetOptions,
  examples: [
    'afi board set iamb --frequency "Every two weeks" --member "Head of Vetting"',
    'afi board set iamb --unset "member: Chief of Staff" --dry-run',
  ],
  load: async () => (await import('./run-records.ts')).runBoardSet,
});
