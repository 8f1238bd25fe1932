/** Defines the result of planning an import, and its refused rows. */

import type { RecordedFile } from '../../app/command.ts';
import { formatColumnLetters } from '../../domain/sheet.ts';
import type { Plan, Refusal } from './import-schema.ts';

export interface Planned {
  readonly plan: Plan;
  readonly files: readonly RecordedFile[];
}

export const refusalAt = (
  row: number,
  at: number | undefined,
  headings: readonly string[],
  reason: string,
): Refusal => ({
  row,
  column: at === undefined ? null : formatColumnLetters(at),
  heading: at === undefined ? null : (headings[at] ?? null),
  reason,
});

/** The numbers of the refused rows, each once. */
export const refusedRows = ({ refused }: Plan): readonly number[] => [
  ...new Set(refused.map(({ row }) => row)),
];
