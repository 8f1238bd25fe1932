/** A table as data. How it is drawn is each format's own work. */

export interface Column {
  readonly heading: string;
  readonly align?: 'left' | 'right';
  /** How narrow it may be made on a terminal; a column without it is never cut. */
  readonly least?: number;
}

export interface Row {
  readonly cells: readonly string[];
  /** Set apart: a total. */
  readonly strong?: boolean;
}

export interface Table {
  readonly columns: readonly Column[];
  readonly rows: readonly Row[];
}

export const createTable = (
  headings: readonly (string | Column)[],
  rows: readonly (readonly string[])[],
): Table => ({
  columns: headings.map((heading) => (typeof heading === 'string' ? { heading } : heading)),
  rows: rows.map((cells) => ({ cells })),
});

export const rightAligned = (heading: string): Column => ({ heading, align: 'right' });
/** A column of words that may be cut on a narrow terminal. */
export const flexibleColumn = (heading: string, least = 12): Column => ({ heading, least });

/** A figure, or nothing where it is nought: an empty cell is read faster. */
export const blankIfZero = (count: number): string => (count === 0 ? '' : String(count));
