/** Which row of the portal an action may be, by wording, where no reference says so. Suggestions only: nothing is applied by itself. */

import { type ActionState, statesAsAt } from '../../domain/filter.ts';
import type { Action } from '../../domain/records/action.ts';
import type { Extract, ExtractRow } from '../../domain/records/portal-extract.ts';
import { groupByReference } from '../../domain/reference-pairing.ts';
import type { Register } from '../../domain/register.ts';
import { type Candidate, candidates, type Free, likelyPart } from './match-candidates.ts';

export interface Suggestion {
  readonly row: ExtractRow;
  readonly action: Action;
  /** Between 0 and 1. */
  readonly score: number;
  /** `high` where it is likely and far from the next; `possible` where somebody should look closely. */
  readonly level: 'high' | 'possible';
  /** Whether one of the two holds the other and more: an item split here or there. */
  readonly part: boolean;
}

/** From here on two whole texts are likely one, and those of one inspection sooner. */
const likelyWhole = 0.5;
const likelyWithin = 0.4;
const wordForWord = 0.97;

/** How far ahead of the next one a likely one is: the nearer to word for word, the less. */
const leadOf = (score: number): number => Math.min(0.15, 0.02 + 0.3 * (1 - score));

export function suggestionsFor(register: Register, extract: Extract, asAt: string): readonly Suggestion[] {
  const states = statesAsAt(register, asAt).filter(({ counted }) => counted);
  const { unmatchedRows: freeRows, unmatchedActions: freeActions } = groupByReference(extract.rows, states);
  if (freeRows.length === 0 && freeActions.length === 0) return [];
  const free = { rows: new Set(freeRows), actions: new Set(freeActions) };
  const rows = extract.rows.filter(({ wording }) => wording);
  return settled(candidates(rows, states, register, free), free).map(
    ({ row, action, score, part, level }) => ({ row, action: action.action, score, part, level }),
  );
}

const isFree = ({ row, action }: Candidate, free: Free) => ({
  row: free.rows.has(row),
  action: free.actions.has(action),
});

/** The surest first: what they take no longer rivals the rest, which are looked at again until nothing more is sure. */
function settled(found: readonly Candidate[], free: Free) {
  const ranked = [...found].sort((a, b) => b.score - a.score);
  const high = new Set<Candidate>();
  const gone = {
    row: new Set<ExtractRow>(),
    action: new Set<ActionState>(),
    wholeRow: new Set<ExtractRow>(),
    wholeAction: new Set<ActionState>(),
  };
  let open = ranked.filter((one) => {
    const { row, action } = isFree(one, free);
    return one.part ? (one.smaller === 'row' ? row : action) : row && action;
  });
  for (let last = -1; high.size > last; ) {
    last = high.size;
    open = open.filter(({ row, action, part, smaller }) => {
      if (gone.row.has(row) || gone.action.has(action)) return false;
      const [rowHolds, actionHolds] = [part && smaller === 'action', part && smaller === 'row'];
      return (rowHolds || !gone.wholeRow.has(row)) && (actionHolds || !gone.wholeAction.has(action));
    });
    for (const one of sureAmong(open)) {
      high.add(one);
      if (!one.part || one.smaller === 'row') gone.row.add(one.row);
      else gone.wholeRow.add(one.row);
      if (!one.part || one.smaller === 'action') gone.action.add(one.action);
      else gone.wholeAction.add(one.action);
    }
  }
  return withPossible(ranked, high, free);
}

/**
 * What is best for its row and for its action, well ahead of the next for one of them at least; of a part, only for the one that
 * lies in the other. What is the same word for word has no rival in a part of it.
 */
function sureAmong(ranked: readonly Candidate[]): readonly Candidate[] {
  const [all, wholes] = [leadsAmong(ranked), leadsAmong(ranked.filter(({ part }) => !part))];
  return ranked.filter((one) => {
    const { row, action } = (!one.part && one.score >= wordForWord ? wholes : all)(one);
    if (one.part)
      return one.score >= likelyPart && (one.smaller === 'row' ? row : action) >= leadOf(one.score);
    return (
      one.score >= (one.sameInspection ? likelyWithin : likelyWhole) &&
      Math.max(row, action) >= leadOf(one.score) &&
      Math.min(row, action) >= leadOf(1)
    );
  });
}

/** How far a candidate is ahead of the next for its row, and for its action; below zero where it is not the first. */
function leadsAmong(ranked: readonly Candidate[]) {
  const leads = (of: (one: Candidate) => ExtractRow | ActionState) => {
    const tops = new Map<ExtractRow | ActionState, { readonly first: Candidate; second?: number }>();
    for (const one of ranked) {
      const top = tops.get(of(one));
      if (!top) tops.set(of(one), { first: one });
      else top.second ??= one.score;
    }
    return (one: Candidate): number => {
      const top = tops.get(of(one));
      return top?.first === one ? one.score - (top.second ?? 0) : -1;
    };
  };
  const [ofRow, ofAction] = [leads(({ row }) => row), leads(({ action }) => action)];
  return (one: Candidate) => ({ row: ofRow(one), action: ofAction(one) });
}

/** With the sure ones, the best that is left for whatever row or action is in none of them. */
function withPossible(
  ranked: readonly Candidate[],
  high: ReadonlySet<Candidate>,
  free: Free,
): readonly (Candidate & Pick<Suggestion, 'level'>)[] {
  const told = {
    row: new Set([...high].map(({ row }) => row)),
    action: new Set([...high].map(({ action }) => action)),
  };
  return ranked.flatMap((one): readonly (Candidate & Pick<Suggestion, 'level'>)[] => {
    if (high.has(one)) return [{ ...one, level: 'high' }];
    const { row, action } = isFree(one, free);
    if (!(row && !told.row.has(one.row)) && !(action && !told.action.has(one.action))) return [];
    told.row.add(one.row);
    told.action.add(one.action);
    return [{ ...one, level: 'possible' }];
  });
}
