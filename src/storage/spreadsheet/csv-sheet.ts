/** A CSV file as a sheet: its separator is found out, and every cell is text as it was typed. */
import { type Cell, emptyCell, type Sheet } from '../../domain/sheet.ts';
import { parseCsv } from '../yaml/parse-csv.ts';
import { counter, mostRows, SheetFault } from './size-limits.ts';
import { trimmedRows } from './trim-rows.ts';

const separators = [',', ';', '\t'] as const;

export function csvSheet(name: string, text: string): Sheet {
  // Excel itself takes a first line `sep=;` as an instruction.
  const told = /^sep=(.)\r?\n/i.exec(text);
  const delimiter = told?.[1] ?? separatorOf(text);
  const read = parseCsv(text.slice(told?.[0].length ?? 0), { delimiter, blank: true, most: mostRows + 1 });
  if (!read.ok) throw new SheetFault(`cannot be read in row ${read.error.row}: ${read.error.message}.`);
  const count = counter();
  const above = told ? [[]] : [];
  const rows = [...above, ...read.value.map(({ cells }) => cells)].map((cells, i) => {
    count(name, i + 1, cells.length);
    return cells.map(cellOf);
  });
  return { name, ...trimmedRows(rows) };
}

const cellOf = (text: string): Cell =>
  text.trim() === '' ? emptyCell : { text: text.replace(/\r\n?/g, '\n'), kind: 'text' };

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
