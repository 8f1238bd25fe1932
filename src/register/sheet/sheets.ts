/** Reads a spreadsheet, .xlsx or .csv, within bounds: sheets of rows of cells, or the sentence that says why not. */
import type { Sheet } from '../../model/sheet.ts';
import { largestFile, megabytes, SheetFault } from './bounds.ts';
import { csvSheet } from './csv.ts';
import { workbookSheets } from './workbook.ts';

/**
 * What the bytes are is told from themselves; the name is only said in messages. Every sheet of a workbook comes back, in its
 * order; a CSV file is one sheet, called by the file's name.
 */
export function sheetsOf(fileName: string, bytes: Uint8Array): readonly Sheet[] | string {
  try {
    if (bytes.length > largestFile)
      throw new SheetFault(
        `is too large: ${megabytes(bytes.length)}, where ${megabytes(largestFile)} are read.`,
      );
    if (startsWith(bytes, 'PK')) return workbookSheets(bytes);
    if (startsWith(bytes, '\u00d0\u00cf\u0011\u00e0'))
      throw new SheetFault(
        'is an old .xls workbook, or protected by a password. Save it as .xlsx without a password.',
      );
    return [csvSheet(nameOf(fileName), bytes)];
  } catch (error) {
    if (error instanceof SheetFault) return `${fileName} ${error.message}`;
    throw error;
  }
}

const startsWith = (bytes: Uint8Array, mark: string): boolean =>
  [...mark].every((character, i) => bytes[i] === character.charCodeAt(0));

const nameOf = (fileName: string): string => fileName.replace(/^.*[\\/]/, '').replace(/\.[^.]*$/, '');
