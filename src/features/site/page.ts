/** A page of the site as data, and the small pieces that pages share. */

import { formatDate } from '../../domain/dates/calendar.ts';
import { formatCount } from '../../domain/text/numbers.ts';
import {
  type Inline,
  link,
  type PageBlock,
  paragraph,
  type TableBlock,
  type TableColumn,
  text,
} from '../../output/document.ts';
import { actionPath, type Ground } from './site-context.ts';

export interface SitePage {
  /** From the first folder of the site. */
  readonly path: string;
  readonly title: string;
  readonly blocks: readonly PageBlock[];
}

export const heading = (level: number, id: string, words: string): PageBlock => ({
  kind: 'heading',
  level,
  id,
  inline: [text(words)],
});

export const say = (...parts: readonly (string | Inline)[]): PageBlock =>
  paragraph(...parts.map((part) => (typeof part === 'string' ? text(part) : part)));

export const left = (words: string): TableColumn => ({ head: [text(words)], align: 'left' });
export const right = (words: string): TableColumn => ({ head: [text(words)], align: 'right' });

export type Cell = string | readonly Inline[];

export const table = (
  caption: string,
  columns: readonly TableColumn[],
  rows: readonly { readonly cells: readonly Cell[]; readonly strong?: boolean }[],
): TableBlock => ({
  kind: 'table',
  number: null,
  caption: [text(caption)],
  columns,
  rows: rows.map(({ cells, strong = false }) => ({
    cells: cells.map((cell) => (typeof cell === 'string' ? [text(cell)] : cell)),
    strong,
  })),
});

export const day = (on: string | null | undefined): string => (on ? formatDate(on) : '');

export const counted = (count: number, one: string, many: string): string =>
  count === 1 ? `1 ${one}` : `${formatCount(count)} ${many}`;

/** An action by its id, linked to its page; one that is left out has none. */
export const named = (ground: Ground, id: string): readonly Inline[] =>
  ground.state.has(id) && !ground.withheld.has(id) ? [link(actionPath(id), id)] : [text('—')];

/** Actions a line each, as lists and sections show them. */
export const actionRows = (
  ground: Ground,
  ids: readonly string[],
  more: (id: string, nth: number) => readonly Cell[],
): readonly { readonly cells: readonly Cell[] }[] =>
  ids.map((id, nth) => ({
    cells: [named(ground, id), ground.state.get(id)?.action.title ?? '', ...more(id, nth)],
  }));
