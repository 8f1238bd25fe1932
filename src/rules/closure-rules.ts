/** Rules about closure submissions: an action was completed and has evidence, and was not submitted before its batch was sent. */

import type { Event } from '../domain/records/event.ts';
import { indexById, isAudit, isCounted } from '../domain/register.ts';
import { isMove } from '../domain/status.ts';
import { faultInAction, findEvents, type Rule } from './rule.ts';

export const submittedEarly: Rule = {
  code: 'submitted-early',
  severity: 'error',
  about: 'No action is submitted before the day its batch was sent.',
  help: 'Correct the date of the event, or the day the batch was sent.',
  example: 'on: 2021-09-20 in a batch sent on 2021-09-24',
  *check(register) {
    const batches = indexById(register.batches);
    for (const { action, event, index } of findEvents(register, 'submitted')) {
      const batch = batches.get(event.batch ?? '');
      if (batch && event.on < batch.sent)
        yield faultInAction(
          action,
          ['history', index, 'on'],
          `submitted on ${event.on}, before the batch \`${batch.id}\` was sent on ${batch.sent}`,
        );
    }
  },
};

export const submittedIncomplete: Rule = {
  code: 'submitted-incomplete',
  severity: 'warning',
  about: 'An action is recorded as complete before it is submitted.',
  help: 'Record a `completed` event with its approver, before the submission: `afi complete`.',
  example: 'submitted without completed',
  *check(register) {
    for (const { action, index } of findEvents(register, 'submitted')) {
      const lastMove = action.history.slice(0, index).findLast(({ event }) => isMove(event));
      if (lastMove?.event === 'completed') continue;
      const since =
        lastMove === undefined || lastMove.event === 'issued'
          ? ''
          : ` since it was ${lastMove.event} on ${lastMove.on}`;
      yield faultInAction(
        action,
        ['history', index, 'event'],
        `submitted without being recorded as complete${since}`,
      );
    }
  },
};

export const submittedUnproven: Rule = {
  code: 'submitted-unproven',
  severity: 'warning',
  about: 'An action has evidence before it is submitted.',
  help: 'Record the evidence, dated before the submission: `afi evidence`.',
  example: 'submitted without evidence',
  *check(register) {
    const isEvidence = ({ event }: Event) => event === 'evidence';
    for (const { action, index } of findEvents(register, 'submitted'))
      if (!action.history.slice(0, index).some(isEvidence))
        yield faultInAction(action, ['history', index, 'event'], 'submitted without evidence');
  },
};

export const submittedUncounted: Rule = {
  code: 'submitted-uncounted',
  severity: 'warning',
  about: 'Only actions that HMICFRS addressed to the force are submitted for closure.',
  help: 'Withdraw the submission with `afi withdraw`, or correct the type or the addressees. HMICFRS figures do not count the action.',
  example: 'an audit action that is submitted',
  *check(register) {
    for (const { action, index } of findEvents(register, 'submitted'))
      if (!isCounted(action))
        yield faultInAction(
          action,
          ['history', index, 'event'],
          isAudit(action)
            ? 'submitted, but it is an audit action'
            : 'submitted, but it is addressed to other bodies only',
        );
  },
};
