/** Defines the commands of the monitoring portal: `reconcile`, `explain`, `match` and `portal`. */
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

const reconcileArguments = {
  extract: optionalArgument(
    'the day of an extract (default: the newest that is not later)',
    async () => parseDate,
  ),
};
const reconcileOptions = {
  ...asAtOption,
  ...recordedOption,
  against: dateOption('compare it with an earlier extract instead'),
  strict: flag('fail where a difference is not explained'),
  format: choiceOption('format', ['table', 'markdown', 'csv', 'json']),
};

/** The values of a call of `reconcile`. */
export type ReconcileOptions = ValuesOf<typeof reconcileArguments & typeof reconcileOptions>;

/** The command `reconcile`. */
export const reconcileCommand = defineQuery({
  name: 'reconcile',
  group: 'Look',
  summary: 'the register against the portal, record by record',
  arguments: reconcileArguments,
  options: reconcileOptions,
  examples: [
    'afi reconcile',
    'afi reconcile 2021-11-25 --strict',
    'afi reconcile 2022-02-28 --against 2021-11-25',
    'afi reconcile --format csv > differences.csv',
  ],
  load: async () => (await import('./run-reconcile.ts')).runReconcile,
});

const explainArguments = { record: argument('a reference of the portal, or an action’s id') };
const explainOptions = {
  reason: textOption('text', 'why'),
  until: dateOption('until when the reason holds'),
  ...changeOptions,
};

/** The values of a call of `explain`. */
export type ExplainOptions = ValuesOf<typeof explainArguments & typeof explainOptions>;

/** The command `explain`. */
export const explainCommand = defineChange({
  name: 'explain',
  group: 'Change (one commit each)',
  summary: 'why a difference between register and portal stands',
  arguments: explainArguments,
  options: explainOptions,
  examples: [
    'afi explain 12495 --reason "One bulleted recommendation there, three actions here." --until 2022-03-31',
    'afi explain peel-2019-rec-21 --reason "Closed at the revisit; the portal follows late."',
  ],
  load: async () => (await import('./run-explain.ts')).runExplain,
});

const matchOptions = {
  accept: repeatableOption(textOption('action=ref', 'a pair that is right')),
  acceptIdentical: flag('all pairs that say word for word the same'),
  ...changeOptions,
};

/** The values of a call of `match`. */
export type MatchOptions = ValuesOf<typeof matchOptions> & {
  /** Where the questions were left, as a sentence; undefined if all were answered. */
  readonly end?: string;
};

/** The command `match`. */
export const matchCommand = defineChange({
  name: 'match',
  group: 'Change (one commit each)',
  summary: 'record the rows that are actions, as their wording suggests',
  options: matchOptions,
  examples: [
    'afi match',
    'afi match --accept-identical --dry-run',
    'afi match --accept county-lines-2020-rec-2=12123 --dry-run',
  ],
  load: async () => (await import('./run-match.ts')).runMatch,
  loadQuestions: async () => (await import('./match-questions.ts')).askForMatches,
});

const portalArguments = {
  file: argument('the extract as HMICFRS gave it; or `words`, to record only what words mean'),
};
const portalOptions = {
  sheet: textOption('name', 'which sheet of a workbook'),
  ...encodingOption,
  map: flag('ask which column is which, and what words mean; register.yaml keeps the answers'),
  column: repeatableOption(
    textOption('name=heading', 'the same without asking: ref, type, status, title, wording, inspection'),
  ),
  type: repeatableOption(textOption('word=type', 'what a word for a type means')),
  status: repeatableOption(
    textOption('word=meaning', 'what a word for a status means: open, submitted, returned, closed'),
  ),
  inspection: repeatableOption(textOption('name=id', 'which inspection a name of the portal means')),
  ...changeOptions,
};

/** The values of a call of `portal`. */
export type PortalOptions = ValuesOf<typeof portalArguments & typeof portalOptions>;

/** The command `portal`. */
export const portalCommand = defineChange({
  name: 'portal',
  group: 'Change (one commit each)',
  summary: 'take an extract of the monitoring portal in, from .csv or .xlsx',
  arguments: portalArguments,
  options: portalOptions,
  examples: [
    'afi portal extract.xlsx --on 2022-02-28',
    'afi portal extract.csv --on 2022-02-28 --map',
    'afi portal extract.csv --on 2022-02-28 --column "ref=Rec no" --status "In review=submitted"',
    'afi portal words --status "In review=submitted" --inspection "PEEL 2019=peel-2019"',
  ],
  load: async () => (await import('./run-portal-import.ts')).runPortalImport,
  loadQuestions: async () => (await import('./mapping-questions.ts')).askForMapping,
});
