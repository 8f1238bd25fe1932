/** Defines a row of the table of action fields, and the spreadsheet columns of a field. */
import type { FieldRow } from './field-table.ts';

/**
 * How a cell is written and parsed. `identity` cells identify the action and are parsed together; `line` is a text on one line,
 * `word` a word of a fixed list.
 */
export type CellFormat = 'identity' | 'text' | 'line' | 'word' | 'yes-no' | 'date' | 'action-id' | ListFormat;

/** The formats of a cell with several values. */
export type ListFormat = 'list' | 'paf-keys';

/** Whether a cell of this format has several values. */
export const isListFormat = (format: CellFormat): format is ListFormat =>
  format === 'list' || format === 'paf-keys';

/** What questions and help show about a spreadsheet column. */
export interface ColumnMeaning {
  /** What it contains, as the end of a sentence. */
  readonly meaning: string;
  /** Other headings that forces commonly use for it, in lower case, separated by `; `. */
  readonly synonyms?: string;
}

/** A spreadsheet column with a field, or with the part of it under `key`. */
export interface FieldColumn extends ColumnMeaning {
  readonly key?: string;
  readonly format: CellFormat;
  /** The heading in an export, if it is not the field's label. */
  readonly heading?: string;
  /** The option of `add` for it, in camel case; without one, `add` cannot set it. */
  readonly option?: string;
}

/** One field of an action. */
export interface ActionFieldRow extends FieldRow {
  /** Its name on pages, and in spreadsheets if the column has no heading of its own. */
  readonly label: string;
  /**
   * How a change is audited. `issued`: the inspectorate set it, and only a `correction` may change it; `own`: the force may
   * change it at any time; `identity`: only `rename` changes it; `history`: events are only added.
   */
  readonly audit: 'issued' | 'own' | 'identity' | 'history';
  /** The spreadsheet columns for it, by name; an empty map keeps it out of spreadsheets. */
  readonly columns: Readonly<Record<string, FieldColumn>>;
}
