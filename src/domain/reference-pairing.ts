/** Rows of an extract and actions that name each other's reference, put together: one with one, or more on either side. */

import { grouped } from './collections.ts';
import type { Standing } from './filter.ts';
import type { Action } from './records/action.ts';
import type { ExtractRow } from './records/portal-extract.ts';

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

/** The references that an action gives, each once however often it is written. */
export const refKeysOf = ({ portal_refs: refs = [] }: Action): ReadonlySet<string> =>
  new Set(refs.map(refKey));

export function pairByReference(rows: readonly ExtractRow[], standings: readonly Standing[]): Pairing {
  const rowsOf = grouped(rows, ({ ref }) => (ref === '' ? [] : [refKey(ref)]));
  const rowsNamed = new Map(
    standings.map((standing) => {
      const named = [...refKeysOf(standing.action)].flatMap((key) => rowsOf.get(key) ?? []);
      return [standing, named] as const;
    }),
  );
  const actionsOf = grouped(standings, (standing) => rowsNamed.get(standing) ?? []);
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
