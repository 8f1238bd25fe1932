/** Keeps the tally of figures compared, and a sentence for each that was wrong. */
import { openRegister } from '../../src/app/open-register.ts';
import { lastDay } from './random-history.ts';
import type { Drawn } from './random-register.ts';
import { shelfOf } from './register.ts';

/** How many figures were compared, how many of them were no blanks, and a sentence for each that was wrong. */
export interface Tally {
  cells: number;
  filled: number;
  readonly wrong: string[];
}

/** A drawn register as the tool opens it. */
export const context = ({ files }: Drawn) => openRegister(shelfOf(files), lastDay);
export type Opened = ReturnType<typeof context>;

export const shown = (value: unknown) => (typeof value === 'string' ? value : JSON.stringify(value));

export function same(held: Tally, where: string, tool: unknown, naive: unknown): void {
  held.cells += 1;
  if (naive !== 0 && shown(naive) !== '[]') held.filled += 1;
  if (shown(tool) !== shown(naive))
    held.wrong.push(`${where}: the tool says ${shown(tool)}, the naive count ${shown(naive)}`);
}

export const sorted = (ids: readonly string[]) => [...ids].sort();
export const sum = (numbers: readonly number[]) => numbers.reduce((total, each) => total + each, 0);
