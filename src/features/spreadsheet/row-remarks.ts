/** Collects what the plan reports about the cells of a row: facts that follow from words, dated comments, and dates to check. */

import { formatColumnLetters, type Header } from '../../domain/sheet.ts';
import type { DerivedFact, DoubtfulCell, ImportedThread } from './import-schema.ts';

type Place = 'sheet' | 'row' | 'id' | 'column' | 'heading';

/** What the plan reports about a row. */
export interface RowRemarks {
  readonly derived: readonly DerivedFact[];
  readonly doubtful: readonly DoubtfulCell[];
  readonly threads: readonly ImportedThread[];
}

/** Collects the remarks of a row; each names the column of its cell. */
export interface RemarkCollector {
  readonly addFact: (column: string, fact: Omit<DerivedFact, Place>) => void;
  readonly addDoubt: (column: string, doubt: Omit<DoubtfulCell, Place>) => void;
  readonly addThread: (column: string, thread: Omit<ImportedThread, Place>) => void;
  /**
   * The remarks, with the places of their cells.
   * @param id the action of the row
   */
  readonly list: (id: string) => RowRemarks;
}

/** A row without remarks. */
export const noRemarks: RowRemarks = { derived: [], doubtful: [], threads: [] };

/** Creates a collector for a row of a sheet. */
export function collectRemarks(
  place: { readonly sheet: string; readonly row: number },
  { columns, headings }: Pick<Header, 'columns' | 'headings'>,
): RemarkCollector {
  const facts: ((id: string) => DerivedFact)[] = [];
  const doubts: ((id: string) => DoubtfulCell)[] = [];
  const threads: ((id: string) => ImportedThread)[] = [];
  const placeOf = (column: string, id: string) => {
    const index = columns.get(column);
    return {
      ...{ ...place, id },
      column: index === undefined ? null : formatColumnLetters(index),
      heading: index === undefined ? null : (headings[index] ?? ''),
    };
  };
  return {
    addFact: (column, fact) => facts.push((id) => ({ ...placeOf(column, id), ...fact })),
    addDoubt: (column, doubt) => doubts.push((id) => ({ ...placeOf(column, id), ...doubt })),
    addThread: (column, thread) => threads.push((id) => ({ ...placeOf(column, id), ...thread })),
    list: (id) => ({
      derived: facts.map((create) => create(id)),
      doubtful: doubts.map((create) => create(id)),
      threads: threads.map((create) => create(id)),
    }),
  };
}
