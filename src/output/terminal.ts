/** Tables for a terminal: cleaned, cut to its width, aligned; where it is too narrow for their columns, a row on lines of its own. In a pipe nothing is cut. */
import Draw from 'cli-table3';
import { paint } from './colours.ts';
import { clean, clip, padEnd, widthOf, wrap } from './safe-text.ts';
import type { Column, Table } from './table.ts';

interface Surface {
  readonly width: number | undefined;
  readonly colour: boolean;
}

const gap = 2;

const spanOf = (widths: readonly number[]) => widths.reduce((sum, one) => sum + one + gap, -gap);

/** The widths at which the columns fit: cut evenly from the widest that may be cut. */
function fit(table: Table, natural: readonly number[], width: number | undefined): readonly number[] {
  const widths = [...natural];
  if (width === undefined) return widths;
  for (let over = spanOf(widths) - width; over > 0; over = spanOf(widths) - width) {
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
  if (surface.width !== undefined && spanOf(widths) > surface.width) return rowByRow(table, surface);
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

/** No line but the first of a row stands at the edge: a text cannot look like a row. */
const hanging = '  ';
const unbroken = '\u00a0';
/** A heading that no line end parts. */
const whole = (column: Column | undefined) => column?.heading.replaceAll(' ', unbroken) ?? '';

/** Under what each row is about, what its other columns say; the empty ones say nothing. */
function rowByRow({ columns, rows }: Table, { width, colour }: Surface): string {
  const { bold } = paint(colour);
  const told = rows.map(({ cells: [first = '', ...rest] }) => {
    const said = rest.flatMap((cell, i) => (cell === '' ? [] : [`${whole(columns[i + 1])}: ${cell}`]));
    const parted = said.map((one, i) => (i === said.length - 1 || one.endsWith('.') ? one : `${one};`));
    const lines = wrap(parted.join(' '), width, hanging).replaceAll(unbroken, ' ');
    return [bold(wrap(first, width, hanging).slice(hanging.length)), ...(said.length > 0 ? [lines] : [])];
  });
  return [bold(wrap(columns[0]?.heading ?? '', width)), ...told.flat()].join('\n');
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
