/** Defines `history`, which shows who recorded what and when, and options of `verify` and `changes`. */
import { defineQuery } from '../../app/define-command.ts';
import {
  choiceOption,
  fileOption,
  flag,
  optionalArgument,
  repeatableOption,
  revisionOption,
  setValueKind,
  textOption,
  type ValuesOf,
  variadicOption,
} from '../../app/options.ts';

const historyArguments = {
  id: setValueKind('action', optionalArgument('Id of the action (default: every record)')),
};
const historyOptions = {
  field: textOption('name', 'Field, such as title or target, whose changes to show'),
};

/** The values of a call of `history`. */
export type HistoryOptions = ValuesOf<typeof historyArguments & typeof historyOptions>;

/** The command `history`. */
export const historyCommand = defineQuery({
  name: 'history',
  heading: 'Look',
  summary: 'Show who recorded what, and when',
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
    textOption('sha', 'Published commit or fingerprint that must still be in the history'),
  ),
  strict: flag('Failure for notices as well as findings'),
  signatures: fileOption('File of allowed signers, in the format of ssh, for commits that close or submit'),
};

/** The values of these options in a call of `verify`. */
export type AuditOptions = ValuesOf<typeof auditOptions>;

/** The options of `changes` with which it shows what was recorded between two commits. */
export const betweenOption = {
  between: variadicOption(
    revisionOption('revs', 'Two commits or days, to show what was recorded between them'),
  ),
};
/** The option `--format` of `changes`. */
export const changesFormatOption = { format: choiceOption('format', ['table', 'markdown', 'json']) };

/** The options of `changes --between`. */
export type BetweenOptions = ValuesOf<typeof betweenOption & typeof changesFormatOption>;
