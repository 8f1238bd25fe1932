/** Defines `completion`, which prints the script that makes a shell complete the commands of afi. */
import { defineStandalone } from '../../app/define-command.ts';
import { argument, type ValuesOf } from '../../app/options.ts';

/** The shells with a script. */
export const shells = ['bash', 'zsh', 'fish', 'powershell'] as const;

const completionArguments = { shell: { ...argument(`Shell: ${shells.join(', ')}`), choices: shells } };

/** The values of a call of `completion`. */
export type CompletionOptions = ValuesOf<typeof completionArguments>;

/** The command `completion`. */
export const completionCommand = defineStandalone({
  name: 'completion',
  heading: 'Set up',
  summary: 'Print a script that lets your shell complete commands, options and ids',
  arguments: completionArguments,
  details: async () => (await import('./shell-scripts.ts')).installationHelp,
  examples: ['afi completion bash >> ~/.bashrc', 'afi completion fish > ~/.config/fish/completions/afi.fish'],
  load: async () => (await import('./run-completion.ts')).runCompletion,
});
