/** Limits the size of spreadsheets, and defines the error for a file that is larger, damaged or not a spreadsheet. */
import { AppError } from '../../domain/errors.ts';
import { formatColumnLetters } from '../../domain/sheet.ts';
import { formatCount } from '../../domain/text/numbers.ts';

/** Bytes of the file. */
export const maxSpreadsheetBytes = 64 << 20;
/** Bytes of all unpacked parts. */
export const maxUnpackedBytes = 128 << 20;
/** UTF-16 units of one cell. A cell of Excel has at most 32,767. */
export const maxCellCharacters = 100_000;
/** Bytes of one row of a CSV file. */
export const maxCsvRowBytes = 4 << 20;
/** Rows of one sheet. */
export const maxRows = 200_000;
/** Cells of all sheets, including empty cells before a row's last cell. */
const maxCells = 3_000_000;

/** Why a file cannot be read: the end of a sentence that begins with its name. */
export class SpreadsheetError extends AppError {
  override readonly code = 'spreadsheet';
}

/** The error for a cell that is too long, with its place. `column` counts from 0. */
export const cellTooLong = (sheet: string, row: number, column: number): SpreadsheetError =>
  new SpreadsheetError(
    `has more than ${formatCount(maxCellCharacters)} characters in the cell ${formatColumnLetters(column)}${row} of the sheet \`${sheet}\`. Shorten the cell, or clear it.`,
  );

/** `3 MB`, rounded up. */
export const megabytes = (bytes: number): string => `${formatCount(Math.ceil(bytes / (1 << 20)))} MB`;

/** Returns a function that counts the rows and cells of a file, and throws a SpreadsheetError for the first over a limit. */
export function createSizeCheck(): (sheet: string, row: number, width: number) => void {
  let cells = 0;
  return (sheet, row, width) => {
    cells += width;
    if (row > maxRows)
      throw new SpreadsheetError(
        `has more than ${formatCount(maxRows)} rows in the sheet \`${sheet}\`: there is a value in row ${formatCount(row)}. Copy the rows that matter into a new file.`,
      );
    if (cells > maxCells)
      throw new SpreadsheetError(
        `has more than ${formatCount(maxCells)} cells. Copy the rows and columns that you need into a new file.`,
      );
  };
}
