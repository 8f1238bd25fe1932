/** Keeps the tally of figures compared, and a sentence for each that was wrong. */
import { openRegister } from '../../src/app/open-register.ts';
import { lastDay } from './random-history.ts';
import type { Drawn } from './random-register.ts';
import { shelfOf } from './register.ts';

/** How many figures were compared, how many of them were no blanks, and a sentence for each that was wrong. */
export interface Comparison {
  cells: number;
  filled: number;
  readonly wrong: string[];
}

/** A drawn register as the tool opens it. */
export const openDrawn = ({ files }: Drawn) => openRegister(shelfOf(files), lastDay);
export type OpenedRegister = ReturnType<typeof openDrawn>;

export const toText = (value: unknown) => (typeof value === 'string' ? value : JSON.stringify(value));

export function compare(comparison: Comparison, where: string, tool: unknown, naive: unknown): void {
  comparison.cells += 1;
  if (naive !== 0 && toText(naive) !== '[]') comparison.filled += 1;
  if (toText(tool) !== toText(naive))
    comparison.wrong.push(`${where}: the tool says ${toText(tool)}, the naive count ${toText(naive)}`);
}

export const sorted = (ids: readonly string[]) => [...ids].sort();
export const sum = (numbers: readonly number[]) => numbers.reduce((total, each) => total + each, 0);
