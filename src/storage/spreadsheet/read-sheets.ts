/** Reads a spreadsheet, .xlsx or .csv, within bounds: sheets of rows of cells, or the sentence that says why not. */
import { fail, ok, type Result } from '../../domain/errors.ts';
import type { Sheet } from '../../domain/sheet.ts';
import { readCsvSheet } from './csv-sheet.ts';
import { decodeSheetText } from './decode-sheet-text.ts';
import { readWorkbook } from './read-workbook.ts';
import { maxSpreadsheetBytes, megabytes, SpreadsheetError } from './size-limits.ts';

/**
 * What the bytes are is told from themselves, and a name that says otherwise is refused: no other program would open it either.
 * Every sheet of a workbook comes back, in its order; a CSV file is one sheet, called by the file's name.
 */
export function readSheets(fileName: string, bytes: Uint8Array): Result<readonly Sheet[], string> {
  try {
    if (bytes.length > maxSpreadsheetBytes)
      throw new SpreadsheetError(
        `is too large: ${megabytes(bytes.length)}, where ${megabytes(maxSpreadsheetBytes)} are read.`,
      );
    if (startsWith(bytes, 'PK')) {
      const sheets = readWorkbook(bytes);
      if (/\.(?:csv|tsv|txt)$/i.test(fileName))
        throw new SpreadsheetError(
          'is a workbook, though its name says text. Rename it so that it ends in .xlsx.',
        );
      return ok(sheets);
    }
    if (startsWith(bytes, '\u00d0\u00cf\u0011\u00e0'))
      throw new SpreadsheetError(
        'is an old .xls workbook, or protected by a password. Open it in Excel, and save it as .xlsx without a password.',
      );
    const text = decodeSheetText(bytes);
    assertIsTable(fileName, text);
    return ok([readCsvSheet(sheetName(fileName), text)]);
  } catch (error) {
    if (error instanceof SpreadsheetError) return fail(`${fileName} ${error.message}`);
    throw error;
  }
}

/** Texts of which something would be read, and nothing that was meant. */
function assertIsTable(fileName: string, text: string): void {
  if (/^\s*<(?:!doctype|html|head|body|meta|style|div|table|\?xml)\b/i.test(text))
    throw new SpreadsheetError(
      'is a web page or XML, not a spreadsheet. Open it in Excel, and save it as .xlsx or .csv.',
    );
  if (/^%PDF-/.test(text))
    throw new SpreadsheetError('is a PDF, not a spreadsheet. Ask for the table as .xlsx or .csv.');
  if (text.trim() !== '' && /\.(?:xls[a-z]?|ods)$/i.test(fileName))
    throw new SpreadsheetError(
      'is a text file, though its name says workbook. If it holds a table, rename it so that it ends in .csv; else save it as .xlsx where it was made.',
    );
}

const startsWith = (bytes: Uint8Array, mark: string): boolean =>
  [...mark].every((character, i) => bytes[i] === character.charCodeAt(0));

const sheetName = (fileName: string): string => fileName.replace(/^.*[\\/]/, '').replace(/\.[^.]*$/, '');
