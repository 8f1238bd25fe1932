/** Reads the addresses of cells and of merged cells, and copies the value of vertically merged cells to each of their rows. */
import { type Cell, emptyCell, type MergedCells } from '../../domain/sheet.ts';
import { SpreadsheetError } from './size-limits.ts';

/** The row, from 1, and the column, from 0: 5 and 2 for `C5`; undefined without an address. */
export function parseAddress(address: string | undefined): readonly [number, number] | undefined {
  if (address === undefined) return undefined;
  const match = /^([A-Z]{1,3})([1-9]\d{0,6})$/.exec(address);
  if (!match) throw new SpreadsheetError(`is damaged: no cell is called \`${address.slice(0, 20)}\`.`);
  const column = [...(match[1] ?? '')].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
  return [Number(match[2]), column];
}

/** The merged cells of a range such as `A1:C1`; none without a range. */
export function parseRange(range: string | undefined): readonly MergedCells[] {
  const [first, last] = (range ?? '')
    .split(':')
    .map((address) => (address === '' ? undefined : parseAddress(address)));
  return first && last
    ? [{ firstRow: first[0], lastRow: last[0], firstColumn: first[1], lastColumn: last[1] }]
    : [];
}

/** Fills each row of cells merged downwards; cells merged sideways keep their value in the first column. */
export function fillMergedCells(
  rows: Cell[][],
  { firstRow, lastRow, firstColumn: column }: MergedCells,
  countCells: (row: number, width: number) => void,
): void {
  const cell = rows[firstRow - 1]?.[column];
  if (!cell || cell.kind === 'empty') return;
  for (let row = firstRow + 1; row <= Math.min(lastRow, rows.length); row++) {
    const cells = rows[row - 1] ?? [];
    countCells(row, Math.max(1, column + 1 - cells.length));
    while (cells.length < column) cells.push(emptyCell);
    cells[column] = cell;
  }
}
