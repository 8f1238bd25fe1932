/** Splits a text into keys and the items of lists, each with the comments above it. */
import { isCollection, isMap, isPair } from 'yaml';
import type { Path } from '../../domain/finding.ts';
import { openText } from './edit-session.ts';
import {
  commentsStart,
  containerColumn,
  containerEntries,
  type Entry,
  entryStart,
  entryValue,
  isFirstOnLine,
} from './text-positions.ts';

/** Lines of a text with the path of their entry; empty for lines before the first key. */
export interface Piece {
  readonly path: Path;
  readonly text: string;
}

/** An event is one piece: its parts have no meaning alone. */
const isEvent = (node: unknown): boolean => isMap(node) && node.has('on');

/** The pieces of a text in their order; together they are the text. */
export function splitIntoPieces(fileText: string): readonly Piece[] {
  const { text, tree } = openText(fileText);
  const cuts: { readonly offset: number; readonly path: Path }[] = [{ offset: 0, path: [] }];
  const visit = (node: Entry, path: Path): void => {
    if (!isCollection(node) || node.flow || isEvent(node) || node.items.length === 0) return;
    const column = containerColumn(text, node);
    for (const [index, entry] of containerEntries(node).entries()) {
      const entryPath = [...path, isPair(entry) ? String(entry.key) : index];
      const offset = entryStart(text, entry, column);
      if (isFirstOnLine(text, offset))
        cuts.push({ offset: commentsStart(text, offset, column), path: entryPath });
      visit(entryValue(entry), entryPath);
    }
  };
  visit(tree.contents, []);
  const mark = fileText.slice(0, fileText.length - text.length);
  return cuts
    .map(({ offset, path }, i) => ({
      path,
      text: (i === 0 ? mark : '') + text.slice(offset, cuts[i + 1]?.offset),
    }))
    .filter((piece) => piece.text !== '');
}
