/** The table of contents, fourth part: the papers, and what explains the tool. */
import { InvalidArgumentError, Option, type Command as Program } from 'commander';
import { addSite } from './cli-site.ts';
import type { Command, HouseCommand } from './commands/command.ts';
import { day, examples, oneOf, recorded } from './flags.ts';

type Handed<Shape> = (load: () => Promise<Shape>) => (...given: unknown[]) => Promise<void>;

export function addPapers(
  program: Program,
  reads: Handed<Command<never>>,
  alone: Handed<HouseCommand<never>>,
): void {
  const command = (name: string, about: string) =>
    program.command(name).description(about).helpGroup('Papers:').showHelpAfterError('Add --help for more.');

  command('report', 'a paper whole, every figure counted; without a name, which there are')
    .argument('[paper]', 'the id of a file in papers/, or the name of a report')
    .argument('[about]', 'what it is about: a batch, a board, a role, an action …')
    .addOption(
      new Option('--as-at <date>', 'a report named itself: the day it speaks for (default: today)').argParser(
        day,
      ),
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
      oneOf('--format <format>', 'markdown, html, docx (default: by the file’s name)', [
        'markdown',
        'html',
        'docx',
      ]),
    )
    .action(reads(async () => (await import('./commands/papers/report.ts')).report))
    .addHelpText(
      'after',
      examples(
        'afi report audit-committee-2021-12-16 -o paper.docx',
        'afi report audit-committee-2021-12-16 -o paper.md --check',
        'afi report board-pack --as-at 2021-11-25 --since 2021-10-28',
        'afi report closure-submission --ready',
        'afi report chase "Head of Custody"',
      ),
    );

  addSite(command, reads);

  command('schema', 'JSON Schemas of the records, for editors')
    .argument('[record]', 'which record, or export; all records, if not said')
    .action(alone(async () => (await import('./commands/papers/schema.ts')).schema))
    .addHelpText('after', examples('afi schema action', 'afi schema export', 'afi schema --json'));

  command('help', 'help for a command, or a topic: findings')
    .argument('[topic]', 'a command, or `findings`')
    .action(alone(async () => (await import('./commands/papers/help.ts')).help))
    .addHelpText('after', examples('afi help summary', 'afi help findings'));
}

function months(value: string): number {
  if (/^\d{1,3}$/.test(value) && Number(value) > 0) return Number(value);
  throw new InvalidArgumentError('Write a number of months, such as 6.');
}
