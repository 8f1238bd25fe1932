/** Describes the screen: its width, and whether it has colour. Colour is never the only sign of a meaning. */
import { Chalk } from 'chalk';

export interface Screen {
  /** In characters; undefined in a pipe or a file. */
  readonly width: number | undefined;
  readonly colour: boolean;
}

export type Paint = InstanceType<typeof Chalk>;

/** Whether text has colour. */
export type Colouring = Pick<Screen, 'colour'>;

export const withoutColour: Colouring = { colour: false };

export const createPaint = ({ colour }: Colouring): Paint => new Chalk({ level: colour ? 1 : 0 });
