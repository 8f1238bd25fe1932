/** Writes CSV for spreadsheets, with a byte order mark and CRLF, and without cells that could run as formulas. */
import { stringify } from 'csv-stringify/sync';
import { contentText, type Document } from './document.ts';
import { cleanText } from './safe-text.ts';

/**
 * The start of a cell that a spreadsheet would read as a formula, including full-width forms. Cells that already begin with the
 * apostrophe that prevents this also match: they get a second one, so that removing one restores the cell.
 */
const formulaStart = /^[\s']*[=+\-@\t\r＝＋－＠]/;

const guardFormula = (cell: string): string => (formulaStart.test(cell) ? `'${cell}` : cell);

/** A cell without the apostrophe that `csvText` added. */
export const removeFormulaGuard = (cell: string): string =>
  cell.startsWith("'") && formulaStart.test(cell.slice(1)) ? cell.slice(1) : cell;

/** Rows as CSV for spreadsheets, with formulas disabled. Line ends inside cells are kept, and cells with characters that other programs use as separators are quoted. */
export const csvText = (rows: readonly (readonly string[])[]): string =>
  stringify(
    rows.map((row) => row.map(guardFormula)),
    { bom: true, record_delimiter: 'windows', quoted_match: /[\r\n;\t]/ },
  );

/** Rows as CSV for a file of the register: unchanged cells, and the line ends of its other files. */
export const csvRecord = (rows: readonly (readonly string[])[]): string =>
  stringify(
    rows.map((row) => [...row]),
    { record_delimiter: 'unix', quoted_match: /[\r\n]/ },
  );

/** The tables of a document as CSV, one below the other, each row on one line without invisible characters. Charts, text and captions are omitted. */
export const renderCsv = ({ blocks }: Document): string =>
  csvText(
    blocks
      .filter((block) => block.kind === 'table')
      .flatMap(({ columns, rows }) => [columns.map(({ label }) => label), ...rows.map(({ cells }) => cells)])
      .map((row) => row.map((cell) => cleanText(contentText(cell)))),
  );
