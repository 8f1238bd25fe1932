/** The shape of a row of the table of an action's fields, and of the columns that spreadsheets have for it. */
import type { FieldRow } from './field-table.ts';

/**
 * How a cell is written and read. `identity` cells name the action and are read with it; `line` is a text on one line, `word` a
 * word of a fixed list.
 */
export type CellFormat = 'identity' | 'text' | 'line' | 'word' | 'yes-no' | 'date' | 'action-id' | ListFormat;

/** The formats of a cell with several values. */
export type ListFormat = 'list' | 'paf-keys';

export const isListFormat = (format: CellFormat): format is ListFormat =>
  format === 'list' || format === 'paf-keys';

/** What questions and help have for a column of a spreadsheet. */
export interface ColumnMeaning {
  /** What it contains, as the end of a sentence. */
  readonly meaning: string;
  /** Headings that registers of forces commonly use for it, in lower case, with `; ` between them. */
  readonly synonyms?: string;
}

/** A column of a spreadsheet that contains a field, or the part of it under `key`. */
export interface FieldColumn extends ColumnMeaning {
  readonly key?: string;
  readonly format: CellFormat;
  /** The heading in an export, where it is not the field's label. */
  readonly heading?: string;
  /** The option of `add` that gives it, in camel case; a column without one cannot be given to `add`. */
  readonly option?: string;
}

/** One field of an action. */
export interface ActionFieldRow extends FieldRow {
  /** Its name on pages and, where the column has no other, in spreadsheets. */
  readonly label: string;
  /**
   * What the audit of the history asks of a change. `issued`: the inspectorate's fact, which only a `correction` may change;
   * `own`: the force may change it at any time; `identity`: it changes by `rename`; `history`: it only grows.
   */
  readonly audit: 'issued' | 'own' | 'identity' | 'history';
  /** The spreadsheet columns for it, by name; an empty map keeps it out of spreadsheets. */
  readonly columns: Readonly<Record<string, FieldColumn>>;
}
