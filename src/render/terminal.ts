/** Tables for a terminal: cleaned, cut to its width, aligned. In a pipe nothing is cut. */
import Draw from 'cli-table3';
import { paint } from './paint.ts';
import type { Table } from './table.ts';
import { clean, clip, padEnd, widthOf } from './text.ts';

interface Surface {
  readonly width: number | undefined;
  readonly colour: boolean;
}

const gap = 2;

/** The widths at which the columns fit: cut evenly from the widest that may be cut. */
function fit(table: Table, natural: readonly number[], width: number | undefined): readonly number[] {
  const widths = [...natural];
  if (width === undefined) return widths;
  const total = () => widths.reduce((sum, one) => sum + one + gap, -gap);
  for (let over = total() - width; over > 0; over = total() - width) {
    const able = widths.flatMap((one, i) => {
      const least = table.columns[i]?.least;
      return least !== undefined && one > least ? [i] : [];
    });
    const widest = able.sort((a, b) => (widths[b] ?? 0) - (widths[a] ?? 0))[0];
    if (widest === undefined) break;
    const next = Math.max(
      table.columns[widest]?.least ?? 1,
      ...able.slice(1, 2).map((i) => (widths[i] ?? 0) - 1),
    );
    widths[widest] = Math.max((widths[widest] ?? 0) - over, Math.min(next, (widths[widest] ?? 0) - 1));
  }
  return widths;
}

export function terminalTable(table: Table, surface: Surface): string {
  const { columns, rows } = table;
  const cells = rows.map((row) => row.cells.map(clean));
  const natural = columns.map(({ heading }, i) =>
    Math.max(widthOf(heading), ...cells.map((row) => widthOf(row[i] ?? ''))),
  );
  const widths = fit(table, natural, surface.width);
  const colours = paint(surface.colour);
  const drawn = new Draw({
    chars: noLines,
    style: { head: [], border: [], 'padding-left': 0, 'padding-right': gap },
    colAligns: columns.map(({ align }) => align ?? 'left'),
  });
  const cut = (text: string, i: number) => clip(text, widths[i] ?? 0);
  drawn.push(columns.map(({ heading }, i) => colours.bold(cut(heading, i))));
  drawn.push(widths.map((width) => colours.dim('─'.repeat(width))));
  for (const [r, row] of cells.entries()) {
    const strong = rows[r]?.strong === true;
    drawn.push(
      columns.map((_, i) =>
        (strong ? colours.bold : (text: string) => text)(padEnd(cut(row[i] ?? '', i), 1)),
      ),
    );
  }
  return drawn
    .toString()
    .split('\n')
    .map((line) => line.trimEnd())
    .join('\n');
}

const noLines = {
  top: '',
  'top-mid': '',
  'top-left': '',
  'top-right': '',
  bottom: '',
  'bottom-mid': '',
  'bottom-left': '',
  'bottom-right': '',
  left: '',
  'left-mid': '',
  mid: '',
  'mid-mid': '',
  right: '',
  'right-mid': '',
  middle: '',
};
