/** How wide the columns of a Word table are: what must not break decides first, then how much each has to say. */
import { plain, type TableBlock } from '../document.ts';
import { widthOf } from '../text.ts';

/** The columns of a table and what comes of them. Widths are twentieths of a point. */
export interface Measured {
  readonly widths: readonly number[];
  /** How many lines each row takes, the head first. */
  readonly lines: readonly number[];
}

/** What stands beside a cell's text, and a little for letters wider than they are taken for. */
const padding = 210;
const bolder = 1.12;
/** A date or a figure, which stays on one line while there is room. */
const shortest = 18;

const narrow = /[iljtfrI .,:;'|!()[\]-]/g;
const wide = /[mwMW%@—]/g;
const capital = /[A-Z&]/g;
const count = (text: string, signs: RegExp) => text.match(signs)?.length ?? 0;

/** How far a text reaches in a wide sans serif, in heights of its letters: Arial takes an eighth less. */
const reach = (text: string): number =>
  0.63 * widthOf(text) - 0.25 * count(text, narrow) + 0.3 * count(text, wide) + 0.09 * count(text, capital);

/** Where a line may break: at a space, and after a hyphen that is not between two figures. */
const words = (cell: string): readonly string[] => cell.split(/ |(?<=-)(?!\d)|(?<=\D-)/);
const kept = (cell: string): readonly string[] => (widthOf(cell) <= shortest ? [cell] : words(cell));

const sum = (numbers: readonly number[]) => numbers.reduce((total, one) => total + one, 0);
const furthest = (parts: readonly string[]) => Math.max(0.6, ...parts.map(reach));

/** For letters of a height, in a room of a width. */
export function measured({ columns, rows }: TableBlock, height: number, room: number): Measured {
  const heads = columns.map(({ head }) => plain(head));
  const cells = rows.map((row) => columns.map((_, i) => plain(row.cells[i] ?? [])));
  const column = (i: number) => cells.map((row) => row[i] ?? '');
  const leastBy = (parts: (cell: string) => readonly string[]) =>
    heads.map(
      (head, i) =>
        Math.max(furthest(words(head)) * bolder, furthest(column(i).flatMap(parts))) * height + padding,
    );
  const whole = heads.map(
    (head, i) => Math.max(reach(head) * bolder, furthest(column(i))) * height + padding,
  );
  const amounts = heads.map((_, i) => (sum(column(i).map(reach)) + 1) ** 0.7);
  const byWords = leastBy(words);
  const drawn = (least: readonly number[]): Measured => {
    const widths = sharedOut(least, whole, amounts, room);
    const linesOf = (row: readonly string[], bold: number) =>
      Math.max(1, ...row.map((cell, i) => linesIn(cell, ((widths[i] ?? room) - padding) / height / bold)));
    return { widths, lines: [linesOf(heads, bolder), ...cells.map((row) => linesOf(row, 1))] };
  };
  const [broken, unbroken] = [drawn(byWords), drawn(leastBy(kept))];
  return sum(unbroken.widths) <= room && sum(unbroken.lines) <= 1.3 * sum(broken.lines) ? unbroken : broken;
}

/** Each column as wide as its share of all that is said, but never under its least nor over its longest cell. A narrow column wastes more of its lines, so much text counts a little less than it is. */
function sharedOut(
  least: readonly number[],
  whole: readonly number[],
  amounts: readonly number[],
  room: number,
): readonly number[] {
  const most = whole.map((one, i) => Math.max(one, least[i] ?? 0));
  const within = (share: number) =>
    least.map((one, i) => Math.min(most[i] ?? one, Math.max(one, share * (amounts[i] ?? 0))));
  let [low, high] = [0, room];
  for (let round = 0; round < 60; round++) {
    const middle = (low + high) / 2;
    if (sum(within(middle)) <= room) low = middle;
    else high = middle;
  }
  const settled = within(low);
  // Too much for the sheet, and words must break; or too little, and all have more room than they need.
  const widths = settled.map((one) => Math.floor((one * room) / sum(settled)));
  return widths.map((one, i) => (i === 0 ? one + room - sum(widths) : one));
}

/** How many lines a text takes, filled word by word. */
function linesIn(cell: string, width: number): number {
  let [lines, line] = [1, 0];
  for (const word of cell.split(/(?<= )|(?<=-)(?!\d)|(?<=\D-)/)) {
    const far = reach(word.trimEnd());
    if (line > 0 && line + far > width) {
      lines += 1;
      line = 0;
    }
    lines += Math.max(0, Math.ceil(far / width) - 1);
    line += reach(word);
  }
  return lines;
}
