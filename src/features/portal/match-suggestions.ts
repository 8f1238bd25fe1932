/** Suggests by wording which row of the portal an unmatched action may be. Nothing is recorded without a person's decision. */

import { type ActionState, statesAsAt } from '../../domain/filter.ts';
import type { Action } from '../../domain/records/action.ts';
import type { Extract, ExtractRow } from '../../domain/records/portal-extract.ts';
import { groupByReference } from '../../domain/reference-pairing.ts';
import type { Register } from '../../domain/register.ts';
import { type Candidate, findCandidates, partThreshold, type Unmatched } from './match-candidates.ts';
import { preferLive } from './prefer-live.ts';

/** A suggested match. */
export interface Suggestion {
  readonly row: ExtractRow;
  readonly action: Action;
  /** Between 0 and 1. */
  readonly score: number;
  /** `high` if it is likely and well ahead of the next candidate; `possible` if a person should look closely. */
  readonly level: 'high' | 'possible';
  /** Whether one text is a part of the other: an item that the register or the portal has split. */
  readonly part: boolean;
}

/** The minimum scores of a likely match: in general, within one inspection, and of texts that are the same word for word. */
const wholeThreshold = 0.5;
const sameInspectionThreshold = 0.4;
const identicalThreshold = 0.97;

/** How far a likely match must be ahead of the next candidate: less, the higher its score. */
const requiredLead = (score: number): number => Math.min(0.15, 0.02 + 0.3 * (1 - score));

/** Suggests matches for the register as at a day, those of `high` level before the possible ones of the same score. */
export function suggestMatches(register: Register, extract: Extract, asAt: string): readonly Suggestion[] {
  const states = statesAsAt(register, asAt).filter(({ counted }) => counted);
  const { unmatchedRows, unmatchedActions } = groupByReference(extract.rows, states);
  if (unmatchedRows.length === 0 && unmatchedActions.length === 0) return [];
  const unmatchedItems = { rows: new Set(unmatchedRows), actions: new Set(unmatchedActions) };
  const rows = extract.rows.filter(({ wording }) => wording);
  const candidates = preferLive(findCandidates(rows, states, register, unmatchedItems), unmatchedItems);
  return rankCandidates(candidates, unmatchedItems).map(({ row, action, score, part, level }) => ({
    ...{ row, action: action.action, score, part, level },
  }));
}

const isUnmatched = ({ row, action }: Candidate, unmatchedItems: Unmatched) => ({
  row: unmatchedItems.rows.has(row),
  action: unmatchedItems.actions.has(action),
});

/** Accepts certain matches first. Their rows and actions then no longer compete, so the rest is examined again until nothing more is certain. */
function rankCandidates(candidates: readonly Candidate[], unmatchedItems: Unmatched) {
  const rankedCandidates = [...candidates].sort((a, b) => b.score - a.score);
  const certainCandidates = new Set<Candidate>();
  const certainItems = {
    row: new Set<ExtractRow>(),
    action: new Set<ActionState>(),
    wholeRow: new Set<ExtractRow>(),
    wholeAction: new Set<ActionState>(),
  };
  let remainingCandidates = rankedCandidates.filter((candidate) => {
    const { row, action } = isUnmatched(candidate, unmatchedItems);
    return candidate.part ? (candidate.smaller === 'row' ? row : action) : row && action;
  });
  for (let previousCount = -1; certainCandidates.size > previousCount; ) {
    previousCount = certainCandidates.size;
    remainingCandidates = remainingCandidates.filter(({ row, action, part, smaller }) => {
      if (certainItems.row.has(row) || certainItems.action.has(action)) return false;
      const [rowContainsAction, actionContainsRow] = [
        part && smaller === 'action',
        part && smaller === 'row',
      ];
      return (
        (rowContainsAction || !certainItems.wholeRow.has(row)) &&
        (actionContainsRow || !certainItems.wholeAction.has(action))
      );
    });
    for (const candidate of findCertain(remainingCandidates)) {
      certainCandidates.add(candidate);
      if (!candidate.part || candidate.smaller === 'row') certainItems.row.add(candidate.row);
      else certainItems.wholeRow.add(candidate.row);
      if (!candidate.part || candidate.smaller === 'action') certainItems.action.add(candidate.action);
      else certainItems.wholeAction.add(candidate.action);
    }
  }
  return withPossible(rankedCandidates, certainCandidates, unmatchedItems);
}

/**
 * The candidates that are best for their row and for their action, and well ahead of the next for at least one of them; for a
 * part, only the smaller one counts. A candidate that is the same word for word does not compete with parts.
 */
function findCertain(rankedCandidates: readonly Candidate[]): readonly Candidate[] {
  const [leadsOfAll, leadsOfWholes] = [
    measureLeads(rankedCandidates),
    measureLeads(rankedCandidates.filter(({ part }) => !part)),
  ];
  return rankedCandidates.filter((candidate) => {
    const { row, action } = (
      !candidate.part && candidate.score >= identicalThreshold ? leadsOfWholes : leadsOfAll
    )(candidate);
    if (candidate.part)
      return (
        candidate.score >= partThreshold &&
        (candidate.smaller === 'row' ? row : action) >= requiredLead(candidate.score)
      );
    return (
      candidate.score >= (candidate.sameInspection ? sameInspectionThreshold : wholeThreshold) &&
      Math.max(row, action) >= requiredLead(candidate.score) &&
      Math.min(row, action) >= requiredLead(1)
    );
  });
}

/** A function that measures how far a candidate is ahead of the next for its row and for its action; negative if it is not the first. */
function measureLeads(rankedCandidates: readonly Candidate[]) {
  const leadsBy = (itemOf: (candidate: Candidate) => ExtractRow | ActionState) => {
    const bestCandidates = new Map<
      ExtractRow | ActionState,
      { readonly first: Candidate; second?: number }
    >();
    for (const candidate of rankedCandidates) {
      const bestCandidate = bestCandidates.get(itemOf(candidate));
      if (!bestCandidate) bestCandidates.set(itemOf(candidate), { first: candidate });
      else bestCandidate.second ??= candidate.score;
    }
    return (candidate: Candidate): number => {
      const bestCandidate = bestCandidates.get(itemOf(candidate));
      return bestCandidate?.first === candidate ? candidate.score - (bestCandidate.second ?? 0) : -1;
    };
  };
  const [ofRow, ofAction] = [leadsBy(({ row }) => row), leadsBy(({ action }) => action)];
  return (candidate: Candidate) => ({ row: ofRow(candidate), action: ofAction(candidate) });
}

/** Adds to the certain candidates the best one for each unmatched row and action that is in none of them. */
function withPossible(
  rankedCandidates: readonly Candidate[],
  certainCandidates: ReadonlySet<Candidate>,
  unmatchedItems: Unmatched,
): readonly (Candidate & Pick<Suggestion, 'level'>)[] {
  const coveredItems = {
    row: new Set([...certainCandidates].map(({ row }) => row)),
    action: new Set([...certainCandidates].map(({ action }) => action)),
  };
  return rankedCandidates.flatMap((candidate): readonly (Candidate & Pick<Suggestion, 'level'>)[] => {
    if (certainCandidates.has(candidate)) return [{ ...candidate, level: 'high' }];
    const { row, action } = isUnmatched(candidate, unmatchedItems);
    if (
      !(row && !coveredItems.row.has(candidate.row)) &&
      !(action && !coveredItems.action.has(candidate.action))
    )
      return [];
    coveredItems.row.add(candidate.row);
    coveredItems.action.add(candidate.action);
    return [{ ...candidate, level: 'possible' }];
  });
}
