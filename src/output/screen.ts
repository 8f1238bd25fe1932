/** What the reader's screen can show: its width, and colour where it has any. Nothing is shown by colour alone. */
import { Chalk } from 'chalk';

export interface Screen {
  /** In characters; undefined in a pipe or a file. */
  readonly width: number | undefined;
  readonly colour: boolean;
}

export type Paint = InstanceType<typeof Chalk>;

export const paint = (colour: boolean): Paint => new Chalk({ level: colour ? 1 : 0 });
