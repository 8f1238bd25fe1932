/** Reads the sheets of a spreadsheet, .xlsx or .csv, within limits of size. */
import { fail, ok, type Result } from '../../domain/errors.ts';
import type { Sheet } from '../../domain/sheet.ts';
import { readCsvSheet } from './csv-sheet.ts';
import { readWorkbook } from './read-workbook.ts';
import { maxSpreadsheetBytes, megabytes, SpreadsheetError } from './size-limits.ts';

/**
 * The bytes decide the format. A name of another format is refused: no other program would open it either.
 * Returns every sheet of a workbook in its order, or one sheet with the name of a CSV file, or a sentence that says why not.
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

/** Refuses texts that are not tables, of which CSV would still read something. */
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

/** The characters 0x80 to 0x9F of Windows-1252; a space for none. Some versions of Node decode them wrongly. */
const windows1252Characters = '€ ‚ƒ„…†‡ˆ‰Š‹Œ Ž  ‘’“”•–—˜™š›œ žŸ';

const utf8 = new TextDecoder('utf-8', { fatal: true });

function decodeSheetText(bytes: Uint8Array): string {
  const text = decodeBytes(bytes);
  if (text.includes('\0'))
    throw new SpreadsheetError('is neither a workbook (.xlsx) nor a text file (.csv).');
  return text;
}

function decodeBytes(bytes: Uint8Array): string {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (first === 0xfe && second === 0xff) return new TextDecoder('utf-16le').decode(swapBytes(bytes));
  try {
    return utf8.decode(bytes);
  } catch {
    return decodeWindows1252(bytes);
  }
}

const swapBytes = (bytes: Uint8Array): Uint8Array =>
  Buffer.from(bytes.subarray(0, bytes.length & ~1)).swap16();

function decodeWindows1252(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)
    .toString('latin1')
    .replace(/[\x80-\x9f]/g, (character, offset: number) => {
      const decoded = windows1252Characters[character.charCodeAt(0) - 0x80] ?? ' ';
      if (decoded !== ' ') return decoded;
      const byte = character.charCodeAt(0).toString(16).toUpperCase();
      throw new SpreadsheetError(
        `is neither UTF-8 nor Windows-1252: byte ${offset + 1}, 0x${byte}, is no character.`,
      );
    });
}
