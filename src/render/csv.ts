/** CSV for a spreadsheet: a byte order mark, CRLF, every cell quoted that needs it, and nothing that runs as a formula. */
import { stringify } from 'csv-stringify/sync';
import type { Table } from './table.ts';
import { clean } from './text.ts';

/** What a spreadsheet would take for a formula begins with one of these, full-width forms among them. */
const formula = /^\s*[=+\-@\t\r＝＋－＠]/;

const neutral = (cell: string): string => (formula.test(cell) ? `'${clean(cell)}` : clean(cell));

export const csvTable = ({ columns, rows }: Table): string =>
  stringify(
    [columns.map(({ heading }) => heading), ...rows.map(({ cells }) => cells)].map((row) => row.map(neutral)),
    {
      bom: true,
      record_delimiter: 'windows',
    },
  );
