/** Writes CSV for spreadsheets, with a byte order mark and CRLF, and without cells that could run as formulas. */
import { stringify } from 'csv-stringify/sync';
import { contentText, type Document } from './document.ts';
import { cleanText } from './safe-text.ts';

/**
 * What a spreadsheet would take for a formula begins with one of these, full-width forms among them; what begins with the mark that
 * stops it is marked once more, so that one mark can be taken off again.
 */
const formula = /^[\s']*[=+\-@\t\r＝＋－＠]/;

const neutral = (cell: string): string => (formula.test(cell) ? `'${cell}` : cell);

/** A cell as it was before it was marked. */
export const removeFormulaGuard = (cell: string): string =>
  cell.startsWith("'") && formula.test(cell.slice(1)) ? cell.slice(1) : cell;

/** Rows as they are, but for formulas; line ends inside cells stay, and what another program takes for a separator is quoted. */
export const csvText = (rows: readonly (readonly string[])[]): string =>
  stringify(
    rows.map((row) => row.map(neutral)),
    { bom: true, record_delimiter: 'windows', quoted_match: /[\r\n;\t]/ },
  );

/** Rows kept as a record: exactly what they say, with the line ends of every other record. */
export const csvRecord = (rows: readonly (readonly string[])[]): string =>
  stringify(
    rows.map((row) => [...row]),
    { record_delimiter: 'unix', quoted_match: /[\r\n]/ },
  );

/** The tables of a document, one below the other: nothing in them can hide, and a row is a line. Charts, text and captions are left out. */
export const renderCsv = ({ blocks }: Document): string =>
  csvText(
    blocks
      .filter((block) => block.kind === 'table')
      .flatMap(({ columns, rows }) => [columns.map(({ label }) => label), ...rows.map(({ cells }) => cells)])
      .map((row) => row.map((cell) => cleanText(contentText(cell)))),
  );
