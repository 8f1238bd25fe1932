/** What a sheet holds once its file is read, and which of its rows is the header. */
import { normaliseName } from './text/normalise-name.ts';

export type CellKind = 'text' | 'number' | 'date' | 'boolean' | 'formula' | 'empty';

export interface Cell {
  /** As written: line ends are `\n`; of a formula what it last came to; of a date `YYYY-MM-DD`. */
  readonly text: string;
  readonly kind: CellKind;
  /** What a date cell, or a formula that came to a date, means; as YYYY-MM-DD. */
  readonly date?: string;
}

export interface Sheet {
  readonly name: string;
  /** The row that a spreadsheet shows as 1 stands at 0; a row ends with its last cell that holds something. */
  readonly rows: readonly (readonly Cell[])[];
  /** How many empty rows followed the last that holds something. */
  readonly trailingRows: number;
}

export const emptyCell: Cell = { text: '', kind: 'empty' };

export interface Header {
  /** The position of its row in `rows`. */
  readonly rowIndex: number;
  /** Where each known column stands; of one that stands there twice, the first. */
  readonly columns: ReadonlyMap<string, number>;
  /** Every heading as written, in order; empty ones too. */
  readonly headings: readonly string[];
  /** Headings that stand there more than once, or mean the same column as another. */
  readonly repeated: readonly string[];
}

/** A heading as a name is compared; an underscore counts as a space. */
export const normaliseHeading = (heading: string): string => normaliseName(heading.replaceAll('_', ' '));

const headerSearchRows = 50;

/**
 * The header: of the first rows, the one with the most known columns, titles above it passed over. `columnOf` says which
 * column a heading means. Undefined where no row names at least two.
 */
export function findHeader(
  { rows }: Pick<Sheet, 'rows'>,
  columnOf: (heading: string) => string | undefined,
): Header | undefined {
  let best: Header | undefined;
  for (const [rowIndex, row] of rows.slice(0, headerSearchRows).entries()) {
    const header = readHeader(rowIndex, row, columnOf);
    if (header.columns.size > (best?.columns.size ?? 1)) best = header;
  }
  return best;
}

/** What a row says as a header. */
function readHeader(
  rowIndex: number,
  row: readonly Cell[],
  columnOf: (heading: string) => string | undefined,
): Header {
  const columns = new Map<string, number>();
  const headings = row.map(({ text }) => text.trim());
  const seen = new Set<string>();
  const repeated: string[] = [];
  for (const [i, heading] of headings.entries()) {
    if (heading === '') continue;
    const column = columnOf(heading);
    const key = column === undefined ? `heading ${normaliseHeading(heading)}` : `column ${column}`;
    if (seen.has(key)) repeated.push(heading);
    else if (column !== undefined) columns.set(column, i);
    seen.add(key);
  }
  return { rowIndex, columns, headings, repeated };
}

/** `A` for 0, `Z` for 25, `AA` for 26. */
export const columnLetters = (column: number): string =>
  (column < 26 ? '' : columnLetters(Math.floor(column / 26) - 1)) + String.fromCharCode(65 + (column % 26));

/** Cells as they are to be written. */
export const textCell = (text: string | null | undefined): Cell =>
  text === null || text === undefined || text === '' ? emptyCell : { text, kind: 'text' };
export const dateCell = (date: string | null | undefined): Cell =>
  date === null || date === undefined ? emptyCell : { text: date, kind: 'date', date };
export const numberCell = (count: number): Cell => ({ text: String(count), kind: 'number' });
