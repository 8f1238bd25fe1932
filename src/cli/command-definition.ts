/** The shape of a part of the table of contents: how each of its commands gets arguments, flags, examples and its action. */
import type { Command as Program } from 'commander';
import type { ChangingCommand, Command, Questions, StandaloneCommand } from '../app/command.ts';

type Loads<Shape> = () => Promise<Shape>;
type Handing<Shape> = (
  load: Loads<Shape>,
  questions?: Loads<Questions<never>>,
) => (...given: unknown[]) => Promise<void>;

/** How a command is handed over to be performed. */
export interface Handings {
  readonly reads: Handing<Command<never>>;
  /** It asks for the history, and for the files only where it must. */
  readonly asksOfGit: Handing<Command<never>>;
  readonly changes: Handing<ChangingCommand<never>>;
  /** It opens no register. */
  readonly alone: Handing<StandaloneCommand<never>>;
}

export type Furnish = (command: Program, handings: Handings) => unknown;

/** By the names of its commands. */
export type Part = Readonly<Record<string, Furnish>>;
