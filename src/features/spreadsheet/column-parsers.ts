/** The facts at the top of an action that a sheet may give: where each stands in the record, and how its cell is read. */
import { isId } from '../../domain/ids.ts';
import type { Value } from '../../storage/yaml-edit/edit.ts';
import { dayIn, lineIn, listIn, type Reading, type SheetRow, textIn, wordIn } from './import-row.ts';
import { RowFault } from './row-errors.ts';

export interface Fact {
  readonly path: readonly [string, ...string[]];
  readonly read: (row: SheetRow, reading: Reading) => Value | undefined;
}

const line = (column: string): Fact => ({ path: [column], read: (row) => lineIn(row, column) });
const word = (column: string): Fact => ({
  path: [column],
  read: (row) => wordIn(row, column),
});
const many = (column: string): Fact => ({
  path: [column],
  read: (row, reading) => listIn(row, column, reading),
});
const id = (column: string): Fact => ({
  path: [column],
  read: (row) => {
    const text = lineIn(row, column);
    if (text !== undefined && !isId(text))
      throw new RowFault(`\`${text.slice(0, 40)}\` is no action's id`, column);
    return text;
  },
});

const facts: Readonly<Record<string, Fact>> = {
  title: line('title'),
  wording: { path: ['wording'], read: (row) => textIn(row, 'wording') },
  cause_of_concern: id('cause_of_concern'),
  accelerated: {
    path: ['accelerated'],
    read: (row) => {
      const said = wordIn(row, 'accelerated');
      return said === undefined ? undefined : said === 'yes';
    },
  },
  priority: word('priority'),
  addressees: many('addressees'),
  deadline: { path: ['deadline', 'text'], read: (row) => textIn(row, 'deadline') },
  deadline_by: { path: ['deadline', 'by'], read: (row, reading) => dayIn(row, 'deadline_by', reading) },
  portal_refs: many('portal_refs'),
  paf: {
    path: ['paf'],
    read: (row, reading) => {
      const keys = listIn(row, 'paf', reading);
      const odd = keys?.find((key) => !/^\d{1,2}(?:\.\d{1,2}){0,2}$/.test(key));
      if (odd !== undefined)
        throw new RowFault(`\`${odd.slice(0, 40)}\` is no key of the framework, such as 8.4.3`, 'paf');
      return keys;
    },
  },
  themes: many('themes'),
  carried_from: id('carried_from'),
  marking: line('marking'),
};

/** The fact that a column holds; undefined where it holds none. */
export const factOf = (column: string): Fact | undefined =>
  column.startsWith('extra.')
    ? { path: ['extra', column.slice('extra.'.length)], read: (row) => textIn(row, column) }
    : Object.hasOwn(facts, column)
      ? facts[column]
      : undefined;
