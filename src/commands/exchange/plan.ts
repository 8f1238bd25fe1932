/** What an import would do, as data: new, changed field by field, unchanged, refused, and what the sheet does not name. */
import { columnLetters } from '../../model/sheet.ts';
import type { RecordedFile } from '../command.ts';

export interface FieldChange {
  readonly field: string;
  readonly from: string | null;
  readonly to: string;
  /** `correction` for a fact, else the event that brings it about. */
  readonly by: string;
}

export interface PlannedRow {
  /** As the spreadsheet numbers it. */
  readonly row: number;
  readonly id: string;
  readonly title: string;
  readonly changes: readonly FieldChange[];
}

export interface Refusal {
  readonly row: number;
  /** As the spreadsheet letters it; null where the row as a whole is meant. */
  readonly column: string | null;
  readonly heading: string | null;
  readonly reason: string;
}

interface Titled {
  readonly id: string;
  readonly title: string;
}

export interface Plan {
  readonly file: string;
  readonly sheet: string;
  readonly header_row: number;
  readonly rows: number;
  readonly read: readonly { readonly heading: string; readonly column: string }[];
  readonly unread: readonly string[];
  readonly other_sheets: readonly string[];
  readonly trailing_rows: number;
  readonly formulas: number;
  readonly inspections: readonly (Titled & { readonly origin: string; readonly published: string | null })[];
  readonly boards: readonly Titled[];
  readonly batches: readonly Titled[];
  readonly added: readonly PlannedRow[];
  readonly changed: readonly PlannedRow[];
  readonly unchanged: readonly string[];
  readonly refused: readonly Refusal[];
  readonly absent: readonly string[];
  /** The day of the import. */
  readonly on: string;
  /** Of new actions: events that bear the day of the import, since the sheet does not date them. */
  readonly undated: readonly { readonly event: string; readonly ids: readonly string[] }[];
  /** New actions that are with HMICFRS in no batch. */
  readonly unbatched: readonly string[];
  /** Cells that look as if they told who somebody is. */
  readonly personal: readonly {
    readonly kind: string;
    readonly cells: number;
    readonly rows: readonly number[];
  }[];
}

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
