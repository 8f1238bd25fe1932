/** Parses a portal extract from CSV, by the register's settings. */
import {
  createStatusParser,
  createTypeParser,
  defaultExtractHeadings,
  type Extract,
  type ExtractColumn,
  type ExtractRow,
  extractColumns,
  extractHeading,
  requiredExtractColumns,
} from '../domain/records/portal-extract.ts';
import type { Settings } from '../domain/records/settings.ts';
import type { Parsed } from './parse-record.ts';
import { indexLines } from './yaml/line-index.ts';
import { createFault, type LoadFault, maxFaults, type TextRange } from './yaml/load-fault.ts';
import { type CsvRow, parseCsv } from './yaml/parse-csv.ts';
import { decodeRecordText } from './yaml/yaml-text.ts';

/** The extract of a day; faults if its columns or rows are wrong. */
export function parseExtract(day: string, bytes: Uint8Array, settings: Settings): Parsed<Extract> {
  const { text, faults: textFaults } = decodeRecordText(bytes);
  if (textFaults.length > 0) return { record: undefined, faults: textFaults };
  const lines = indexLines(text);
  const rows = parseCsv(text);
  if (!rows.ok) {
    const { message, line } = rows.error;
    return { record: undefined, faults: [createFault('extract-syntax', message, lines.range(line))] };
  }
  const [header, ...body] = rows.value;
  if (!header)
    return { record: undefined, faults: [createFault('file-empty', 'the extract has no header row')] };
  const { columns, faults } = findColumns(header.cells, lines.range(header.line), settings);
  const cellCount = header.cells.length;
  for (const { cells, line } of body) {
    if (cells.length === cellCount || faults.length > maxFaults) continue;
    const message = `this row has ${cells.length} cells, but the header has ${cellCount}`;
    faults.push(createFault('extract-row', message, lines.range(line)));
  }
  if (faults.length > 0) return { record: undefined, faults };
  const read = rowReader(columns, settings);
  return { record: { day, rows: body.map(read) }, faults: [] };
}

/** The columns by their headings in register.yaml, or the usual headings. A missing column that is needed and a duplicate column are faults. */
function findColumns(header: readonly string[], range: TextRange, settings: Settings) {
  const columns = new Map<ExtractColumn, number>();
  const faults: LoadFault[] = [];
  for (const column of extractColumns) {
    const configuredHeading = extractHeading(settings, column);
    const heading = header.some((cell) => isSameHeading(cell, configuredHeading))
      ? configuredHeading
      : defaultExtractHeadings[column];
    const places = header.flatMap((cell, i) => (isSameHeading(cell, heading) ? [i] : []));
    if (places.length > 1)
      faults.push(createFault('extract-columns', `the column \`${heading}\` appears twice`, range));
    if (places.length === 0 && requiredExtractColumns.includes(column))
      faults.push(createFault('extract-columns', `there is no column \`${configuredHeading}\``, range));
    if (places[0] !== undefined) columns.set(column, places[0]);
  }
  return { columns, faults };
}

const isSameHeading = (cell: string, heading: string) =>
  cell.trim().toLowerCase() === heading.trim().toLowerCase();

/** Returns the function that reads a row. */
function rowReader(
  columns: ReadonlyMap<ExtractColumn, number>,
  settings: Settings,
): (row: CsvRow) => ExtractRow {
  const [typeOf, meaningOf] = [createTypeParser(settings), createStatusParser(settings)];
  return ({ cells, line }) => {
    const cell = (column: ExtractColumn) => {
      const place = columns.get(column);
      return place === undefined ? undefined : (cells[place] ?? '').trim();
    };
    const [typeWord, status] = [cell('type') ?? '', cell('status') ?? ''];
    return {
      line,
      ref: cell('ref') ?? '',
      typeWord,
      type: typeOf(typeWord),
      status,
      meaning: meaningOf(status),
      live: meaningOf(status) !== 'closed',
      title: cell('title'),
      wording: cell('wording'),
      inspection: cell('inspection'),
    };
  };
}
