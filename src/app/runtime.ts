/** Defines the environment in which `afi` runs: clock, folder, terminal. */

import type { Environment } from '../storage/process.ts';
import type { Screen } from './command.ts';
import type { Prompter } from './prompts.ts';

/** Everything that depends on the machine; tests pass their own. */
export interface Runtime {
  readonly cwd: string;
  /** The local day, as YYYY-MM-DD. */
  readonly today: string;
  /** The package's own folder, which contains `templates/`. */
  readonly home: string;
  readonly env: Environment;
  readonly screen: Screen;
  /** Milliseconds since any fixed moment, for measuring how long work takes. */
  readonly milliseconds: () => number;
  /** The columns of standard error; undefined if it is not a terminal. */
  readonly errWidth: number | undefined;
  /** Whether there is a terminal to ask and answer on. */
  readonly interactive: boolean;
  /** Answers instead of the terminal. */
  readonly prompter?: Prompter;
  /** All bytes of standard input; if there are more than `limit`, it stops somewhere after that. */
  readonly input: (limit: number) => Promise<Uint8Array>;
  readonly writeOutput: (text: string) => Promise<void>;
  readonly writeError: (text: string) => Promise<void>;
}
