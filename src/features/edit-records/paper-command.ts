/** Defines the commands of papers: `paper new` and `paper set`. */
import { defineChange } from '../../app/define-command.ts';
import {
  dateOption,
  InvalidValueError,
  inputFileOption,
  lookupArgument,
  lookupOption,
  option,
  optionalArgument,
  type Parse,
  repeatableOption,
  setValueKind,
  textOption,
  type ValuesOf,
} from '../../app/options.ts';
import { changeOptions, noteOptions, resumeOption } from '../../app/shared-options.ts';
import type { PaperTemplate } from '../../domain/paper-templates.ts';
import type { paperFields } from '../../domain/records/paper.ts';
import { extraOption, type FieldOptions, parseYesNo, unsetOption } from './record-options.ts';

const loadKindParser = async (): Promise<Parse<PaperTemplate>> => {
  const { findPaperKind } = await import('./paper-kind.ts');
  return (text, { register }) => {
    const kind = findPaperKind(register(), text);
    if (kind.ok) return kind.value;
    throw new InvalidValueError(kind.error);
  };
};

const meeting = dateOption('Day of the meeting');

const paperOptions = {
  title: textOption('text', 'Title of the paper'),
  asAt: dateOption('Day of its figures'),
  since: dateOption('Day of the last update, after which movement is counted'),
  framework: setValueKind('framework', {
    ...textOption('id', 'Version of the framework, or none to leave out its appendix'),
    loadParse: async (): Promise<Parse<string>> => {
      const [{ noFramework }, { lookupParser }] = await Promise.all([
        import('../../domain/records/paper.ts'),
        import('../../app/parse-values.ts'),
      ]);
      const lookUpFramework = lookupParser('framework');
      return (text, setting) =>
        text.trim().toLowerCase() === noFramework ? noFramework : lookUpFramework(text, setting);
    },
  }),
  reportOf: setValueKind('role', textOption('role', 'Role or body that reports')),
  to: textOption('whom', 'Body that receives it'),
  presentingOfficer: lookupOption('role', 'role', 'Role of the presenting officer'),
  status: textOption('text', 'What the meeting is asked to do, such as "For information"'),
  narrative: repeatableOption(textOption('slot=text', 'Text for a slot of its template, in Markdown')),
  public: option('yes or no', 'Whether it is for the public', parseYesNo),
  marking: textOption('marking', 'Protective marking'),
  ...extraOption,
};

/** Other ways to give the text of a slot. */
const slotTexts = {
  narrativeFile: repeatableOption(textOption('slot=file', 'Text for a slot, from a file')),
  slot: textOption('slot', 'Slot for the text of --note or --note-file'),
  note: textOption('text', 'Text for the slot, or - for standard input'),
  noteFile: inputFileOption('File with the text for the slot, or - for standard input'),
  encoding: noteOptions.encoding,
};

/** The refusal of a text from --note or --note-file without the name of its slot. */
export const missingSlot = 'name the slot for the text with --slot, such as --slot conclusion.';
const findMissingSlot = (isGiven: (name: 'note' | 'noteFile' | 'slot') => boolean): readonly string[] =>
  (isGiven('note') || isGiven('noteFile')) && !isGiven('slot') ? [missingSlot] : [];

const newArguments = {
  kind: setValueKind('paper-kind', {
    ...optionalArgument('Kind of paper: a template such as audit-committee, its title, or an earlier paper'),
    loadParse: loadKindParser,
  }),
};
const newOptions = {
  meeting,
  id: textOption('id', 'Its id (default: the kind and the day of the meeting)'),
  ...paperOptions,
  ...slotTexts,
  ...resumeOption,
  ...changeOptions,
};

/** The values of a call of `paper new`. */
export type PaperNewOptions = ValuesOf<typeof newArguments & typeof newOptions>;

/** The command `paper new`. */
export const paperNewCommand = defineChange({
  name: 'paper new',
  heading: 'Records',
  summary: 'Start a paper for a meeting from the last paper of its kind',
  arguments: newArguments,
  options: newOptions,
  findMissing: (isGiven) => [
    ...(isGiven('kind') ? [] : [`<kind> is missing: ${newArguments.kind.help}.`]),
    ...(isGiven('meeting') ? [] : [`--meeting <${meeting.placeholder}> is missing: ${meeting.help}.`]),
    ...findMissingSlot(isGiven),
  ],
  loadJointReader: async () => (await import('./check-paper-call.ts')).checkNewPaper,
  examples: [
    'afi paper new audit-committee --meeting 2022-03-17 --dry-run',
    'afi paper new "Audit Committee" --meeting "17 March 2022" --as-at 2022-02-28 --dry-run',
    'afi paper new reconciliation --meeting 2022-01-06 --narrative "conclusion=The board is asked to note the differences." --dry-run',
  ],
  load: async () => (await import('./run-papers.ts')).runPaperNew,
  loadQuestions: async () => (await import('./paper-questions.ts')).askForPaper,
});

const setArguments = { id: lookupArgument('paper', 'Paper, by id or title') };
const setOptions = {
  ...({
    template: setValueKind('paper-kind', {
      ...textOption('template', 'Its template'),
      loadParse: loadKindParser,
    }),
    meeting,
    ...paperOptions,
  } satisfies FieldOptions<typeof paperFields>),
  ...slotTexts,
  ...unsetOption(async () => (await import('../../domain/records/paper.ts')).paperFields),
  ...changeOptions,
};

/** The values of a call of `paper set`. */
export type PaperSetOptions = ValuesOf<typeof setArguments & typeof setOptions>;

/** The command `paper set`. */
export const paperSetCommand = defineChange({
  name: 'paper set',
  heading: 'Records',
  summary: 'Set the dates, details and narrative of a paper',
  arguments: setArguments,
  options: setOptions,
  findMissing: findMissingSlot,
  loadJointReader: async () => (await import('./check-paper-call.ts')).checkPaperChanges,
  examples: [
    'afi paper set audit-committee-2021-12-16 --status "For decision" --dry-run',
    'afi paper set audit-committee-2021-12-16 --narrative "conclusion=The committee is asked to note the position." --dry-run',
    'afi paper set audit-committee-2021-12-16 --slot conclusion --note-file conclusion.txt',
  ],
  load: async () => (await import('./run-papers.ts')).runPaperSet,
});
