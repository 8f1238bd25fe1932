/** Splits a text into keys and the items of lists, each with the comments above it. */
import { isCollection, isMap, isPair } from 'yaml';
import type { Path } from '../../domain/finding.ts';
import { openText } from './edit-session.ts';
import {
  columnIn,
  commentsOver,
  type Entry,
  entriesIn,
  nodeIn,
  openingOf,
  opensLine,
} from './text-positions.ts';

/** Lines of a text with the path of their entry; empty for lines before the first key. */
export interface Piece {
  readonly path: Path;
  readonly text: string;
}

/** An event is one piece: its parts have no meaning alone. */
const isEvent = (node: unknown): boolean => isMap(node) && node.has('on');

export function splitIntoPieces(whole: string): readonly Piece[] {
  const { text, tree } = openText(whole);
  const cuts: { readonly at: number; readonly path: Path }[] = [{ at: 0, path: [] }];
  const visit = (node: Entry, path: Path): void => {
    if (!isCollection(node) || node.flow || isEvent(node) || node.items.length === 0) return;
    const column = columnIn(text, node);
    for (const [index, entry] of entriesIn(node).entries()) {
      const here = [...path, isPair(entry) ? String(entry.key) : index];
      const at = openingOf(text, entry, column);
      if (opensLine(text, at)) cuts.push({ at: commentsOver(text, at, column), path: here });
      visit(nodeIn(entry), here);
    }
  };
  visit(tree.contents, []);
  const mark = whole.slice(0, whole.length - text.length);
  return cuts
    .map(({ at, path }, i) => ({ path, text: (i === 0 ? mark : '') + text.slice(at, cuts[i + 1]?.at) }))
    .filter((piece) => piece.text !== '');
}
