/** Defines `history`, which shows who recorded what and when, and options of `verify` and `changes`. */
import { defineQuery } from '../../app/define-command.ts';
import {
  choiceOption,
  flag,
  optionalArgument,
  repeatableOption,
  textOption,
  type ValuesOf,
  variadicOption,
} from '../../app/options.ts';

const historyArguments = { id: optionalArgument('which action (default: the whole register)') };
const historyOptions = {
  field: textOption('name', 'only what changed this fact, or this field of events'),
};

/** The values of a call of `history`. */
export type HistoryOptions = ValuesOf<typeof historyArguments & typeof historyOptions>;

/** The command `history`. */
export const historyCommand = defineQuery({
  name: 'history',
  heading: 'Look',
  summary: 'who recorded what when, from git',
  arguments: historyArguments,
  options: historyOptions,
  examples: [
    'afi history custody-2021-rec-2',
    'afi history custody-2021-rec-2 --field force_lead',
    'afi history --json',
  ],
  readsHistory: true,
  load: async () => (await import('./run-history.ts')).runHistory,
});

/** The options of `verify` that say what to check. */
export const auditOptions = {
  anchor: repeatableOption(
    textOption('sha', 'a commit or fingerprint that was published: is it still there?'),
  ),
  strict: flag('fail for notices too'),
  signatures: textOption('file', 'who may sign what closes or submits, as ssh keeps allowed signers'),
};

/** The values of these options in a call of `verify`. */
export type AuditOptions = ValuesOf<typeof auditOptions>;

/** The options of `changes` with which it shows what was recorded between two commits. */
export const betweenOption = {
  between: variadicOption('revs', 'two commits or days: what was recorded in between'),
};
/** The option `--format` of `changes`. */
export const changesFormatOption = { format: choiceOption('format', ['table', 'markdown', 'json']) };

/** The options of `changes --between`. */
export type BetweenOptions = ValuesOf<typeof betweenOption & typeof changesFormatOption>;
