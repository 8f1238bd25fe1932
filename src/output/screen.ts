/** Describes the screen: its width, and whether it has colour. Colour is never the only sign of a meaning. */
import { Chalk } from 'chalk';

/** What is known of the terminal, or of the file instead of one. */
export interface Screen {
  /** In characters; undefined in a pipe or a file. */
  readonly width: number | undefined;
  readonly colour: boolean;
}

/** Adds colours to text; returns it unchanged without colours. */
export type Paint = InstanceType<typeof Chalk>;

/** Whether text has colour. */
export type Colouring = Pick<Screen, 'colour'>;

/** Text without colour. */
export const withoutColour: Colouring = { colour: false };

/** The colours for a terminal that has them, otherwise none. */
export const createPaint = ({ colour }: Colouring): Paint => new Chalk({ level: colour ? 1 : 0 });
