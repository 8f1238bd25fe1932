/** Renders a table for a terminal, aligned and shortened to its width; if the columns do not fit, optional ones are left out, and then each row is on lines of its own. */
import { maxLineLength } from '../domain/limits.ts';
import { trimEndOf } from '../domain/text/trim-end.ts';
import { type Column, contentText, type Table } from './document.ts';
import { cleanText, textWidth, truncateText, wrapText } from './safe-text.ts';
import { createPaint, type Screen } from './screen.ts';

const gap = 2;

const labelOf = ({ label }: Column): string => cleanText(contentText(label));

const totalWidth = (widths: readonly number[]) => widths.reduce((sum, width) => sum + width + gap, -gap);

/** How narrow a column may be with its cells in full: as its longest cell, and the longest word of its heading. */
const unbrokenWidth = (label: string, cellWidth: number): number =>
  Math.max(cellWidth, ...label.split(' ').map(textWidth));

/**
 * The widths at which the columns fit, as far as they can. Headings of several words are broken first, the longest first; then
 * columns of titles are shortened, the widest first; then other columns of text. Ids, dates and figures never are.
 */
function fitWidths(
  { columns }: Table,
  natural: readonly number[],
  unbroken: readonly number[],
  width: number | undefined,
): readonly number[] {
  const widths = [...natural];
  if (width === undefined) return widths;
  const shrink = (leastOf: (column: Column, index: number) => number | undefined) => {
    for (let over = totalWidth(widths) - width; over > 0; over--) {
      const room = columns.map((column, i) => ({ i, width: widths[i] ?? 0, least: leastOf(column, i) }));
      const shrinkable = room.filter(({ width: present, least }) => least !== undefined && present > least);
      const [widest] = shrinkable.sort((a, b) => b.width - a.width);
      if (!widest) return;
      widths[widest.i] = widest.width - 1;
    }
  };
  shrink((_, i) => unbroken[i]);
  shrink(({ least, isTitle }) => (isTitle ? least : undefined));
  shrink(({ least, isTitle }) => (isTitle ? undefined : least));
  return widths;
}

/** A heading in lines, broken at spaces. */
function headingLines(label: string, width: number): readonly string[] {
  const lines: string[] = [];
  for (const word of label.split(' ')) {
    const line = lines.at(-1);
    if (line === undefined || textWidth(line) + 1 + textWidth(word) > width) lines.push(word);
    else lines[lines.length - 1] = `${line} ${word}`;
  }
  return lines;
}

/** The headings of all columns, as rows of cells: the last row has the last line of each. */
function headingRows(labels: readonly string[], widths: readonly number[]): readonly (readonly string[])[] {
  const headings = labels.map((label, i) => headingLines(label, widths[i] ?? 0));
  const height = Math.max(1, ...headings.map((lines) => lines.length));
  return Array.from({ length: height }, (_, row) =>
    headings.map((lines) => lines[row - height + lines.length] ?? ''),
  );
}

/** A table as lines of text, as wide as the screen at most. */
export function terminalTable(table: Table, screen: Screen): string {
  const output = drawAligned(table, screen);
  if (output !== undefined) return output;
  let narrowTable = table;
  const omittedLabels: string[] = [];
  for (const [index, column] of [...table.columns.entries()].reverse()) {
    if (!column.mayBeLeftOut) continue;
    narrowTable = withoutColumn(narrowTable, index);
    omittedLabels.unshift(labelOf(column));
    const narrowOutput = drawAligned(narrowTable, screen);
    if (narrowOutput !== undefined)
      return `${narrowOutput}\nLeft out, because the window is narrow: ${omittedLabels.join(', ')}.`;
  }
  return drawRowByRow(table, screen);
}

const withoutColumn = ({ columns, rows, ...table }: Table, index: number): Table => ({
  ...table,
  columns: columns.toSpliced(index, 1),
  rows: rows.map((row) => ({ ...row, cells: row.cells.toSpliced(index, 1) })),
});

/** The table with a line for each row; undefined if it does not fit. */
function drawAligned(table: Table, screen: Screen): string | undefined {
  const { columns, rows } = table;
  const labels = columns.map(labelOf);
  const cells = rows.map((row) => row.cells.map((cell) => cleanText(contentText(cell))));
  // One enormous wording must not fill every row with as many spaces, also in a pipe.
  const cellWidths = columns.map((_, i) =>
    Math.min(
      maxLineLength,
      cells.reduce((widest, row) => Math.max(widest, textWidth(row[i] ?? '')), 0),
    ),
  );
  const natural = labels.map((label, i) => Math.max(textWidth(label), cellWidths[i] ?? 0));
  const unbroken = labels.map((label, i) => unbrokenWidth(label, cellWidths[i] ?? 0));
  const widths = fitWidths(table, natural, unbroken, screen.width);
  if (screen.width !== undefined && totalWidth(widths) > screen.width) return undefined;
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
    ...headingRows(labels, widths).map((row) => drawRow(row, colours.bold)),
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
