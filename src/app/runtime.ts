/** What the tool is given of the world around it: the clock, the terminal, where it stands. */

import type { Environment } from '../storage/process.ts';
import type { Screen } from './command.ts';
import type { Prompter } from './prompts.ts';

/** Tests give their own. */
export interface Runtime {
  readonly cwd: string;
  /** The local day, as YYYY-MM-DD. */
  readonly today: string;
  /** The package's own folder, in which `templates/` lies. */
  readonly home: string;
  readonly env: Environment;
  readonly screen: Screen;
  /** Milliseconds since any fixed moment: asked only to know whether something takes long. */
  readonly milliseconds: () => number;
  /** How wide the terminal of standard error is; undefined where it goes to none. */
  readonly errWidth: number | undefined;
  /** Whether there is a terminal to ask on and to be answered from. */
  readonly interactive: boolean;
  /** Who answers in place of the terminal. */
  readonly ask?: Prompter;
  /** All that comes in on standard input. */
  readonly input: () => Promise<string>;
  readonly out: (text: string) => Promise<void>;
  readonly err: (text: string) => Promise<void>;
}
