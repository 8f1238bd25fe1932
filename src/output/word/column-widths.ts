/** Calculates the widths of the columns of a Word table: first from words that must not break, then from the amount of text. */
import { sum } from '../../domain/collections.ts';
import { type Content, contentText, type Table } from '../document.ts';
import { textWidth } from '../safe-text.ts';

/** Column widths in twentieths of a point, and the resulting lines of each row. */
export interface Measured {
  readonly widths: readonly number[];
  /** How many lines each row takes, the head first. */
  readonly lines: readonly number[];
}

/** The space around the text of a cell, and a reserve for letters that are wider than estimated. */
const padding = 210;
const boldFactor = 1.12;
/** A date or a figure, which stays on one line while there is room. */
const shortCellWidth = 18;

const narrow = /[iljtfrI .,:;'|!()[\]-]/g;
const wide = /[mwMW%@—]/g;
const capital = /[A-Z&]/g;
const countSigns = (text: string, signs: RegExp) => text.match(signs)?.length ?? 0;

/** How far a text reaches in a wide sans serif, in heights of its letters: Arial takes an eighth less. */
const estimateWidth = (text: string): number =>
  0.63 * textWidth(text) -
  0.25 * countSigns(text, narrow) +
  0.3 * countSigns(text, wide) +
  0.09 * countSigns(text, capital);

/** Where a line may break: at a space, and after a hyphen that is not between two figures. */
const words = (cell: string): readonly string[] => cell.split(/ |(?<=-)(?!\d)|(?<=\D-)/);
const unbrokenParts = (cell: string): readonly string[] =>
  textWidth(cell) <= shortCellWidth ? [cell] : words(cell);

/** A text, and how much wider than usual its letters are. */
interface MeasuredCell {
  readonly text: string;
  readonly bold: number;
}

const isStrong = (content: Content): boolean =>
  typeof content !== 'string' && content.length > 0 && content.every(({ kind }) => kind === 'strong');

const cellOf = (content: Content): MeasuredCell => ({
  text: contentText(content),
  bold: isStrong(content) ? boldFactor : 1,
});

const widestPart = (cells: readonly MeasuredCell[], parts: (cell: string) => readonly string[]) =>
  cells
    .flatMap(({ text, bold }) => parts(text).map((part) => estimateWidth(part) * bold))
    .reduce((widest, width) => Math.max(widest, width), 0.6);
const inOnePart = (cell: string): readonly string[] => [cell];

/** The widths of columns for letters of a height, in the width of the sheet. */
export function measureColumns({ columns, rows }: Table, height: number, room: number): Measured {
  const heads = columns.map(({ label }) => ({ ...cellOf(label), bold: boldFactor }));
  const cells = rows.map(({ cells, strong }) =>
    columns.map((_, i) => ({ ...cellOf(cells[i] ?? ''), ...(strong && { bold: boldFactor }) })),
  );
  const column = (i: number) => cells.flatMap((row) => row[i] ?? []);
  const leastBy = (parts: (cell: string) => readonly string[]) =>
    heads.map(
      (head, i) => Math.max(widestPart([head], words), widestPart(column(i), parts)) * height + padding,
    );
  const longestWidths = heads.map(
    (head, i) => widestPart([head, ...column(i)], inOnePart) * height + padding,
  );
  const amounts = heads.map((_, i) => (sum(column(i).map(({ text }) => estimateWidth(text))) + 1) ** 0.7);
  const measureWith = (leastWidths: readonly number[]): Measured => {
    const widths = distributeWidth(leastWidths, longestWidths, amounts, room);
    const linesOf = (row: readonly MeasuredCell[]) =>
      Math.max(
        1,
        ...row.map(({ text, bold }, i) => countLines(text, ((widths[i] ?? room) - padding) / height / bold)),
      );
    return { widths, lines: [heads, ...cells].map(linesOf) };
  };
  const [withBrokenWords, withUnbrokenWords] = [
    measureWith(leastBy(words)),
    measureWith(leastBy(unbrokenParts)),
  ];
  return sum(withUnbrokenWords.widths) <= room &&
    sum(withUnbrokenWords.lines) <= 1.6 * sum(withBrokenWords.lines)
    ? withUnbrokenWords
    : withBrokenWords;
}

/** The width of each column by its share of the text, but not below its least width nor above that of its longest cell. */
function distributeWidth(
  leastWidths: readonly number[],
  longestWidths: readonly number[],
  amounts: readonly number[],
  room: number,
): readonly number[] {
  const mostWidths = longestWidths.map((width, i) => Math.max(width, leastWidths[i] ?? 0));
  const widthsFor = (share: number) =>
    leastWidths.map((width, i) =>
      Math.min(mostWidths[i] ?? width, Math.max(width, share * (amounts[i] ?? 0))),
    );
  let [low, high] = [0, room];
  for (let round = 0; round < 60; round++) {
    const middle = (low + high) / 2;
    if (sum(widthsFor(middle)) <= room) low = middle;
    else high = middle;
  }
  const shares = widthsFor(low);
  // If the text is too wide for the sheet, words break; if it needs little room, columns may be up to twice as wide.
  const tableWidth = Math.floor(Math.min(room, Math.max(room / 2, sum(shares) * 2)));
  const widths = shares.map((width) => Math.floor((width * tableWidth) / sum(shares)));
  return widths.map((width, i) => (i === 0 ? width + tableWidth - sum(widths) : width));
}

/** How many lines a text takes, filled word by word. */
function countLines(cell: string, width: number): number {
  let [lines, line] = [1, 0];
  for (const word of cell.split(/(?<= )|(?<=-)(?!\d)|(?<=\D-)/)) {
    const wordWidth = estimateWidth(word.trimEnd());
    if (line > 0 && line + wordWidth > width) {
      lines += 1;
      line = 0;
    }
    lines += Math.max(0, Math.ceil(wordWidth / width) - 1);
    line += estimateWidth(word);
  }
  return lines;
}
