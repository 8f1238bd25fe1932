/** Renders a table for a terminal, aligned and shortened to its width; if the columns do not fit, each row on lines of its own. */
import Draw from 'cli-table3';
import { type Column, contentText, type Table } from './document.ts';
import { cleanText, padEnd, textWidth, truncateText, wrapText } from './safe-text.ts';
import { createPaint, type Screen } from './screen.ts';

const gap = 2;
/** The library compares each cell with every cell above it, so its time grows with the square of the rows that it draws at once. */
const rowsAtOnce = 100;

const labelOf = ({ label }: Column): string => contentText(label);

const totalWidth = (widths: readonly number[]) => widths.reduce((sum, width) => sum + width + gap, -gap);

/** The widths at which the columns fit. The widest columns that may be shortened are shortened first. */
function fitWidths(table: Table, natural: readonly number[], width: number | undefined): readonly number[] {
  const widths = [...natural];
  if (width === undefined) return widths;
  for (let over = totalWidth(widths) - width; over > 0; over = totalWidth(widths) - width) {
    const shrinkable = widths.flatMap((columnWidth, i) => {
      const least = table.columns[i]?.least;
      return least !== undefined && columnWidth > least ? [i] : [];
    });
    const widest = shrinkable.sort((a, b) => (widths[b] ?? 0) - (widths[a] ?? 0))[0];
    if (widest === undefined) break;
    const next = Math.max(
      table.columns[widest]?.least ?? 1,
      ...shrinkable.slice(1, 2).map((i) => (widths[i] ?? 0) - 1),
    );
    widths[widest] = Math.max((widths[widest] ?? 0) - over, Math.min(next, (widths[widest] ?? 0) - 1));
  }
  return widths;
}

/** A table as lines of text, as wide as the screen at most. */
export function terminalTable(table: Table, screen: Screen): string {
  const { columns, rows } = table;
  const labels = columns.map(labelOf);
  const cells = rows.map((row) => row.cells.map((cell) => cleanText(contentText(cell))));
  const natural = labels.map((label, i) =>
    cells.reduce((widest, row) => Math.max(widest, textWidth(row[i] ?? '')), textWidth(label)),
  );
  const widths = fitWidths(table, natural, screen.width);
  if (screen.width !== undefined && totalWidth(widths) > screen.width) return drawRowByRow(table, screen);
  const colours = createPaint(screen);
  const cut = (text: string, i: number) => truncateText(text, widths[i] ?? 0);
  const rule = widths.map((width) => colours.dim('─'.repeat(width)));
  const draw = (part: readonly (readonly string[])[]) => {
    const output = new Draw({
      chars: noLines,
      style: { head: [], border: [], 'padding-left': 0, 'padding-right': gap },
      colAligns: columns.map(({ align }) => align ?? 'left'),
    });
    // The rule makes every column as wide as in the other parts of the table.
    output.push(rule, ...part.map((row) => [...row]));
    return output
      .toString()
      .split('\n')
      .map((line) => line.trimEnd());
  };
  const body = cells.map((row, r) => {
    const emphasise = rows[r]?.strong === true ? colours.bold : (text: string) => text;
    return columns.map((_, i) => emphasise(padEnd(cut(row[i] ?? '', i), 1)));
  });
  const [ruleLine, ...headLines] = draw([labels.map((label, i) => colours.bold(cut(label, i)))]);
  const lines = [...headLines, ruleLine];
  for (let next = 0; next < body.length; next += rowsAtOnce)
    lines.push(...draw(body.slice(next, next + rowsAtOnce)).slice(1));
  return lines.join('\n');
}

/** Only the first line of a row begins at the edge, so that no text looks like a row. */
const hanging = '  ';
const unbrokenSpace = '\u00a0';
/** A label that no line end divides. */
const unbrokenLabel = (column: Column | undefined) =>
  column ? labelOf(column).replaceAll(' ', unbrokenSpace) : '';

/** The first cell of each row, and below it the others with their labels; empty cells are omitted. */
function drawRowByRow({ columns, rows }: Table, screen: Screen): string {
  const { width } = screen;
  const { bold } = createPaint(screen);
  const output = rows.map(({ cells }) => {
    const [first = '', ...otherCells] = cells.map(contentText);
    const parts = otherCells.flatMap((cell, i) =>
      cell === '' ? [] : [`${unbrokenLabel(columns[i + 1])}: ${cell}`],
    );
    const partsWithStops = parts.map((part, i) =>
      i === parts.length - 1 || part.endsWith('.') ? part : `${part};`,
    );
    const lines = wrapText(partsWithStops.join(' '), width, hanging).replaceAll(unbrokenSpace, ' ');
    return [
      bold(wrapText(first, width, hanging).slice(hanging.length)),
      ...(parts.length > 0 ? [lines] : []),
    ];
  });
  return [bold(wrapText(columns[0] ? labelOf(columns[0]) : '', width)), ...output.flat()].join('\n');
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
