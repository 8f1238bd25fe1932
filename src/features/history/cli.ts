/** What asks git: who recorded what when, and whether the past stands. */

import type { Part } from '../../cli/command-definition.ts';
import { examples } from '../../cli/option-parsers.ts';
import { several } from '../../cli/shared-options.ts';

export const past: Part = {
  history: (command, { asksOfGit }) =>
    command
      .argument('[id]', 'which action (default: the whole register)')
      .option('--field <name>', 'only what changed this fact, or this field of events')
      .action(asksOfGit(async () => (await import('./run-history.ts')).runHistory))
      .addHelpText(
        'after',
        examples(
          'afi history custody-2021-rec-2',
          'afi history custody-2021-rec-2 --field force_lead',
          'afi history --json',
        ),
      ),

  audit: (command, { asksOfGit }) =>
    command
      .addOption(several('--anchor <sha>', 'a commit or fingerprint that was published: is it still there?'))
      .option('--signatures <file>', 'who may sign what closes or submits, as ssh keeps allowed signers')
      .action(asksOfGit(async () => (await import('./run-audit.ts')).runAudit))
      .addHelpText(
        'after',
        examples('afi audit', 'afi audit --anchor 1f0c9be2', 'afi audit --signatures allowed_signers --json'),
      ),
};
