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
} from '../model/extract.ts';
import type { Settings } from '../model/records/settings.ts';
import { fault, type LoadFault, mostFaults } from './fault.ts';
import { guard } from './guard.ts';
import type { Parsed } from './parse.ts';

interface CsvRow {
  readonly record: readonly string[];
  readonly info: { readonly lines: number };
}

export function parseExtract(day: string, bytes: Uint8Array, settings: Settings): Parsed<Extract> {
  const { text, faults } = guard(bytes);
  if (text === undefined || faults.length > 0) return { record: undefined, faults };
  let rows: readonly CsvRow[];
  try {
    rows = parse(text, {
      info: true,
      relax_column_count: true,
      skip_empty_lines: true,
    }) as unknown as CsvRow[];
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const at = lineRange(text, Number(error['lines'] ?? 1));
    return { record: undefined, faults: [fault('yaml-syntax', `no CSV: ${error.message}`, at)] };
  }
  const [header, ...body] = rows;
  if (!header) return { record: undefined, faults: [fault('file-empty', 'the extract has no header')] };
  const columns = new Map<Column, number>();
  const found: LoadFault[] = [];
  for (const column of columnNames) {
    const heading = headingOf(settings, column);
    const places = header.record.flatMap((cell, i) => (same(cell, heading) ? [i] : []));
    const at = lineRange(text, 1);
    if (places.length > 1)
      found.push(fault('extract-columns', `the column \`${heading}\` stands here twice`, at));
    if (places.length === 0 && neededColumns.includes(column))
      found.push(fault('extract-columns', `there is no column \`${heading}\``, at));
    if (places[0] !== undefined) columns.set(column, places[0]);
  }
  const starts = startLines(rows);
  for (const [i, { record }] of body.entries())
    if (record.length !== header.record.length)
      found.push(
        fault(
          'extract-row',
          rowMessage(record.length, header.record.length),
          lineRange(text, starts[i] ?? 1),
        ),
      );
  if (found.length > 0) return { record: undefined, faults: found.slice(0, mostFaults) };
  return {
    record: { day, rows: body.map((row, i) => readRow(row.record, starts[i] ?? 1, columns, settings)) },
    faults: [],
  };
}

const same = (cell: string, heading: string) => cell.trim().toLowerCase() === heading.trim().toLowerCase();

const rowMessage = (has: number, wants: number) => `the row has ${has} cells where the header has ${wants}`;

/** The line on which each row below the header begins: the one after the row before it ends. */
const startLines = (rows: readonly CsvRow[]) => rows.slice(0, -1).map(({ info }) => info.lines + 1);

function readRow(
  cells: readonly string[],
  line: number,
  columns: ReadonlyMap<Column, number>,
  settings: Settings,
): ExtractRow {
  const cell = (column: Column) => {
    const place = columns.get(column);
    return place === undefined ? undefined : (cells[place] ?? '').trim();
  };
  const [typeWord, status] = [cell('type') ?? '', cell('status') ?? ''];
  return {
    line,
    ref: cell('ref') ?? '',
    typeWord,
    type: typeReader(settings)(typeWord),
    status,
    live: liveReader(settings)(status),
    title: cell('title'),
    wording: cell('wording'),
    inspection: cell('inspection'),
  };
}

/** Where a line of a text begins and ends. */
export function lineRange(text: string, line: number): readonly [number, number] {
  let start = 0;
  for (let i = 1; i < line; i++) {
    const next = text.indexOf('\n', start);
    if (next < 0) break;
    start = next + 1;
  }
  const end = text.indexOf('\n', start);
  return [start, end < 0 ? text.length : end];
}
