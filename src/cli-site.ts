/** The table of contents, the site: its arguments and flags. */
import { Option, type Command as Program } from 'commander';
import type { Command } from './commands/command.ts';
import { asAt, day, examples } from './flags.ts';

type Reads = (load: () => Promise<Command<never>>) => (...given: unknown[]) => Promise<void>;
type Begin = (name: string, about: string) => Program;

export function addSite(command: Begin, reads: Reads): void {
  command('site', 'pages for the board, every figure a link to its actions')
    .addOption(
      new Option('-o, --output <dir>', 'the folder: new, empty, or an earlier site').makeOptionMandatory(),
    )
    .addOption(asAt())
    .addOption(
      new Option('--since <date>', 'from when movement is told (default: the last paper’s day)').argParser(
        day,
      ),
    )
    .option('--internal', 'for the board’s own eyes: what is internal too')
    .action(reads(async () => (await import('./commands/papers/site.ts')).site))
    .addHelpText(
      'after',
      examples('afi site -o board-pages', 'afi site -o board-pages --as-at 2021-11-25 --internal'),
    );
}
