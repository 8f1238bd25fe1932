/** A portal extract: CSV bytes to rows, as the register's settings tell how to read them. */
import { CsvError, parse } from 'csv-parse/sync';
import {
  type Column,
  columnNames,
  type Extract,
  type ExtractRow,
  headingOf,
  liveReader,
  neededColumns,
  typeReader,
  usualHeadings,
} from '../model/extract.ts';
import type { Settings } from '../model/records/settings.ts';
import type { Parsed } from './parse.ts';
import { fault, type LoadFault, mostFaults } from './text/fault.ts';
import { guard } from './text/guard.ts';
import { linesOf } from './text/lines.ts';

interface CsvRow {
  readonly record: readonly string[];
  readonly info: { readonly bytes: number };
}

/** A row's cells, and the line on which it begins. */
interface Row {
  readonly cells: readonly string[];
  readonly line: number;
}

export function parseExtract(day: string, bytes: Uint8Array, settings: Settings): Parsed<Extract> {
  const { text, faults } = guard(bytes);
  if (faults.length > 0) return { record: undefined, faults };
  const rows = rowsOf(text);
  if (!Array.isArray(rows)) return { record: undefined, faults: [rows] };
  const [header, ...body] = rows;
  if (!header) return { record: undefined, faults: [fault('file-empty', 'the extract has no header')] };
  const lines = linesOf(text);
  const { columns, found } = findColumns(header.cells, lines.range(header.line), settings);
  const wants = header.cells.length;
  for (const { cells, line } of body) {
    if (cells.length === wants || found.length > mostFaults) continue;
    const message = `the row has ${cells.length} cells where the header has ${wants}`;
    found.push(fault('extract-row', message, lines.range(line)));
  }
  if (found.length > 0) return { record: undefined, faults: found };
  const read = rowReader(columns, settings);
  return { record: { day, rows: body.map(read) }, faults: [] };
}

/** Rows that are not blank, whatever the line ends; or the fault for which there are none. */
function rowsOf(text: string): Row[] | LoadFault {
  const content = Buffer.from(text);
  try {
    const rows = parse(content, {
      info: true,
      record_delimiter: ['\r\n', '\n'],
      relax_column_count: true,
      skip_empty_lines: true,
    }) as unknown as CsvRow[];
    const lineAt = lineCounter(content);
    return rows
      .map(({ record }, i) => ({ cells: record, line: lineAt(rows[i - 1]?.info.bytes ?? 0) }))
      .filter(({ cells }) => cells.length > 1 || cells[0]?.trim() !== '');
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const line = lineCounter(content)(Math.max(0, Number(error['bytes'] ?? 1) - 1));
    return fault('extract-syntax', messages[error.code] ?? error.message, linesOf(text).range(line));
  }
}

const messages: Readonly<Record<string, string>> = {
  CSV_QUOTE_NOT_CLOSED: 'a quote that opens in this row is never closed',
  INVALID_OPENING_QUOTE: 'a quote stands in a cell of this row that does not begin with one',
  CSV_INVALID_CLOSING_QUOTE: 'text stands behind a closing quote in this row',
};

/** Tells the line of the first byte from an offset on that ends no line. To be asked for ever greater offsets. */
function lineCounter(content: Uint8Array): (offset: number) => number {
  let [at, line] = [0, 1];
  return (offset) => {
    while (at < content.length && (at < offset || content[at] === 10 || content[at] === 13))
      if (content[at++] === 10) line++;
    return line;
  };
}

/** Which column stands where, by the heading that register.yaml gives it or the usual one; a needed one that stands nowhere and any that stands twice is a fault. */
function findColumns(header: readonly string[], at: readonly [number, number], settings: Settings) {
  const columns = new Map<Column, number>();
  const found: LoadFault[] = [];
  for (const column of columnNames) {
    const own = headingOf(settings, column);
    const heading = header.some((cell) => same(cell, own)) ? own : usualHeadings[column];
    const places = header.flatMap((cell, i) => (same(cell, heading) ? [i] : []));
    if (places.length > 1)
      found.push(fault('extract-columns', `the column \`${heading}\` stands here twice`, at));
    if (places.length === 0 && neededColumns.includes(column))
      found.push(fault('extract-columns', `there is no column \`${own}\``, at));
    if (places[0] !== undefined) columns.set(column, places[0]);
  }
  return { columns, found };
}

const same = (cell: string, heading: string) => cell.trim().toLowerCase() === heading.trim().toLowerCase();

/** What turns a row's cells into what they mean. */
function rowReader(columns: ReadonlyMap<Column, number>, settings: Settings): (row: Row) => ExtractRow {
  const [typeOf, isLive] = [typeReader(settings), liveReader(settings)];
  return ({ cells, line }) => {
    const cell = (column: Column) => {
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
      live: isLive(status),
      title: cell('title'),
      wording: cell('wording'),
      inspection: cell('inspection'),
    };
  };
}
