/** Rows of an extract and actions that name each other's reference, put together: one with one, or more on either side. */
import type { ExtractRow } from '../extract.ts';
import type { Standing } from '../filter.ts';

/** Rows and actions that hang together by references. */
export interface Group {
  readonly rows: readonly ExtractRow[];
  readonly actions: readonly Standing[];
}

export interface Pairing {
  readonly groups: readonly Group[];
  /** Rows that no action names. */
  readonly freeRows: readonly ExtractRow[];
  /** Actions that name no row. */
  readonly freeActions: readonly Standing[];
}

/** A reference without what typing adds to it: case and spaces. */
export const refKey = (ref: string): string => ref.normalize('NFKC').toLowerCase().replace(/\s+/g, '');

export function pairByReference(rows: readonly ExtractRow[], standings: readonly Standing[]): Pairing {
  const rowsOf = new Map<string, ExtractRow[]>();
  for (const row of rows) if (row.ref !== '') put(rowsOf, refKey(row.ref), row);
  const actionsOf = new Map<ExtractRow, Standing[]>();
  const rowsNamed = new Map<Standing, readonly ExtractRow[]>();
  for (const standing of standings) {
    const keys = new Set((standing.action.portal_refs ?? []).map(refKey));
    const named = [...keys].flatMap((key) => rowsOf.get(key) ?? []);
    rowsNamed.set(standing, named);
    for (const row of named) put(actionsOf, row, standing);
  }
  const taken = new Set<Standing>();
  const groups: Group[] = [];
  for (const standing of standings) {
    if (taken.has(standing) || rowsNamed.get(standing)?.length === 0) continue;
    groups.push(reachedFrom(standing, rowsNamed, actionsOf, taken));
  }
  return {
    groups,
    freeRows: rows.filter((row) => !actionsOf.has(row)),
    freeActions: standings.filter((standing) => !taken.has(standing)),
  };
}

function put<Key, Item>(lists: Map<Key, Item[]>, key: Key, item: Item): void {
  const list = lists.get(key);
  if (list) list.push(item);
  else lists.set(key, [item]);
}

/** All that hangs together with an action, in the order in which register and extract have it. */
function reachedFrom(
  first: Standing,
  rowsNamed: ReadonlyMap<Standing, readonly ExtractRow[]>,
  actionsOf: ReadonlyMap<ExtractRow, readonly Standing[]>,
  taken: Set<Standing>,
): Group {
  const rows = new Set<ExtractRow>();
  const actions = [first];
  taken.add(first);
  for (const standing of actions)
    for (const row of rowsNamed.get(standing) ?? []) {
      if (rows.has(row)) continue;
      rows.add(row);
      for (const other of actionsOf.get(row) ?? []) {
        if (taken.has(other)) continue;
        taken.add(other);
        actions.push(other);
      }
    }
  return { rows: [...rows], actions };
}
