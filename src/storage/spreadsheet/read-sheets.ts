/** Reads the sheets of a spreadsheet, an .xlsx workbook or a .csv file, within limits of size. */

import { groupBy } from '../../domain/collections.ts';
import { fail, ok, type Result } from '../../domain/errors.ts';
import { type Cell, emptyCell, type Sheet } from '../../domain/sheet.ts';
import { fileName } from '../../domain/text/file-name.ts';
import type { Encoding } from '../../domain/vocabulary.ts';
import { decodeText } from '../decode-text.ts';
import { parseCsv } from '../yaml/parse-csv.ts';
import { normaliseCellText } from './cell-text.ts';
import { describeOtherBytes } from './other-formats.ts';
import { readWorkbook } from './read-workbook.ts';
import {
  cellTooLong,
  createSizeCheck,
  maxCellCharacters,
  maxCsvRowBytes,
  maxRows,
  maxSpreadsheetBytes,
  megabytes,
  SpreadsheetError,
} from './size-limits.ts';
import type { UntrimmedSheet } from './worksheet.ts';

/** The sheets of a spreadsheet. */
interface ReadSheets {
  readonly sheets: readonly Sheet[];
  /** A sentence for the user if the encoding of a CSV file was assumed. */
  readonly notice: string | undefined;
}

/**
 * Every sheet of a workbook in its order, or one sheet with the name of a CSV file; or a sentence with the reason why there is none.
 * The bytes decide the format. A name of another format is refused, because no other program would open the file either.
 * @param encoding of a CSV file, if the user names one
 */
export function readSheets(
  fileName: string,
  bytes: Uint8Array,
  encoding?: Encoding,
): Result<ReadSheets, string> {
  try {
    if (bytes.length > maxSpreadsheetBytes)
      throw new SpreadsheetError(
        `is too large: ${megabytes(bytes.length)}, more than the limit of ${megabytes(maxSpreadsheetBytes)}.`,
      );
    if (startsWith(bytes, 'PK')) {
      const sheets = readWorkbook(bytes);
      if (/\.(?:csv|tsv|txt)$/i.test(fileName))
        throw new SpreadsheetError(
          'is a workbook, but has the name of a text file. Rename it so that it ends in .xlsx.',
        );
      if (encoding !== undefined)
        throw new SpreadsheetError('is a workbook, which has its own encoding. Leave --encoding out.');
      return ok({ sheets: sheets.map(trimSheet), notice: undefined });
    }
    const otherFormat = describeOtherBytes(bytes);
    if (otherFormat !== undefined) throw new SpreadsheetError(otherFormat);
    const decodeResult = decodeText(bytes, { name: fileName, encoding });
    if (!decodeResult.ok && bytes.includes(0))
      throw new SpreadsheetError(
        `is neither a workbook (.xlsx) nor a text file (.csv): it ${decodeResult.error.slice(fileName.length + 1)}`,
      );
    if (!decodeResult.ok) return decodeResult;
    const { text, notice } = decodeResult.value;
    assertIsTable(fileName, text);
    return ok({ sheets: [trimSheet(readCsvSheet(sheetName(fileName), text))], notice });
  } catch (error) {
    if (error instanceof SpreadsheetError) return fail(`${fileName} ${error.message}`);
    throw error;
  }
}

/** Refuses texts that are not tables, but would parse as CSV. */
function assertIsTable(fileName: string, text: string): void {
  if (/^\s*<(?:!doctype|html|head|body|meta|style|div|table|\?xml)\b/i.test(text))
    throw new SpreadsheetError(
      'is a web page or XML, not a spreadsheet. Open it in Excel, and save it as .xlsx or .csv.',
    );
  if (text.trim() !== '' && /\.(?:xls[a-z]?|ods)$/i.test(fileName))
    throw new SpreadsheetError(
      'is a text file, but has the name of a workbook. If it is a table, rename it so that it ends in .csv. Otherwise save it as .xlsx in the program that made it.',
    );
}

const startsWith = (bytes: Uint8Array, mark: string): boolean =>
  [...mark].every((character, i) => bytes[i] === character.charCodeAt(0));

const sheetName = (path: string): string => fileName(path).replace(/\.[^.]*$/, '');

/** A CSV file as a sheet, every cell as text. */
function readCsvSheet(name: string, text: string): UntrimmedSheet {
  // Excel reads a first line `sep=;` as an instruction.
  const separatorLine = /^"?sep=(.)"?(?:\r\n?|\n)/i.exec(text);
  const delimiter = separatorLine?.[1] ?? detectSeparator(text);
  const parseResult = parseCsv(text.slice(separatorLine?.[0].length ?? 0), {
    delimiter,
    keepBlankRows: true,
    allowBareQuotes: true,
    maxRows: maxRows + 1,
    maxRowBytes: maxCsvRowBytes,
  });
  if (!parseResult.ok)
    throw new SpreadsheetError(
      `cannot be read in row ${parseResult.error.row}: ${parseResult.error.message}.`,
    );
  const countCells = createSizeCheck();
  const separatorRows = separatorLine ? [{ cells: [] }] : [];
  const rows = [...separatorRows, ...parseResult.value].map(({ cells }, i) => {
    countCells(name, i + 1, cells.length);
    const longColumn = cells.findIndex((text) => text.length > maxCellCharacters);
    if (longColumn >= 0) throw cellTooLong(name, i + 1, longColumn);
    return cells.map(parseCell);
  });
  return { name, rows };
}

const parseCell = (text: string): Cell =>
  text.trim() === '' ? emptyCell : { text: normaliseCellText(text), kind: 'text' };

/** The separator with the same count in most of the first lines; of several, the one with the highest count. */
function detectSeparator(text: string): string {
  const lines = text
    .slice(0, 1 << 16)
    .replace(/"(?:[^"]|"")*"?/g, '')
    .split(/\r\n?|\n/)
    .filter((line) => line !== '')
    .slice(0, 50);
  const counts = [',', ';', '\t'].flatMap((separator) => {
    const linesByCount = groupBy(lines, (line) => [line.split(separator).length - 1]);
    return [...linesByCount].map(([count, sameCountLines]) => ({
      separator,
      count,
      lines: sameCountLines.length,
    }));
  });
  const [best] = counts
    .filter(({ count }) => count > 0)
    .sort((a, b) => b.lines - a.lines || b.count - a.count);
  return best?.separator ?? ',';
}

const hasValue = ({ kind }: Cell): boolean => kind !== 'empty';

/** Removes empty cells from the ends of rows, and empty rows from the end of the sheet. */
function trimSheet({ rows, rowCount = rows.length, ...sheet }: UntrimmedSheet): Sheet {
  const filledRows = rows.slice(0, rows.findLastIndex((row) => row.some(hasValue)) + 1);
  return {
    ...sheet,
    rows: filledRows.map((row) => row.slice(0, row.findLastIndex(hasValue) + 1)),
    trailingRows: Math.max(rowCount, rows.length) - filledRows.length,
  };
}
