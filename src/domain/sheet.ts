/** Defines the cells of a spreadsheet's sheet, and finds its header row. */
import { normaliseName } from './text/word-matching.ts';

/** What a cell contains. */
export type CellKind = 'text' | 'number' | 'date' | 'boolean' | 'formula' | 'empty';

/** One cell, read from a file or to be written to one. */
export interface Cell {
  /** As written, with line ends `\n`; the last result of a formula; a date as `YYYY-MM-DD`. */
  readonly text: string;
  readonly kind: CellKind;
  /** The value of a date cell, or of a formula that results in a date, as YYYY-MM-DD. */
  readonly date?: string;
}

/** A sheet of a workbook, or a CSV file. */
export interface Sheet {
  readonly name: string;
  /** Whether the workbook hides it. */
  readonly isHidden?: boolean;
  /** The row that a spreadsheet shows as 1 has index 0. A row ends with its last cell that is not empty. */
  readonly rows: readonly (readonly Cell[])[];
  /** How many empty rows followed the last row that is not empty. */
  readonly trailingRows: number;
  /** The numbers, from 1, of rows with a value that the workbook hides, by a filter or otherwise. */
  readonly hiddenRows?: readonly number[];
  /** Cells that are merged. The value of cells merged downwards is in `rows` in each of their rows, of cells merged sideways once. */
  readonly merges?: readonly MergedCells[];
  /** Words that are struck out. `rows` has them as well. */
  readonly struckOut?: readonly StruckOutWords[];
}

/** A range of merged cells. Rows count from 1, columns from 0. */
export interface MergedCells {
  readonly firstRow: number;
  readonly lastRow: number;
  readonly firstColumn: number;
  readonly lastColumn: number;
}

/** The words of one cell that are struck out. Rows count from 1, columns from 0. */
export interface StruckOutWords {
  readonly row: number;
  readonly column: number;
  readonly words: string;
}

/** A cell without content. */
export const emptyCell: Cell = { text: '', kind: 'empty' };

/** The header row of a sheet. */
export interface Header {
  /** Its index in `rows`. */
  readonly rowIndex: number;
  /** The index of each known column; the first if it is repeated. */
  readonly columns: ReadonlyMap<string, number>;
  /** Every heading as written, in order, including empty ones. */
  readonly headings: readonly string[];
  /** Headings that are repeated, or that mean the same column as another. */
  readonly repeated: readonly string[];
}

/** A heading as a normalised name with spaces instead of underscores, for comparison. */
export const normaliseHeading = (heading: string): string => normaliseName(heading.replaceAll('_', ' '));

const headerSearchRows = 50;

/**
 * The header: the row with the most known columns among the first 50, so that titles above it are skipped. `columnOf` returns
 * the column that a heading means. Undefined if no row has at least two known columns.
 */
export function findHeader(
  { rows }: Pick<Sheet, 'rows'>,
  columnOf: (heading: string) => string | undefined,
): Header | undefined {
  let bestHeader: Header | undefined;
  for (const [rowIndex, row] of rows.slice(0, headerSearchRows).entries()) {
    const header = readHeader(rowIndex, row, columnOf);
    if (header.columns.size > (bestHeader?.columns.size ?? 1)) bestHeader = header;
  }
  return bestHeader;
}

/** Reads a row as if it were the header. */
function readHeader(
  rowIndex: number,
  row: readonly Cell[],
  columnOf: (heading: string) => string | undefined,
): Header {
  const columns = new Map<string, number>();
  const headings = row.map(({ text }) => text.trim());
  const usedNames = new Set<string>();
  const repeatedNames: string[] = [];
  for (const [i, heading] of headings.entries()) {
    if (heading === '') continue;
    const column = columnOf(heading);
    const key = column === undefined ? `heading ${normaliseHeading(heading)}` : `column ${column}`;
    if (usedNames.has(key)) repeatedNames.push(heading);
    else if (column !== undefined) columns.set(column, i);
    usedNames.add(key);
  }
  return { rowIndex, columns, headings, repeated: repeatedNames };
}

/** The letters of a column, counted from 0: `A` for 0, `AA` for 26. */
export const formatColumnLetters = (column: number): string =>
  (column < 26 ? '' : formatColumnLetters(Math.floor(column / 26) - 1)) +
  String.fromCharCode(65 + (column % 26));

/** Cells to write; an absent value gives an empty cell. */
export const textCell = (text: string | null | undefined): Cell =>
  text === null || text === undefined || text === '' ? emptyCell : { text, kind: 'text' };
/** A cell with a date YYYY-MM-DD; empty without a date. */
export const dateCell = (date: string | null | undefined): Cell =>
  date === null || date === undefined ? emptyCell : { text: date, kind: 'date', date };
/** A cell with a number. */
export const numberCell = (count: number): Cell => ({ text: String(count), kind: 'number' });
