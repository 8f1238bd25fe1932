/** Defines the commands of the monitoring portal: `portal compare`, `portal explain`, `portal match`, `portal import` and `portal words`. */
import { defineChange, defineQuery } from '../../app/define-command.ts';
import {
  argument,
  choiceOption,
  dateOption,
  fileArgument,
  flag,
  optionalDateArgument,
  repeatableOption,
  setValueKind,
  textOption,
  type ValuesOf,
} from '../../app/options.ts';
import {
  asAtOption,
  changeOptions,
  encodingOption,
  recordedOption,
  resumeOption,
} from '../../app/shared-options.ts';

const compareArguments = {
  extract: setValueKind('extract', optionalDateArgument('Day of the extract (default: the newest)')),
};
const compareOptions = {
  ...asAtOption,
  ...recordedOption,
  against: dateOption('Day of an earlier extract to compare with, instead of the register'),
  strict: flag('Failure if a difference is not explained'),
  format: choiceOption('format', ['table', 'markdown', 'csv', 'json']),
};

/** The values of a call of `portal compare`. */
export type CompareOptions = ValuesOf<typeof compareArguments & typeof compareOptions>;

/** The command `portal compare`. */
export const portalCompareCommand = defineQuery({
  name: 'portal compare',
  formerNames: ['reconcile'],
  heading: 'Portal',
  summary: 'Compare the register with the portal, record by record',
  arguments: compareArguments,
  options: compareOptions,
  examples: [
    'afi portal compare',
    'afi portal compare 2021-11-25 --strict',
    'afi portal compare 2022-02-28 --against 2021-11-25',
    'afi portal compare --format csv > differences.csv',
  ],
  load: async () => (await import('./run-reconcile.ts')).runReconcile,
});

const explainArguments = {
  record: setValueKind('action', argument('Reference on the portal, or id of an action')),
};
const explainOptions = {
  reason: textOption('text', 'Reason for the difference'),
  until: dateOption('Last day on which the reason applies'),
  ...changeOptions,
};

/** The values of a call of `portal explain`. */
export type ExplainOptions = ValuesOf<typeof explainArguments & typeof explainOptions>;

/** The command `portal explain`. */
export const portalExplainCommand = defineChange({
  name: 'portal explain',
  formerNames: ['explain'],
  answerName: 'explain',
  heading: 'Portal',
  summary: 'Explain a difference between the register and the portal',
  arguments: explainArguments,
  options: explainOptions,
  examples: [
    'afi portal explain 12495 --reason "One recommendation with bullets on the portal, three actions on the register." --until 2022-03-31',
    'afi portal explain peel-2019-rec-21 --reason "Closed at the revisit. The portal has not been updated."',
  ],
  load: async () => (await import('./run-explain.ts')).runExplain,
});

const matchOptions = {
  accept: repeatableOption(
    textOption('action=ref', 'Pair to record: an action and a reference on the portal'),
  ),
  acceptIdentical: flag('Every pair with identical wording'),
  ...resumeOption,
  ...changeOptions,
};

/** The values of a call of `portal match`. */
export type MatchOptions = ValuesOf<typeof matchOptions> & {
  /** Where the questions were left, as a sentence; undefined if all were answered. */
  readonly end?: string;
};

/** The command `portal match`. */
export const portalMatchCommand = defineChange({
  name: 'portal match',
  formerNames: ['match'],
  answerName: 'match',
  heading: 'Portal',
  summary: 'Match entries on the portal with actions, by their wording',
  options: matchOptions,
  examples: [
    'afi portal match',
    'afi portal match --accept-identical --dry-run',
    'afi portal match --accept county-lines-2020-rec-2=12123 --dry-run',
  ],
  load: async () => (await import('./run-match.ts')).runMatch,
  loadQuestions: async () => (await import('./match-questions.ts')).askForMatches,
});

const meaningOptions = {
  type: repeatableOption(textOption('word=type', 'Meaning of a type on the portal')),
  status: repeatableOption(
    textOption('word=meaning', 'Meaning of a status on the portal: open, submitted, returned, closed'),
  ),
  inspection: repeatableOption(textOption('name=id', 'Inspection that a name on the portal means')),
};

const importArguments = {
  file: fileArgument('Extract from the portal, as .csv or .xlsx'),
};
const importOptions = {
  sheet: textOption('name', 'Sheet of a workbook'),
  ...encodingOption,
  ...resumeOption,
  map: flag('Questions about columns and words, with the answers kept in register.yaml'),
  column: repeatableOption(
    textOption('name=heading', 'Heading of a column: ref, type, status, title, wording, inspection'),
  ),
  ...meaningOptions,
  ...changeOptions,
};

/** The values of a call of `portal import`. */
export type PortalImportOptions = ValuesOf<typeof importArguments & typeof importOptions>;

/** The command `portal import`. */
export const portalImportCommand = defineChange({
  name: 'portal import',
  formerNames: ['portal'],
  answerName: 'portal',
  heading: 'Portal',
  summary: 'Import an extract from the monitoring portal',
  arguments: importArguments,
  options: importOptions,
  examples: [
    'afi portal import extract.xlsx --on 2022-02-28',
    'afi portal import extract.csv --on 2022-02-28 --map',
    'afi portal import extract.csv --on 2022-02-28 --column "ref=Rec no" --status "In review=submitted"',
  ],
  load: async () => (await import('./run-portal-import.ts')).runPortalImport,
  loadQuestions: async () => (await import('./mapping-questions.ts')).askForMapping,
});

const wordsOptions = { ...meaningOptions, ...changeOptions };

/** The values of a call of `portal words`. */
export type PortalWordsOptions = ValuesOf<typeof wordsOptions>;

/** The command `portal words`. */
export const portalWordsCommand = defineChange({
  name: 'portal words',
  answerName: 'portal',
  heading: 'Portal',
  summary: 'Record what types, statuses and inspection names on the portal mean',
  options: wordsOptions,
  examples: [
    'afi portal words --status "In review=submitted"',
    'afi portal words --type Rec=recommendation --inspection "PEEL 2019=peel-2019" --dry-run',
  ],
  load: async () => (await import('./run-portal-import.ts')).runPortalWords,
});
