/** Measures how deep a YAML text is nested, by open brackets and by the columns of block lists and maps. */
import type { LoadingCode } from '../../domain/loading-codes.ts';
import type { TextRange } from './load-fault.ts';

/** Receives a fault with its place. */
export type ReportFault = (code: LoadingCode, message: string, range: TextRange, help?: string) => void;

const closing: Readonly<Record<string, string>> = { '[': ']', '{': '}' };

interface Bracket {
  readonly sign: string;
  readonly offset: number;
}

/** A gauge that must receive every bracket, comment and block entry, in their order. */
export function createNestingGauge(report: ReportFault) {
  const columns: number[] = [];
  const openBrackets: Bracket[] = [];
  let comments: readonly (readonly [string, TextRange])[] = [];
  return {
    open: (sign: string, offset: number) => {
      if (openBrackets.length === 0) comments = [];
      openBrackets.push({ sign, offset });
    },
    close: (sign: string, range: TextRange) => {
      const last = openBrackets.pop();
      if (!last) report('yaml-syntax', `\`${sign}\` closes a bracket that was not opened`, range);
      if (!last || closing[last.sign] === sign) return;
      report(
        'yaml-syntax',
        `\`${sign}\` was found where \`${closing[last.sign]}\` should close \`${last.sign}\``,
        range,
      );
      if (closing[openBrackets.at(-1)?.sign ?? ''] === sign) openBrackets.pop();
    },
    comment: (text: string, range: TextRange) => {
      if (openBrackets.length > 0) comments = [...comments.slice(-9), [text, range]];
    },
    /** Open brackets are never closed from here on; the innermost is reported. */
    giveUp: () => {
      const last = openBrackets.pop();
      openBrackets.length = 0;
      if (last) reportUnclosed(last, comments, report);
    },
    enter: (column: number) => {
      if (openBrackets.length > 0) return;
      while ((columns.at(-1) ?? -1) > column) columns.pop();
      if ((columns.at(-1) ?? -1) < column) columns.push(column);
    },
    levels: () => openBrackets.length + columns.length,
  };
}

/** A bracket is most often left open because a comment sign hides its closing bracket. */
function reportUnclosed(
  { sign, offset }: Bracket,
  comments: readonly (readonly [string, TextRange])[],
  report: ReportFault,
) {
  const hidingComment = comments.find(
    ([text, range]) => range[0] > offset && text.includes(closing[sign] ?? ''),
  );
  if (!hidingComment) return report('yaml-syntax', `\`${sign}\` is never closed`, [offset, offset + 1]);
  const message = `YAML treats the rest of the line as a comment, including the bracket that closes \`${sign}\``;
  const help = 'If it is text, put all of it in double quotes, and close the bracket after it.';
  return report('text-cut', message, hidingComment[1], help);
}
