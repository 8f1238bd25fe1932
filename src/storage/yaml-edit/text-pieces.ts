/** Splits a text into keys and the items of lists, each with the comments above it. */
import { isCollection, isMap, isPair } from 'yaml';
import type { Path } from '../../domain/finding.ts';
import { openText } from './edit-session.ts';
import { columnIn, commentsOver, type Entry, openingOf, opensLine } from './text-positions.ts';

/** A stretch of whole lines, and what it is about; what stands before the first key is about nothing. */
export interface Piece {
  readonly path: Path;
  readonly text: string;
}

/** An event is one piece: its parts mean nothing by themselves. */
const isEvent = (node: unknown): boolean => isMap(node) && node.has('on');

export function splitIntoPieces(whole: string): readonly Piece[] {
  const { text, tree } = openText(whole);
  const cuts: { readonly at: number; readonly path: Path }[] = [{ at: 0, path: [] }];
  const visit = (node: unknown, path: Path): void => {
    if (!isCollection(node) || node.flow || isEvent(node) || node.items.length === 0) return;
    const column = columnIn(text, node as never);
    for (const [index, item] of node.items.entries()) {
      const entry = item as Entry;
      const here = [...path, isPair(entry) ? String(entry.key) : index];
      const at = openingOf(text, entry, column);
      if (opensLine(text, at)) cuts.push({ at: commentsOver(text, at, column), path: here });
      visit(isPair(entry) ? entry.value : entry, here);
    }
  };
  visit(tree.contents, []);
  const mark = whole.slice(0, whole.length - text.length);
  return cuts
    .map(({ at, path }, i) => ({ path, text: (i === 0 ? mark : '') + text.slice(at, cuts[i + 1]?.at) }))
    .filter((piece) => piece.text !== '');
}
