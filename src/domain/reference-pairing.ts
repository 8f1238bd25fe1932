/** Rows of an extract and actions that name each other's reference, put together: one with one, or more on either side. */

import { groupBy } from './collections.ts';
import type { ActionState } from './filter.ts';
import type { Action } from './records/action.ts';
import type { ExtractRow } from './records/portal-extract.ts';

/** Rows and actions that hang together by references. */
export interface Group {
  readonly rows: readonly ExtractRow[];
  readonly actions: readonly ActionState[];
}

export interface Pairing {
  readonly groups: readonly Group[];
  /** Rows that no action names. */
  readonly freeRows: readonly ExtractRow[];
  /** Actions that name no row. */
  readonly freeActions: readonly ActionState[];
}

/** A reference without what typing adds to it: case and spaces. */
export const refKey = (ref: string): string => ref.normalize('NFKC').toLowerCase().replace(/\s+/g, '');

/** The references that an action gives, each once however often it is written. */
export const refKeysOf = ({ portal_refs: refs = [] }: Action): ReadonlySet<string> =>
  new Set(refs.map(refKey));

export function pairByReference(rows: readonly ExtractRow[], states: readonly ActionState[]): Pairing {
  const rowsOf = groupBy(rows, ({ ref }) => (ref === '' ? [] : [refKey(ref)]));
  const rowsNamed = new Map(
    states.map((state) => {
      const named = [...refKeysOf(state.action)].flatMap((key) => rowsOf.get(key) ?? []);
      return [state, named] as const;
    }),
  );
  const actionsOf = groupBy(states, (state) => rowsNamed.get(state) ?? []);
  const taken = new Set<ActionState>();
  const groups: Group[] = [];
  for (const state of states) {
    if (taken.has(state) || rowsNamed.get(state)?.length === 0) continue;
    groups.push(reachedFrom(state, rowsNamed, actionsOf, taken));
  }
  return {
    groups,
    freeRows: rows.filter((row) => !actionsOf.has(row)),
    freeActions: states.filter((state) => !taken.has(state)),
  };
}

/** All that hangs together with an action, in the order in which register and extract have it. */
function reachedFrom(
  first: ActionState,
  rowsNamed: ReadonlyMap<ActionState, readonly ExtractRow[]>,
  actionsOf: ReadonlyMap<ExtractRow, readonly ActionState[]>,
  taken: Set<ActionState>,
): Group {
  const rows = new Set<ExtractRow>();
  const actions = [first];
  taken.add(first);
  for (const state of actions)
    for (const row of rowsNamed.get(state) ?? []) {
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
