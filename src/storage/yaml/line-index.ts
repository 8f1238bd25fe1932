/** Finds the line of an offset in a text, and the offsets of a line. */

/** The lines of a text. */
export interface LineIndex {
  /** The line of an offset, from 1. */
  readonly lineAt: (offset: number) => number;
  /** Where a line begins and ends, without its line end; of the last line if there are fewer. */
  readonly range: (line: number) => readonly [number, number];
}

/** The index of a text's lines, built once. */
export function indexLines(text: string): LineIndex {
  const starts = [0];
  for (let end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', end + 1)) starts.push(end + 1);
  return {
    lineAt: (offset) => {
      let [lowIndex, highIndex] = [0, starts.length];
      while (highIndex - lowIndex > 1) {
        const middle = (lowIndex + highIndex) >> 1;
        if ((starts[middle] ?? 0) <= offset) lowIndex = middle;
        else highIndex = middle;
      }
      return lowIndex + 1;
    },
    range: (line) => {
      const start = starts[Math.min(line, starts.length) - 1] ?? 0;
      const next = starts[line] ?? text.length + 1;
      return [start, next - 1 - (text[next - 2] === '\r' && next - 2 >= start ? 1 : 0)];
    },
  };
}
