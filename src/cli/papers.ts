/** The papers and the site, and what explains the tool. */
import { InvalidArgumentError, Option } from 'commander';
import type { Part } from './command-definition.ts';
import { day, examples } from './option-parsers.ts';
import { asAt, oneOf, recorded } from './shared-options.ts';

export const papers: Part = {
  report: (command, { reads }) =>
    command
      .argument('[paper]', 'the id of a file in papers/, or the name of a report')
      .argument('[about]', 'what it is about: a batch, a board, a role, an action …')
      .addOption(
        new Option(
          '--as-at <date>',
          'a report named itself: the day it speaks for (default: today)',
        ).argParser(day),
      )
      .addOption(new Option('--since <date>', 'and from when it tells what moved').argParser(day))
      .addOption(recorded())
      .option('--internal', 'and for the force’s own eyes, where it would be public')
      .option('--ready', 'closure-submission: as it would be, of all that is complete')
      .addOption(
        new Option('--months <number>', 'self-assessment: how old a judgement may be (default: 6)').argParser(
          months,
        ),
      )
      .option('-o, --output <file>', 'write it to a file')
      .option('--check', 'fail if the file is not what would be written')
      .option('--dry-run', 'write nothing; say what would be written')
      .addOption(
        oneOf(
          '--format <format>',
          ['markdown', 'html', 'docx'],
          'markdown, html, docx (default: by the file’s name)',
        ),
      )
      .action(reads(async () => (await import('../features/papers/run-report.ts')).runReport))
      .addHelpText(
        'after',
        examples(
          'afi report audit-committee-2021-12-16 -o paper.docx',
          'afi report audit-committee-2021-12-16 -o paper.md --check',
          'afi report board-pack --as-at 2021-11-25 --since 2021-10-28',
          'afi report closure-submission --ready',
          'afi report chase "Head of Custody"',
        ),
      ),

  site: (command, { reads }) =>
    command
      .requiredOption('-o, --output <dir>', 'the folder: new, empty, or an earlier site')
      .addOption(asAt())
      .addOption(
        new Option('--since <date>', 'from when movement is told (default: the last paper’s day)').argParser(
          day,
        ),
      )
      .option('--internal', 'for the board’s own eyes: what is internal too')
      .action(reads(async () => (await import('../features/site/run-site.ts')).runSite))
      .addHelpText(
        'after',
        examples('afi site -o board-pages', 'afi site -o board-pages --as-at 2021-11-25 --internal'),
      ),

  schema: (command, { alone }) =>
    command
      .argument('[name]', 'of which record or, with --answers, of which answer (default: all)')
      .option('--answers', 'of what commands answer with --json, by the name that `schema` gives there')
      .action(alone(async () => (await import('../features/help/run-schema.ts')).runSchema))
      .addHelpText(
        'after',
        examples('afi schema action', 'afi schema --answers summary', 'afi schema --answers > answers.json'),
      ),

  help: (command, { alone }) =>
    command
      .argument('[topic]', 'a command, or `findings`')
      .action(alone(async () => (await import('../features/help/run-help.ts')).runHelp))
      .addHelpText('after', examples('afi help summary', 'afi help findings')),
};

function months(value: string): number {
  if (/^\d{1,3}$/.test(value) && Number(value) > 0) return Number(value);
  throw new InvalidArgumentError('Write a number of months, such as 6.');
}
