/** Rules about completion: an action that is complete has leads, evidence and a green rating, and its delivery lead did not approve it. */
import { missingOwners, type OwnerField, positionOn } from '../domain/position.ts';
import type { Action } from '../domain/records/action.ts';
import type { Event } from '../domain/records/event.ts';
import { indexById } from '../domain/register.ts';
import { isMove, statusAfter } from '../domain/status.ts';
import { isPlaceholder } from '../domain/text/placeholder.ts';
import { normaliseName } from '../domain/text/word-matching.ts';
import { faultInAction, joinWithOr, type Rule } from './rule.ts';

const leadWords: readonly (readonly [OwnerField, string])[] = [
  ['force_lead', 'force lead'],
  ['delivery_lead', 'delivery lead'],
];

export const completeUnproven: Rule = {
  code: 'complete-unproven',
  severity: 'warning',
  about: 'A complete action has a force lead, a delivery lead and evidence.',
  help: 'Record what is missing with `afi assign` or `afi evidence`, or reopen the action.',
  example: 'completed without evidence',
  *check({ actions, today }) {
    for (const action of actions) {
      const position = positionOn(action, today);
      if (position.status !== 'complete') continue;
      const owners = missingOwners(position);
      const sharedLeadWords = leadWords.flatMap(([field, words]) => (owners.includes(field) ? [words] : []));
      if (!action.history.some(({ event, on }) => event === 'evidence' && on <= today))
        sharedLeadWords.push('evidence');
      const index = action.history.findLastIndex(({ event, on }) => event === 'completed' && on <= today);
      if (sharedLeadWords.length > 0)
        yield faultInAction(
          action,
          ['history', index],
          `complete, but has no ${joinWithOr(sharedLeadWords)}`,
        );
    }
  },
};

/** The index of each red or amber rating given while an action was complete, unless it was rated green or reopened afterwards. */
function* ratingsWhileComplete({ history }: Action): Generator<number> {
  let isComplete = false;
  let ratingIndex: number | undefined;
  for (const [index, event] of history.entries()) {
    if (isMove(event.event)) {
      if (ratingIndex !== undefined && event.event !== 'reopened') yield ratingIndex;
      ratingIndex = undefined;
      isComplete = statusAfter(event.event) === 'complete';
    }
    if (isComplete && event.event === 'progress' && event.rag !== undefined)
      ratingIndex = event.rag === 'green' ? undefined : index;
  }
  if (ratingIndex !== undefined) yield ratingIndex;
}

export const completeRated: Rule = {
  code: 'complete-rated',
  severity: 'warning',
  about: 'A complete action is not rated red or amber.',
  help: 'Reopen the action if work remains, or record a green rating.',
  example: '{event: progress, rag: red} after completed',
  *check({ actions }) {
    for (const action of actions)
      for (const index of ratingsWhileComplete(action)) {
        const event = action.history[index];
        if (event?.event === 'progress')
          yield faultInAction(action, ['history', index, 'rag'], `rated ${event.rag} while complete`);
      }
  },
};

export const approverDelivers: Rule = {
  code: 'approver-delivers',
  severity: 'warning',
  about: 'The delivery lead of an action does not approve its completion, its targets or its submission.',
  help: 'Ask a board or another role to approve it.',
  example: 'approved_by: the delivery lead',
  *check({ actions, batches }) {
    const batchById = indexById(batches);
    const approval = (event: Event) =>
      event.event === 'submitted'
        ? ({ approver: batchById.get(event.batch ?? '')?.approved_by, field: 'batch' } as const)
        : { approver: 'approved_by' in event ? event.approved_by : undefined, field: 'approved_by' };
    for (const action of actions) {
      let lead: string | undefined;
      for (const [index, event] of action.history.entries()) {
        if (event.event === 'assigned') lead = event.delivery_lead ?? lead;
        const { approver, field } = approval(event);
        if (approver === undefined || lead === undefined || isPlaceholder(lead)) continue;
        if (normaliseName(approver) === normaliseName(lead))
          yield faultInAction(
            action,
            ['history', index, field],
            `\`${approver}\` approved this and is also the delivery lead`,
          );
      }
    }
  },
};
