/** Renders a table for a terminal, aligned and shortened to its width; if the columns do not fit, each row on lines of its own. */
import { maxLineLength } from '../domain/limits.ts';
import { trimEndOf } from '../domain/text/trim-end.ts';
import { type Column, contentText, type Table } from './document.ts';
import { cleanText, textWidth, truncateText, wrapText } from './safe-text.ts';
import { createPaint, type Screen } from './screen.ts';

const gap = 2;

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
    // One enormous wording must not fill every row with as many spaces, also in a pipe.
    Math.min(
      maxLineLength,
      cells.reduce((widest, row) => Math.max(widest, textWidth(row[i] ?? '')), textWidth(label)),
    ),
  );
  const widths = fitWidths(table, natural, screen.width);
  if (screen.width !== undefined && totalWidth(widths) > screen.width) return drawRowByRow(table, screen);
  const colours = createPaint(screen);
  const drawRow = (row: readonly string[], emphasise: (text: string) => string) => {
    const drawnCells = columns.map(({ align }, i) => {
      const width = widths[i] ?? 0;
      const text = truncateText(row[i] ?? '', width);
      const padding = ' '.repeat(Math.max(0, width - textWidth(text)));
      const drawnText = text === '' ? '' : emphasise(text);
      return align === 'right' ? padding + drawnText : drawnText + padding;
    });
    return trimEndOf(drawnCells.join(' '.repeat(gap)), ' ');
  };
  const rule = widths.map((columnWidth) => '─'.repeat(columnWidth));
  return [
    drawRow(labels, colours.bold),
    drawRow(rule, colours.dim),
    ...cells.map((row, r) => drawRow(row, rows[r]?.strong === true ? colours.bold : (text) => text)),
  ].join('\n');
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
