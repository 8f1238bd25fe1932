/** Defines the command `report`, which makes a paper. */
import { defineQuery } from '../../app/define-command.ts';
import {
  choiceOption,
  dateOption,
  flag,
  InvalidValueError,
  option,
  optionalArgument,
  type ValuesOf,
} from '../../app/options.ts';
import { outputOption, recordedOption } from '../../app/shared-options.ts';

const args = {
  paper: optionalArgument('the id of a file in papers/, or the name of a report'),
  about: optionalArgument('what it is about: a batch, a board, a role, an action …'),
};

const options = {
  asAt: dateOption('a report named itself: the day it speaks for (default: today)'),
  since: dateOption('and from when it tells what moved'),
  ...recordedOption,
  internal: flag('and for the force’s own eyes, where it would be public'),
  ready: flag('closure-submission: as it would be, of all that is complete'),
  months: option('number', 'self-assessment: how old a judgement may be (default: 6)', parseMonths),
  output: outputOption,
  check: flag('fail if the file is not what would be written'),
  dryRun: flag('write nothing; say what would be written'),
  format: choiceOption('format', ['markdown', 'html', 'docx'], {
    help: 'markdown, html, docx (default: by the file’s name)',
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
  summary: 'a paper whole, every figure counted; without a name, which there are',
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
