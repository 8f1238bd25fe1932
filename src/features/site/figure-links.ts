/** Links each figure of the site to a page that lists exactly the actions behind it. */
import { compareBy } from '../../domain/collections.ts';
import { type Block, type Content, type Inline, link, text } from '../../output/document.ts';

/** The list of actions behind a figure. */
export interface FigureList {
  readonly path: string;
  readonly title: string;
  /** One for each unit of the figure; an action closed twice in a period is in the list twice. */
  readonly ids: readonly string[];
}

/** Ids have no dots and no underscores, so the path of a key is unique. */
const listPath = (key: readonly string[]): string =>
  `lists/${key.map((part) => part.replace(/[^a-z0-9-]/g, '_')).join('.')}.html`;

/** The blocks with links in the place of figures; `lists` gets the list behind each, by path. */
export const linkFigures = (blocks: readonly Block[], lists: Map<string, FigureList>): readonly Block[] =>
  blocks.map((block) => {
    if (block.kind === 'paragraph') return { ...block, inline: linkInline(block.inline, lists) };
    if (block.kind !== 'table') return block;
    const linkCell = (cell: Content) => (typeof cell === 'string' ? [text(cell)] : linkInline(cell, lists));
    return { ...block, rows: block.rows.map((row) => ({ ...row, cells: row.cells.map(linkCell) })) };
  });

const linkInline = (inline: readonly Inline[], lists: Map<string, FigureList>): readonly Inline[] =>
  inline.map((part) => {
    if (part.kind !== 'figure' || part.ids === null) return part;
    const { key, title, ids } = part;
    const path = listPath(key);
    lists.set(path, { path, title, ids });
    return link(path, part.text);
  });

/** The lists in the order of their paths. */
export const sortedLists = (lists: ReadonlyMap<string, FigureList>): readonly FigureList[] =>
  [...lists.values()].sort(compareBy(({ path }) => path));
