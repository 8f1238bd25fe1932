/** Rules about closure submissions: an action was completed and has evidence, and was not submitted before its batch was sent. */

import type { Event } from '../domain/records/event.ts';
import { indexById, isAudit, isCounted } from '../domain/register.ts';
import { isMove } from '../domain/status.ts';
import { faultInAction, findEvents, type Rule } from './rule.ts';

export const submittedEarly: Rule = {
  code: 'submitted-early',
  severity: 'error',
  about: 'No action is submitted before the day on which its batch was sent.',
  help: 'Correct the event’s date, or the day the batch was sent.',
  example: 'on: 2021-09-20 in a batch sent on 2021-09-24',
  *check(register) {
    const batches = indexById(register.batches);
    for (const { action, event, index } of findEvents(register, 'submitted')) {
      const batch = batches.get(event.batch ?? '');
      if (batch && event.on < batch.sent)
        yield faultInAction(
          action,
          ['history', index, 'on'],
          `${event.on} is before \`${batch.id}\` was sent, ${batch.sent}`,
        );
    }
  },
};

export const submittedIncomplete: Rule = {
  code: 'submitted-incomplete',
  severity: 'warning',
  about: 'What is submitted was first assessed as done: it is complete.',
  help: 'Record the `completed` event, with who approved it, before the submission.',
  example: 'submitted without completed',
  *check(register) {
    for (const { action, index } of findEvents(register, 'submitted')) {
      const lastMove = action.history.slice(0, index).findLast(({ event }) => isMove(event));
      if (lastMove?.event === 'completed') continue;
      const since =
        lastMove === undefined || lastMove.event === 'issued'
          ? ''
          : ` since it was ${lastMove.event} on ${lastMove.on}`;
      yield faultInAction(action, ['history', index, 'event'], `it was not assessed as done${since}`);
    }
  },
};

export const submittedUnproven: Rule = {
  code: 'submitted-unproven',
  severity: 'warning',
  about: 'What is submitted has evidence, recorded before the submission.',
  help: 'Record an `evidence` event before the submission.',
  example: 'submitted without evidence',
  *check(register) {
    const isEvidence = ({ event }: Event) => event === 'evidence';
    for (const { action, index } of findEvents(register, 'submitted'))
      if (!action.history.slice(0, index).some(isEvidence))
        yield faultInAction(action, ['history', index, 'event'], 'it has no evidence before this');
  },
};

export const submittedUncounted: Rule = {
  code: 'submitted-uncounted',
  severity: 'warning',
  about: 'Only actions that HMICFRS addressed to the force are submitted to it.',
  help: 'Withdraw it with `afi withdraw`, or correct its type or addressees. No figure of HMICFRS counts it.',
  example: 'an audit action that is submitted',
  *check(register) {
    for (const { action, index } of findEvents(register, 'submitted'))
      if (!isCounted(action))
        yield faultInAction(
          action,
          ['history', index, 'event'],
          isAudit(action) ? 'it is an audit action' : 'it is addressed to others only',
        );
  },
};
