/** Counts the outcomes of a batch: the actions referred in it, and what HMICFRS or the force decided about each. Dates are YYYY-MM-DD. */
import { isInPeriod } from './dates/period.ts';
import type { Action } from './records/action.ts';

const decisions = ['closed', 'returned', 'withdrawn'] as const;
/** What HMICFRS or the force decided about a submission. */
export type BatchOutcome = (typeof decisions)[number] | 'awaiting';

/** The batches that an action was submitted to by the end of `until`; without `until`, on any day. */
export const listBatches = ({ history }: Action, until?: string): ReadonlySet<string> =>
  new Set(
    history.flatMap((event) =>
      event.event === 'submitted' && (until === undefined || event.on <= until) ? (event.batch ?? []) : [],
    ),
  );

/**
 * The outcome of an action's submission to a batch by the end of `until`: the first decision after its last submission in
 * that batch. Undefined if it was never submitted in it. A later submission in another batch counts only for that batch.
 */
export function findBatchOutcome(action: Action, batch: string, until: string): BatchOutcome | undefined {
  let outcome: BatchOutcome | undefined;
  let isInBatch = false;
  for (const event of action.history) {
    if (event.on > until) continue;
    if (event.event === 'submitted') {
      isInBatch = event.batch === batch;
      if (isInBatch) outcome = 'awaiting';
    } else if (isInBatch && outcome === 'awaiting')
      outcome = decisions.find((decision) => decision === event.event) ?? outcome;
  }
  return outcome;
}

/** Whether an action was submitted to a batch, or such a submission was decided, after `since` and up to `until`. */
export function hasBatchActivity(action: Action, batch: string, since: string, until: string): boolean {
  let isAwaiting = false;
  return action.history.some((event) => {
    const isDecision = isAwaiting && decisions.some((decision) => decision === event.event);
    const isSubmission = event.event === 'submitted' && event.batch === batch;
    if (event.event === 'submitted') isAwaiting = isSubmission;
    else if (isDecision) isAwaiting = false;
    return (isDecision || isSubmission) && isInPeriod(event.on, { since, until });
  });
}

/** The figures of a batch: actions referred, and how many have each outcome. */
export const batchParts = ['referred', ...decisions, 'awaiting'] as const;

/** The ids behind each figure of a batch. */
export interface BatchFigures extends Readonly<Record<(typeof batchParts)[number], readonly string[]>> {
  readonly id: string;
}

/** The outcomes of a batch by the end of `until`. */
export function countBatchOutcomes(actions: readonly Action[], batch: string, until: string): BatchFigures {
  const outcomes: Record<BatchOutcome, string[]> = { closed: [], returned: [], withdrawn: [], awaiting: [] };
  const referredIds: string[] = [];
  for (const action of actions) {
    const outcome = findBatchOutcome(action, batch, until);
    if (outcome === undefined) continue;
    referredIds.push(action.id);
    outcomes[outcome].push(action.id);
  }
  return { id: batch, referred: referredIds, ...outcomes };
}
