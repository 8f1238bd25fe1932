/** How wide the columns of a Word table are: what must not break decides first, then how much each has to say. */
import { type Content, plainText, type Table } from '../document.ts';
import { widthOf } from '../safe-text.ts';

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

/** A text, and how much wider than usual its letters are. */
interface Cell {
  readonly text: string;
  readonly bold: number;
}

const isStrong = (content: Content): boolean =>
  typeof content !== 'string' && content.length > 0 && content.every(({ kind }) => kind === 'strong');

const cellOf = (content: Content): Cell => ({
  text: plainText(content),
  bold: isStrong(content) ? bolder : 1,
});

const sum = (numbers: readonly number[]) => numbers.reduce((total, one) => total + one, 0);
const furthest = (cells: readonly Cell[], parts: (cell: string) => readonly string[]) =>
  Math.max(0.6, ...cells.flatMap(({ text, bold }) => parts(text).map((part) => reach(part) * bold)));
const asOne = (cell: string): readonly string[] => [cell];

/** For letters of a height, in a room of a width. */
export function measured({ columns, rows }: Table, height: number, room: number): Measured {
  const heads = columns.map(({ label }) => ({ ...cellOf(label), bold: bolder }));
  const cells = rows.map(({ cells, strong }) =>
    columns.map((_, i) => ({ ...cellOf(cells[i] ?? ''), ...(strong && { bold: bolder }) })),
  );
  const column = (i: number) => cells.flatMap((row) => row[i] ?? []);
  const leastBy = (parts: (cell: string) => readonly string[]) =>
    heads.map((head, i) => Math.max(furthest([head], words), furthest(column(i), parts)) * height + padding);
  const whole = heads.map((head, i) => furthest([head, ...column(i)], asOne) * height + padding);
  const amounts = heads.map((_, i) => (sum(column(i).map(({ text }) => reach(text))) + 1) ** 0.7);
  const drawn = (least: readonly number[]): Measured => {
    const widths = sharedOut(least, whole, amounts, room);
    const linesOf = (row: readonly Cell[]) =>
      Math.max(
        1,
        ...row.map(({ text, bold }, i) => linesIn(text, ((widths[i] ?? room) - padding) / height / bold)),
      );
    return { widths, lines: [heads, ...cells].map(linesOf) };
  };
  const [broken, unbroken] = [drawn(leastBy(words)), drawn(leastBy(kept))];
  return sum(unbroken.widths) <= room && sum(unbroken.lines) <= 1.6 * sum(broken.lines) ? unbroken : broken;
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
  // Too much for the sheet, and words must break; or too little, and all have more room than they need, up to a degree.
  const taken = Math.floor(Math.min(room, Math.max(room / 2, sum(settled) * 2)));
  const widths = settled.map((one) => Math.floor((one * taken) / sum(settled)));
  return widths.map((one, i) => (i === 0 ? one + taken - sum(widths) : one));
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
