/** Adds a column of bars to tables for a terminal. The two parts of a bar have different signs, so that they need no colour. */
import { contentText, type Table } from '../document.ts';
import { cleanText, defaultWidth, textWidth } from '../safe-text.ts';

const signs = { rest: '█', part: '░' } as const;
const widest = 48;
const gap = 2;

/** Tables with a bar at the end of each row, all with one scale; without bars if the terminal is too narrow. */
export function addBars(tables: readonly Table[], width: number | undefined): readonly Table[] {
  const bars = tables.flatMap((table) => table.bars ?? []);
  const label = bars[0] ? `${signs.rest} ${bars[0].restLabel}  ${signs.part} ${bars[0].part}` : '';
  const longest = Math.max(0, ...bars.flatMap(({ values }) => values.map(({ whole }) => whole)));
  const room = Math.min(widest, (width ?? defaultWidth) - Math.max(0, ...tables.map(widthTaken)));
  if (room < textWidth(label) || longest === 0) return tables;
  const scale = Math.min(1, room / longest);
  return tables.map((table) => ({
    ...table,
    columns: [...table.columns, { label }],
    rows: table.rows.map((row, i) => ({
      ...row,
      cells: [...row.cells, drawBar(table.bars?.values[i] ?? { whole: 0, part: 0 }, scale)],
    })),
  }));
}

const widthTaken = ({ columns, rows }: Table): number =>
  columns.reduce((sum, { label }, i) => {
    const cells = rows.map((row) => textWidth(cleanText(contentText(row.cells[i] ?? ''))));
    return sum + gap + Math.max(textWidth(contentText(label)), ...cells);
  }, 0);

/** Each part above zero has at least one sign. */
function drawBar({ whole, part }: { readonly whole: number; readonly part: number }, scale: number): string {
  const length = (count: number) => (count === 0 ? 0 : Math.max(1, Math.round(count * scale)));
  const restLength = length(whole - part);
  return (
    signs.rest.repeat(restLength) +
    signs.part.repeat(part === 0 ? 0 : Math.max(1, length(whole) - restLength))
  );
}
