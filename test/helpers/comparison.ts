/** Counts compared figures and records a sentence for each wrong one. */
import { openRegister } from '../../src/app/open-register.ts';
import { lastDay } from './random-history.ts';
import type { RandomRegister } from './random-register.ts';
import { shelfOf } from './register.ts';

/** The number of compared figures, the number of them that were not blank, and a sentence for each wrong one. */
export interface Comparison {
  cells: number;
  filledCount: number;
  readonly faults: string[];
}

/** Opens a random register with the tool. */
export const openRandomRegister = ({ files }: RandomRegister) => openRegister(shelfOf(files), lastDay);
export type OpenedRegister = ReturnType<typeof openRandomRegister>;

export const toText = (value: unknown) => (typeof value === 'string' ? value : JSON.stringify(value));

export function compare(comparison: Comparison, where: string, tool: unknown, naive: unknown): void {
  comparison.cells += 1;
  if (naive !== 0 && toText(naive) !== '[]') comparison.filledCount += 1;
  if (toText(tool) !== toText(naive))
    comparison.faults.push(`${where}: the tool says ${toText(tool)}, the naive count ${toText(naive)}`);
}

export const sortIds = (ids: readonly string[]) => [...ids].sort();
export const sum = (numbers: readonly number[]) => numbers.reduce((total, each) => total + each, 0);
