/** What stands in a list that somebody hands over. */

/** A row: named values, and the line on which it begins. */
export interface InputRow {
  readonly line: number;
  /** By name in lower case with underscores; a list where the value is one. */
  readonly values: Readonly<Record<string, string | readonly string[]>>;
}
