/** Groups the rows of a portal extract with the actions that have their references: one to one, or several of either. */

import { groupBy } from './collections.ts';
import type { ActionState } from './filter.ts';
import type { Action } from './records/action.ts';
import type { ExtractRow } from './records/portal-extract.ts';

/** Rows and actions connected by references. */
export interface ReferenceGroup {
  readonly rows: readonly ExtractRow[];
  readonly actions: readonly ActionState[];
}

/** How an extract and the register match by reference. */
export interface Pairing {
  readonly groups: readonly ReferenceGroup[];
  /** Rows whose reference no action has. */
  readonly unmatchedRows: readonly ExtractRow[];
  /** Actions without a reference that is in the extract. */
  readonly unmatchedActions: readonly ActionState[];
}

/** A reference in lower case and without spaces, for comparison. */
export const normaliseReference = (ref: string): string =>
  ref.normalize('NFKC').toLowerCase().replace(/\s+/g, '');

/** The distinct normalised references of an action. */
export const referenceKeys = ({ portal_refs: refs = [] }: Action): ReadonlySet<string> =>
  new Set(refs.map(normaliseReference));

/** Groups rows and actions by reference, in the order of the actions. */
export function groupByReference(rows: readonly ExtractRow[], states: readonly ActionState[]): Pairing {
  const rowsByRef = groupBy(rows, ({ ref }) => (ref === '' ? [] : [normaliseReference(ref)]));
  const rowsByState = new Map(
    states.map((state) => {
      const rows = [...referenceKeys(state.action)].flatMap((key) => rowsByRef.get(key) ?? []);
      return [state, rows] as const;
    }),
  );
  const statesByRow = groupBy(states, (state) => rowsByState.get(state) ?? []);
  const visited = new Set<ActionState>();
  const groups: ReferenceGroup[] = [];
  for (const state of states) {
    if (visited.has(state) || rowsByState.get(state)?.length === 0) continue;
    groups.push(connectedGroup(state, rowsByState, statesByRow, visited));
  }
  return {
    groups,
    unmatchedRows: rows.filter((row) => !statesByRow.has(row)),
    unmatchedActions: states.filter((state) => !visited.has(state)),
  };
}

/** All rows and actions connected with an action, in the order of extract and register. */
function connectedGroup(
  first: ActionState,
  rowsByState: ReadonlyMap<ActionState, readonly ExtractRow[]>,
  statesByRow: ReadonlyMap<ExtractRow, readonly ActionState[]>,
  visited: Set<ActionState>,
): ReferenceGroup {
  const rows = new Set<ExtractRow>();
  const actions = [first];
  visited.add(first);
  for (const state of actions)
    for (const row of rowsByState.get(state) ?? []) {
      if (rows.has(row)) continue;
      rows.add(row);
      for (const other of statesByRow.get(row) ?? []) {
        if (visited.has(other)) continue;
        visited.add(other);
        actions.push(other);
      }
    }
  return { rows: [...rows], actions };
}
