/** Bars beside the rows of a terminal's table: of each, one part in one sign and the rest in another, so that no colour is needed. */

import { clean, widthOf } from '../safe-text.ts';
import type { Table } from '../table.ts';

export interface Bar {
  readonly whole: number;
  /** Of the whole. */
  readonly part: number;
}

export interface BarWords {
  readonly rest: string;
  readonly part: string;
}

const signs = { rest: '█', part: '░' } as const;
const widest = 48;
const gap = 2;

/** Where nothing says how wide the page is: in a pipe or a file. */
const usualWidth = 100;

export interface Barred {
  readonly table: Table;
  /** One for each row. */
  readonly bars: readonly Bar[];
}

/** Tables with a bar at the end of each row, all to one scale, as long as the room allows; without, where it allows next to nothing. */
export function withBars(
  barred: readonly Barred[],
  words: BarWords,
  width: number | undefined,
): readonly Table[] {
  const heading = `${signs.rest} ${words.rest}  ${signs.part} ${words.part}`;
  const longest = Math.max(0, ...barred.flatMap(({ bars }) => bars.map(({ whole }) => whole)));
  const taken = Math.max(0, ...barred.map(({ table }) => widthTaken(table)));
  const room = Math.min(widest, (width ?? usualWidth) - taken);
  if (room < widthOf(heading) || longest === 0) return barred.map(({ table }) => table);
  const scale = Math.min(1, room / longest);
  return barred.map(({ table, bars }) => ({
    columns: [...table.columns, { heading }],
    rows: table.rows.map((row, nth) => ({
      ...row,
      cells: [...row.cells, drawn(bars[nth] ?? { whole: 0, part: 0 }, scale)],
    })),
  }));
}

const widthTaken = ({ columns, rows }: Table): number =>
  columns.reduce((sum, { heading }, nth) => {
    const cells = rows.map((row) => widthOf(clean(row.cells[nth] ?? '')));
    return sum + gap + Math.max(widthOf(heading), ...cells);
  }, 0);

/** At least one sign for whatever is more than nought. */
function drawn({ whole, part }: Bar, scale: number): string {
  const length = (count: number) => (count === 0 ? 0 : Math.max(1, Math.round(count * scale)));
  const rest = length(whole - part);
  return signs.rest.repeat(rest) + signs.part.repeat(part === 0 ? 0 : Math.max(1, length(whole) - rest));
}
