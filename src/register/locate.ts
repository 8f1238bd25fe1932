/** From offsets and paths to lines and columns. Trees are grown anew only for files in which something was found. */
import type { Path } from '../model/finding.ts';
import { lineRange } from './extract.ts';
import { guard } from './guard.ts';
import { lex } from './lex.ts';
import { rangeAt, regrow } from './tree.ts';

export interface Located {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly length: number;
  readonly excerpt: string;
}

type Range = readonly [number, number];

/** Tells places in files. The last file asked for is kept, since findings come file by file. */
export function locator(bytes: ReadonlyMap<string, Uint8Array>) {
  let kept: Opened | undefined;
  const open = (file: string): Opened => {
    if (kept?.file !== file) kept = openText(file, bytes.get(file));
    return kept;
  };
  const place = (file: string, text: string | undefined, range: Range | undefined): Located =>
    text === undefined || range === undefined
      ? { file, line: 1, column: 1, length: 0, excerpt: '' }
      : { file, ...placeOf(text, range) };
  return {
    ofRange: (file: string, range: Range | undefined): Located => place(file, open(file).text, range),
    ofPath: (file: string, path: Path): Located => {
      const { text, rangeOf } = open(file);
      return place(file, text, path.length === 0 ? undefined : rangeOf(path));
    },
  };
}

interface Opened {
  readonly file: string;
  readonly text: string | undefined;
  readonly rangeOf: (path: Path) => Range;
}

function openText(file: string, content: Uint8Array | undefined): Opened {
  const text = content && guard(content).text;
  let tree: ReturnType<typeof regrow>;
  const rangeOf = (path: Path): Range => {
    if (text === undefined) return [0, 0];
    if (file.endsWith('.csv')) return lineRange(text, Number(path[0]));
    tree ??= regrow(lex(text).parts);
    return tree ? rangeAt(tree, path) : [0, 0];
  };
  return { file, text, rangeOf };
}

/** The line and column of an offset, with the line's text; a range over several lines is marked to the end of the first. */
function placeOf(text: string, [start, end]: Range): Omit<Located, 'file'> {
  const lineStart = start === 0 ? 0 : text.lastIndexOf('\n', start - 1) + 1;
  const lineEnd = text.indexOf('\n', start);
  const excerpt = text.slice(lineStart, lineEnd < 0 ? text.length : lineEnd).replace(/\r$/, '');
  let line = 1;
  for (let at = text.indexOf('\n'); at >= 0 && at < lineStart; at = text.indexOf('\n', at + 1)) line++;
  return {
    line,
    column: start - lineStart + 1,
    length: Math.max(1, Math.min(end, lineStart + excerpt.length) - start),
    excerpt,
  };
}
