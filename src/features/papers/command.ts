/** Defines the command `report`, which makes a paper. */
import { defineQuery } from '../../app/define-command.ts';
import {
  choiceOption,
  dateOption,
  flag,
  InvalidValueError,
  option,
  optionalArgument,
  setValueKind,
  type ValuesOf,
} from '../../app/options.ts';
import { outputOption, recordedOption } from '../../app/shared-options.ts';

const args = {
  paper: setValueKind(
    'report',
    optionalArgument('Id of a paper in papers/, or name of a report (default: a list of both)'),
  ),
  about: setValueKind(
    'subject',
    optionalArgument('Subject of the report: a batch, board, role, inspection or action'),
  ),
};

const options = {
  asAt: dateOption('Day to report on, for a report (default: today)'),
  since: dateOption('Day before the period of a report'),
  ...recordedOption,
  internal: flag('Version for the force only, of a report that is otherwise public'),
  ready: flag('Draft of closure-submission with every action that is complete'),
  months: option(
    'number',
    'Age in months after which a judgement of self-assessment is out of date (default: 6)',
    parseMonths,
  ),
  output: outputOption,
  check: flag('Failure if the file differs from what would be written'),
  dryRun: flag('Preview, without writing a file'),
  format: choiceOption('format', ['markdown', 'html', 'docx'], {
    help: 'Format: markdown, html, docx (default: from the name of the file)',
  }),
};

function parseMonths(text: string): number {
  if (/^\d{1,3}$/.test(text) && Number(text) > 0) return Number(text);
  throw new InvalidValueError('Write a number of months, such as 6.');
}

/** The values of a call of `report`. */
export type ReportOptions = ValuesOf<typeof args & typeof options>;

/** The command `report`. */
export const reportCommand = defineQuery({
  name: 'report',
  heading: 'Papers',
  summary: 'Write a paper, with every figure calculated from the register',
  arguments: args,
  options,
  examples: [
    'afi report audit-committee-2021-12-16 -o paper.docx',
    'afi report audit-committee-2021-12-16 -o paper.md --check',
    'afi report board-pack --as-at 2021-11-25 --since 2021-10-28',
    'afi report closure-submission --ready',
    'afi report chase "Head of Custody"',
  ],
  load: async () => (await import('./run-report.ts')).runReport,
});
