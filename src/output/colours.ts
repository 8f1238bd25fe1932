/** Colour, only where the reader's screen takes it; nothing is told by colour alone. */
import { Chalk } from 'chalk';

export type Paint = InstanceType<typeof Chalk>;

export const paint = (colour: boolean): Paint => new Chalk({ level: colour ? 1 : 0 });
