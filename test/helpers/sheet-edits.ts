/** Edits sheets in tests as an officer would: cells, rows and columns of a CSV file. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { stringify } from 'csv-stringify/sync';

/** The cells of a file, by rows. */
export const readCells = (root: string, file: string): string[][] =>
  parse(readFileSync(join(root, file)), { bom: true, relax_column_count: true });

/** Writes cells with a separator, as a spreadsheet program saves them. */
export const writeCells = (
  root: string,
  file: string,
  cells: readonly (readonly string[])[],
  delimiter = ',',
): void =>
  writeFileSync(
    join(root, file),
    stringify(
      cells.map((row) => [...row]),
      { delimiter, quoted_match: /[\r\n;,\t]/ },
    ),
  );

/** New texts by the id in the first column, then by heading. */
export type CellEdits = Readonly<Record<string, Readonly<Record<string, string>>>>;

/** Changes cells of a sheet. */
export function editCells(root: string, file: string, edits: CellEdits): void {
  const [headings = [], ...rows] = readCells(root, file);
  for (const row of rows)
    for (const [heading, text] of Object.entries(edits[row[0] ?? ''] ?? {}))
      row[headings.indexOf(heading)] = text;
  writeCells(root, file, [headings, ...rows]);
}
