/** What HMICFRS did to its portal between two extracts: rows added, removed and changed. */
import type { Extract, ExtractRow } from '../../domain/records/portal-extract.ts';
import { refKey } from '../../domain/reference-pairing.ts';
import { plainText } from './compare.ts';

export const rowFields = ['type', 'status', 'title', 'wording', 'inspection'] as const;
export type RowField = (typeof rowFields)[number];

export interface RowChange {
  readonly ref: string;
  readonly field: RowField;
  readonly was: string;
  readonly is: string;
}

export interface RowChanges {
  readonly added: readonly ExtractRow[];
  readonly removed: readonly ExtractRow[];
  readonly changed: readonly RowChange[];
}

const wordOf = (row: ExtractRow, field: RowField): string =>
  plainText((field === 'type' ? row.typeWord : row[field]) ?? '');

/** Rows with no reference, and those that repeat one, are told apart by what they say. */
const keyOf = ({ ref, title, wording }: ExtractRow): string =>
  ref === '' ? `\0${plainText(wording ?? title ?? '')}` : refKey(ref);

function keyed(rows: readonly ExtractRow[]): ReadonlyMap<string, ExtractRow> {
  const found = new Map<string, ExtractRow>();
  for (const row of rows) {
    let key = keyOf(row);
    while (found.has(key)) key += '\0';
    found.set(key, row);
  }
  return found;
}

export function changesOfRows(earlier: Extract, later: Extract): RowChanges {
  const [before, after] = [keyed(earlier.rows), keyed(later.rows)];
  return {
    added: [...after].filter(([key]) => !before.has(key)).map(([, row]) => row),
    removed: [...before].filter(([key]) => !after.has(key)).map(([, row]) => row),
    changed: [...after].flatMap(([key, row]) => {
      const old = before.get(key);
      if (!old) return [];
      return rowFields.flatMap((field) => {
        const [was, is] = [wordOf(old, field), wordOf(row, field)];
        return was === is ? [] : [{ ref: row.ref, field, was, is }];
      });
    }),
  };
}
