/** How a command is handed over to be performed: how it is loaded, and what was asked of it. */
import type { Command as Program } from 'commander';
import type { ChangingCommand, Command, Questions, StandaloneCommand } from '../app/command.ts';
import type { Handings } from './command-definition.ts';
import { filterFrom } from './shared-options.ts';

export type Options = Readonly<Record<string, unknown>>;

/** How the table of contents hands over to `main`: a command to be loaded, and what was asked of it. */
export interface Hands {
  readonly register: (
    load: () => Promise<Command<never>>,
    options: Options,
    questions?: () => Promise<Questions<never>>,
  ) => Promise<void>;
  readonly change: (
    load: () => Promise<ChangingCommand<never>>,
    options: Options,
    questions?: () => Promise<Questions<never>>,
  ) => Promise<void>;
  readonly tools: (load: () => Promise<StandaloneCommand<never>>, options: Options) => Promise<void>;
}

export const handingTo = ({ register, change, tools }: Hands): Handings => ({
  reads:
    (load, questions) =>
    (...given) =>
      register(load, asked(given), questions),
  asksOfGit:
    (load) =>
    (...given) =>
      register(load, { ...asked(given), historyOnly: true }),
  changes:
    (load, questions) =>
    (...given) =>
      change(load, asked(given), questions),
  alone:
    (load) =>
    (...given) =>
      tools(load, asked(given)),
});

/** The options and named arguments of a call, as commander gives them to an action. */
function asked(given: readonly unknown[]): Options {
  const command = given.at(-1) as Program;
  const named = command.registeredArguments.map((argument, i) => [argument.name(), command.processedArgs[i]]);
  const options = command.optsWithGlobals();
  return {
    json: false,
    command: command.name(),
    ...options,
    ...Object.fromEntries(named),
    filter: filterFrom(command),
  };
}
