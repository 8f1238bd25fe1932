/** A CSV file as a sheet: its separator is found out, and every cell is text as it was typed. */
import { CsvError, parse } from 'csv-parse/sync';
import { type Cell, emptyCell, type Sheet } from '../../model/sheet.ts';
import { counter, mostRows, SheetFault } from './bounds.ts';
import { trimmedRows } from './rows.ts';

const separators = [',', ';', '\t'] as const;

export function csvSheet(name: string, text: string): Sheet {
  // Excel itself takes a first line `sep=;` as an instruction.
  const told = /^sep=(.)\r?\n/i.exec(text);
  const records = recordsOf(text.slice(told?.[0].length ?? 0), told?.[1] ?? separatorOf(text));
  const count = counter();
  const offset = told ? [[]] : [];
  const rows = [...offset, ...records].map((record, i) => {
    count(name, i + 1, record.length);
    return record.map(cellOf);
  });
  return { name, ...trimmedRows(rows) };
}

const cellOf = (text: string): Cell =>
  text.trim() === '' ? emptyCell : { text: text.replace(/\r\n?/g, '\n'), kind: 'text' };

function recordsOf(text: string, delimiter: string): readonly (readonly string[])[] {
  let read = 0;
  try {
    return parse(text, {
      delimiter,
      record_delimiter: ['\r\n', '\n', '\r'],
      relax_column_count: true,
      skip_empty_lines: false,
      to: mostRows + 1,
      on_record: (record: string[]) => {
        read++;
        return record;
      },
    });
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    throw new SheetFault(`cannot be read: in row ${read + 1} ${messages[error.code] ?? error.message}.`);
  }
}

const messages: Readonly<Record<string, string>> = {
  CSV_QUOTE_NOT_CLOSED: 'a quote opens that is never closed',
  INVALID_OPENING_QUOTE: 'a quote stands in a cell that does not begin with one',
  CSV_INVALID_CLOSING_QUOTE: 'text stands behind a closing quote',
};

/** The separator that the most of the first lines hold equally often; of several, the one they hold oftenest. */
function separatorOf(text: string): string {
  const lines = text
    .slice(0, 1 << 16)
    .replace(/"(?:[^"]|"")*"?/g, '')
    .split(/\r\n?|\n/)
    .filter((line) => line !== '')
    .slice(0, 50);
  const [best] = separators
    .map((separator) => ({ separator, ...steadiness(lines.map((line) => line.split(separator).length - 1)) }))
    .sort((a, b) => b.lines - a.lines || b.count - a.count);
  return best?.separator ?? ',';
}

function steadiness(counts: readonly number[]): { readonly lines: number; readonly count: number } {
  const lines = new Map<number, number>();
  for (const count of counts) if (count > 0) lines.set(count, (lines.get(count) ?? 0) + 1);
  return [...lines]
    .map(([count, lines]) => ({ count, lines }))
    .reduce((a, b) => (b.lines > a.lines || (b.lines === a.lines && b.count > a.count) ? b : a), {
      count: 0,
      lines: 0,
    });
}
