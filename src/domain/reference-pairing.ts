/** Groups the rows of a portal extract with the actions that have their references: one to one, or several of either. */

import { groupBy } from './collections.ts';
import type { ActionState } from './filter.ts';
import { isLive } from './position.ts';
import type { Action } from './records/action.ts';
import type { ExtractRow } from './records/portal-extract.ts';

/** Rows and actions that are each other's counterparts. */
interface Counterparts {
  readonly rows: readonly ExtractRow[];
  readonly actions: readonly ActionState[];
}

/** Rows and actions connected by references. */
export interface ReferenceGroup extends Counterparts {
  /** Rows and actions that share a reference with the group but are not in it, because they are closed and their counterparts are live. */
  readonly setAside: Counterparts;
}

/** How an extract and the register match by reference. */
export interface Pairing {
  readonly groups: readonly ReferenceGroup[];
  /** Rows whose reference no action has. */
  readonly unmatchedRows: readonly ExtractRow[];
  /** Actions without a reference that is in the extract. */
  readonly unmatchedActions: readonly ActionState[];
  /** Closed rows that are in no group, because every action with their reference has a live row. */
  readonly setAsideRows: readonly ExtractRow[];
}

/** A reference in lower case and without spaces, for comparison. */
export const normaliseReference = (ref: string): string =>
  ref.normalize('NFKC').toLowerCase().replace(/\s+/g, '');

/** The distinct normalised references of an action. */
export const referenceKeys = ({ portal_refs: refs = [] }: Action): ReadonlySet<string> =>
  new Set(refs.map(normaliseReference));

/** Which rows each action has, and which actions each row has. */
interface Links {
  readonly rowsByAction: ReadonlyMap<ActionState, readonly ExtractRow[]>;
  readonly actionsByRow: ReadonlyMap<ExtractRow, readonly ActionState[]>;
}

const createLinks = (
  states: readonly ActionState[],
  rowsOf: (state: ActionState) => readonly ExtractRow[],
): Links => {
  const rowsByAction = new Map(states.map((state) => [state, rowsOf(state)]));
  return { rowsByAction, actionsByRow: groupBy(states, (state) => rowsByAction.get(state) ?? []) };
};

/**
 * Groups rows and actions by reference, in the order of the actions. A closed row is not the counterpart of an action that also
 * has a live row, nor a closed action the counterpart of a row that also has a live action.
 */
export function groupByReference(rows: readonly ExtractRow[], states: readonly ActionState[]): Pairing {
  const rowsByRef = groupBy(rows, ({ ref }) => (ref === '' ? [] : [normaliseReference(ref)]));
  const links = createLinks(states, ({ action }) => [
    ...new Set([...referenceKeys(action)].flatMap((key) => rowsByRef.get(key) ?? [])),
  ]);
  const rowsOf = (state: ActionState) => links.rowsByAction.get(state) ?? [];
  const actionsOf = (row: ExtractRow) => links.actionsByRow.get(row) ?? [];
  const hasLiveRow = (state: ActionState) => rowsOf(state).some(({ live }) => live);
  const hasLiveAction = (row: ExtractRow) => actionsOf(row).some(({ position }) => isLive(position));
  const counterparts = createLinks(states, (state) =>
    rowsOf(state).filter(
      (row) => (row.live || !hasLiveRow(state)) && (isLive(state.position) || !hasLiveAction(row)),
    ),
  );
  const visitedActions = new Set<ActionState>();
  const groups: ReferenceGroup[] = [];
  for (const state of states) {
    if (visitedActions.has(state) || counterparts.rowsByAction.get(state)?.length === 0) continue;
    const group = connectedGroup(state, counterparts, visitedActions);
    const setAside = {
      rows: [...new Set(group.actions.flatMap(rowsOf))].filter((row) => !group.rows.includes(row)),
      actions: [...new Set(group.rows.flatMap(actionsOf))].filter(
        (candidate) => !group.actions.includes(candidate),
      ),
    };
    groups.push({ ...group, setAside });
  }
  return {
    groups,
    unmatchedRows: rows.filter((row) => !links.actionsByRow.has(row)),
    unmatchedActions: states.filter((state) => rowsOf(state).length === 0),
    setAsideRows: rows.filter((row) => links.actionsByRow.has(row) && !counterparts.actionsByRow.has(row)),
  };
}

/** All rows and actions connected with an action, in the order of extract and register. */
function connectedGroup(
  firstAction: ActionState,
  { rowsByAction, actionsByRow }: Links,
  visitedActions: Set<ActionState>,
): Counterparts {
  const rows = new Set<ExtractRow>();
  const actions = [firstAction];
  visitedActions.add(firstAction);
  for (const state of actions)
    for (const row of rowsByAction.get(state) ?? []) {
      if (rows.has(row)) continue;
      rows.add(row);
      for (const linkedAction of actionsByRow.get(row) ?? []) {
        if (visitedActions.has(linkedAction)) continue;
        visitedActions.add(linkedAction);
        actions.push(linkedAction);
      }
    }
  return { rows: [...rows], actions };
}
