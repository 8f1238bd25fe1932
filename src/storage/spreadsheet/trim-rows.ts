/** Removes empty cells from the ends of rows, and empty rows from the end of a sheet. */
import type { Cell, Sheet } from '../../domain/sheet.ts';

const hasValue = ({ kind }: Cell): boolean => kind !== 'empty';

/** `length` is the number of rows of the sheet, if it is more than `rows` has. */
export function trimRows(
  rows: readonly (readonly Cell[])[],
  length = rows.length,
): Pick<Sheet, 'rows' | 'trailingRows'> {
  const kept = rows.slice(0, rows.findLastIndex((row) => row.some(hasValue)) + 1);
  return {
    rows: kept.map((row) => row.slice(0, row.findLastIndex(hasValue) + 1)),
    trailingRows: Math.max(length, rows.length) - kept.length,
  };
}
