/** What an import would do, as data: new, changed field by field, unchanged, refused, and what the sheet does not name. */
import type { Plan, Refusal } from '../../model/answers/change.ts';
import { columnLetters } from '../../model/sheet.ts';
import type { RecordedFile } from '../command.ts';

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
  column: at === undefined ? null : columnLetters(at),
  heading: at === undefined ? null : (headings[at] ?? null),
  reason,
});

/** The rows that are refused, each once however many of its cells are at fault. */
export const refusedRows = ({ refused }: Plan): readonly number[] => [
  ...new Set(refused.map(({ row }) => row)),
];
