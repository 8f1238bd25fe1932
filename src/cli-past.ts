/** The commands that ask git: who recorded what when, and whether the past stands. */
import type { Command as Program } from 'commander';
import type { Command } from './commands/command.ts';
import { examples, several } from './flags.ts';

type Reads = (load: () => Promise<Command<never>>) => (...given: unknown[]) => Promise<void>;

export function addPast(command: (name: string, about: string) => Program, reads: Reads): void {
  command('history', 'who recorded what when, from git')
    .argument('[id]', 'which action (default: the whole register)')
    .option('--field <name>', 'only what changed this fact, or this field of events')
    .action(reads(async () => (await import('./commands/looking/history.ts')).history))
    .addHelpText(
      'after',
      examples(
        'afi history custody-2021-rec-2',
        'afi history custody-2021-rec-2 --field force_lead',
        'afi history --json',
      ),
    );

  command('audit', 'whether anybody rewrote the past, from git')
    .addOption(several('--anchor <sha>', 'a commit or fingerprint that was published: is it still there?'))
    .option('--signatures <file>', 'who may sign what closes or submits, as ssh keeps allowed signers')
    .action(reads(async () => (await import('./commands/looking/audit.ts')).audit))
    .addHelpText(
      'after',
      examples('afi audit', 'afi audit --anchor 1f0c9be2', 'afi audit --signatures allowed_signers --json'),
    );
}
