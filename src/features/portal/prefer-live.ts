/** Prefers live rows and actions to closed ones among the pairs that wording suggests. */

import type { ActionState } from '../../domain/filter.ts';
import { isLive } from '../../domain/position.ts';
import type { ExtractRow } from '../../domain/records/portal-extract.ts';
import type { Candidate, Unmatched } from './match-candidates.ts';

/** How much less likely a live counterpart may be than a closed one and still be preferred. */
const liveMargin = 0.1;

/** Leaves out closed actions for which the row has a free live action that is about as likely, and closed rows in the same way. */
export function preferLive(
  candidates: readonly Candidate[],
  unmatchedItems: Unmatched,
): readonly Candidate[] {
  const bestLiveScores = (isChoice: (candidate: Candidate) => boolean, side: 'row' | 'action') => {
    const bestScores = new Map<ExtractRow | ActionState, number>();
    for (const candidate of candidates)
      if (isChoice(candidate))
        bestScores.set(candidate[side], Math.max(candidate.score, bestScores.get(candidate[side]) ?? 0));
    return bestScores;
  };
  const isLiveAction = ({ action }: Candidate) => isLive(action.position);
  const liveActionScores = bestLiveScores(
    (candidate) => isLiveAction(candidate) && unmatchedItems.actions.has(candidate.action),
    'row',
  );
  const liveRowScores = bestLiveScores(({ row }) => row.live && unmatchedItems.rows.has(row), 'action');
  const isWorse = (score: number, live: number | undefined) =>
    live !== undefined && live >= score - liveMargin;
  return candidates.filter(
    (candidate) =>
      (isLiveAction(candidate) || !isWorse(candidate.score, liveActionScores.get(candidate.row))) &&
      (candidate.row.live || !isWorse(candidate.score, liveRowScores.get(candidate.action))),
  );
}
