/** What an import would do, as data: new, changed field by field, unchanged, refused, and what the sheet does not name. */

import type { RecordedFile } from '../../app/command.ts';
import { formatColumnLetters } from '../../domain/sheet.ts';
import type { Plan, Refusal } from '../edit-actions/schema.ts';

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

/** The rows that are refused, each once however many of its cells are at fault. */
export const refusedRows = ({ refused }: Plan): readonly number[] => [
  ...new Set(refused.map(({ row }) => row)),
];
