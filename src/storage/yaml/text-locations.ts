/** Finds the line and column of offsets and paths. A file is parsed again only if a finding needs it. */
import { isMap, isScalar, isSeq } from 'yaml';
import type { Path } from '../../domain/finding.ts';
import { indexLines } from './line-index.ts';
import type { TextRange } from './load-fault.ts';
import { composeTree, nodeRange, type Tree } from './parse-yaml.ts';
import { splitIntoTokens } from './token-checks.ts';
import { decodeRecordText } from './yaml-text.ts';

/** A place in a file: line and column from 1, length in UTF-16 units, and the text of the line. */
export interface TextLocation {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly length: number;
  readonly excerpt: string;
}

/** Finds places in files. The last file is cached, because findings come file by file. */
export function createLocator(bytes: ReadonlyMap<string, Uint8Array>) {
  let current: FileLocations | undefined;
  const locationsIn = (file: string): FileLocations => {
    if (current?.file !== file) current = indexLocations(file, bytes.get(file));
    return current;
  };
  return {
    locateRange: (file: string, range: TextRange | undefined): TextLocation =>
      locationsIn(file).locate(range),
    /** The place of a value, or of the first place of a fragment in it. */
    locatePath: (file: string, path: Path, fragment?: string): TextLocation => {
      const { locate, rangeOf, findFragment } = locationsIn(file);
      const range = path.length === 0 ? undefined : rangeOf(path);
      return locate(fragment !== undefined && range ? findFragment(fragment, range) : range);
    },
  };
}

interface FileLocations {
  readonly file: string;
  readonly locate: (range: TextRange | undefined) => TextLocation;
  readonly rangeOf: (path: Path) => TextRange;
  /** The first place of a fragment in a range; the range itself if the file writes it differently. */
  readonly findFragment: (fragment: string, range: TextRange) => TextRange;
}

function indexLocations(file: string, content: Uint8Array | undefined): FileLocations {
  const text = content && decodeRecordText(content).text;
  const lines = indexLines(text ?? '');
  let tree: ReturnType<typeof composeTree>;
  return {
    file,
    locate: (range) => {
      if (text === undefined || range === undefined)
        return { file, line: 1, column: 1, length: 0, excerpt: '' };
      const [start, end] = range;
      const line = lines.lineAt(start);
      const [lineStart, lineEnd] = lines.range(line);
      // A range over several lines is marked to the end of the first.
      const length = Math.max(1, Math.min(end, lineEnd) - start);
      return { file, line, column: start - lineStart + 1, length, excerpt: text.slice(lineStart, lineEnd) };
    },
    findFragment: (fragment, range) => {
      // The row of an extract may go on after the line that it begins on.
      const end = file.endsWith('.csv') ? undefined : range[1];
      const offset = (text ?? '').slice(range[0], end).indexOf(fragment);
      return offset < 0 ? range : [range[0] + offset, range[0] + offset + fragment.length];
    },
    rangeOf: (path) => {
      if (text === undefined) return [0, 0];
      if (file.endsWith('.csv')) return lines.range(Number(path[0]));
      tree ??= composeTree(splitIntoTokens(text).parts);
      return tree ? findRange(tree, path) : [0, 0];
    },
  };
}

/** The range of the value at a path, or of its key; if it does not exist, of the nearest value above it. */
export function findRange(tree: Tree, path: Path, target: 'value' | 'key' = 'value'): TextRange {
  let node: unknown = tree.contents;
  let nearestRange = nodeRange(node);
  for (const [depth, step] of path.entries()) {
    const isLast = depth === path.length - 1;
    if (isMap(node)) {
      const pair = node.items.find(
        (entry) => isScalar(entry.key) && String(entry.key.value) === String(step),
      );
      if (!pair) return [nearestRange[0], nearestRange[0]];
      node = pair.value;
      nearestRange =
        node !== null && !(isLast && target === 'key') && nodeRange(node)[1] > nodeRange(node)[0]
          ? nodeRange(node)
          : nodeRange(pair.key);
    } else if (isSeq(node) && node.items[Number(step)] !== undefined) {
      node = node.items[Number(step)];
      nearestRange = nodeRange(node);
    } else return [nearestRange[0], nearestRange[0]];
  }
  return nearestRange;
}
