/** Reads a CSV file as a sheet: detects the separator, and keeps every cell as text. */
import { type Cell, emptyCell, type Sheet } from '../../domain/sheet.ts';
import { parseCsv } from '../yaml/parse-csv.ts';
import { createSizeCheck, maxRows, SpreadsheetError } from './size-limits.ts';
import { trimRows } from './trim-rows.ts';

const separators = [',', ';', '\t'] as const;

export function readCsvSheet(name: string, text: string): Sheet {
  // Excel reads a first line `sep=;` as an instruction.
  const separatorLine = /^sep=(.)\r?\n/i.exec(text);
  const delimiter = separatorLine?.[1] ?? detectSeparator(text);
  const read = parseCsv(text.slice(separatorLine?.[0].length ?? 0), {
    delimiter,
    keepBlankRows: true,
    maxRows: maxRows + 1,
  });
  if (!read.ok) throw new SpreadsheetError(`cannot be read in row ${read.error.row}: ${read.error.message}.`);
  const count = createSizeCheck();
  const skipped = separatorLine ? [[]] : [];
  const rows = [...skipped, ...read.value.map(({ cells }) => cells)].map((cells, i) => {
    count(name, i + 1, cells.length);
    return cells.map(textCell);
  });
  return { name, ...trimRows(rows) };
}

const textCell = (text: string): Cell =>
  text.trim() === '' ? emptyCell : { text: text.replace(/\r\n?/g, '\n'), kind: 'text' };

/** The separator with the same count in most of the first lines; of several, the one with the highest count. */
function detectSeparator(text: string): string {
  const lines = text
    .slice(0, 1 << 16)
    .replace(/"(?:[^"]|"")*"?/g, '')
    .split(/\r\n?|\n/)
    .filter((line) => line !== '')
    .slice(0, 50);
  const [best] = separators
    .map((separator) => ({
      separator,
      ...commonCount(lines.map((line) => line.split(separator).length - 1)),
    }))
    .sort((a, b) => b.lines - a.lines || b.count - a.count);
  return best?.separator ?? ',';
}

function commonCount(counts: readonly number[]): { readonly lines: number; readonly count: number } {
  const lines = new Map<number, number>();
  for (const count of counts) if (count > 0) lines.set(count, (lines.get(count) ?? 0) + 1);
  return [...lines]
    .map(([count, lines]) => ({ count, lines }))
    .reduce((a, b) => (b.lines > a.lines || (b.lines === a.lines && b.count > a.count) ? b : a), {
      count: 0,
      lines: 0,
    });
}
