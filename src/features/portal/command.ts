/** Defines the commands of the monitoring portal: `portal compare`, `portal explain`, `portal match`, `portal import` and `portal words`. */
import { defineChange, defineQuery } from '../../app/define-command.ts';
import {
  argument,
  choiceOption,
  dateOption,
  flag,
  optionalArgument,
  parseDate,
  repeatableOption,
  textOption,
  type ValuesOf,
} from '../../app/options.ts';
import { asAtOption, changeOptions, encodingOption, recordedOption } from '../../app/shared-options.ts';

const compareArguments = {
  extract: optionalArgument(
    'the day of an extract (default: the newest that is not later)',
    async () => parseDate,
  ),
};
const compareOptions = {
  ...asAtOption,
  ...recordedOption,
  against: dateOption('compare it with an earlier extract instead'),
  strict: flag('fail where a difference is not explained'),
  format: choiceOption('format', ['table', 'markdown', 'csv', 'json']),
};

/** The values of a call of `portal compare`. */
export type CompareOptions = ValuesOf<typeof compareArguments & typeof compareOptions>;

/** The command `portal compare`. */
export const portalCompareCommand = defineQuery({
  name: 'portal compare',
  formerNames: ['reconcile'],
  heading: 'Portal',
  summary: 'the register against the portal, record by record',
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

const explainArguments = { record: argument('a reference of the portal, or an action’s id') };
const explainOptions = {
  reason: textOption('text', 'why'),
  until: dateOption('until when the reason holds'),
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
  summary: 'why a difference between register and portal stands',
  arguments: explainArguments,
  options: explainOptions,
  examples: [
    'afi portal explain 12495 --reason "One bulleted recommendation there, three actions here." --until 2022-03-31',
    'afi portal explain peel-2019-rec-21 --reason "Closed at the revisit; the portal follows late."',
  ],
  load: async () => (await import('./run-explain.ts')).runExplain,
});

const matchOptions = {
  accept: repeatableOption(textOption('action=ref', 'a pair that is right')),
  acceptIdentical: flag('all pairs that say word for word the same'),
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
  summary: 'record the rows that are actions, as their wording suggests',
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
  type: repeatableOption(textOption('word=type', 'what a word for a type means')),
  status: repeatableOption(
    textOption('word=meaning', 'what a word for a status means: open, submitted, returned, closed'),
  ),
  inspection: repeatableOption(textOption('name=id', 'which inspection a name of the portal means')),
};

const importArguments = {
  file: argument('the extract as HMICFRS gave it'),
};
const importOptions = {
  sheet: textOption('name', 'which sheet of a workbook'),
  ...encodingOption,
  map: flag('ask which column is which, and what words mean; register.yaml keeps the answers'),
  column: repeatableOption(
    textOption('name=heading', 'the same without asking: ref, type, status, title, wording, inspection'),
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
  summary: 'take an extract of the monitoring portal in, from .csv or .xlsx',
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
  summary: 'record what the portal’s types, statuses and inspection names mean',
  options: wordsOptions,
  examples: [
    'afi portal words --status "In review=submitted"',
    'afi portal words --type Rec=recommendation --inspection "PEEL 2019=peel-2019" --dry-run',
  ],
  load: async () => (await import('./run-portal-import.ts')).runPortalWords,
});
