/** Rules about requests and their decisions. */
import { requestsOn } from '../domain/requests.ts';
import { normaliseName } from '../domain/text/word-matching.ts';
import { faultInAction, type Rule } from './rule.ts';

/** A day after every event. */
const endOfTime = '9999-12-31';

export const decisionUnmatched: Rule = {
  code: 'decision-unmatched',
  severity: 'error',
  about: 'A decision names a request that came before it and was not yet decided.',
  help: 'Enter the day and subject of the request, as in `request: 2022-01-10 target`.',
  example: 'a decision on a request that was not made',
  *check({ actions }) {
    for (const action of actions) {
      if (!action.history.some(({ event }) => event === 'decided')) continue;
      const matchedIndexes = new Set(requestsOn(action, endOfTime).map(({ decision }) => decision?.index));
      for (const [index, event] of action.history.entries())
        if (event.event === 'decided' && event.request !== undefined && !matchedIndexes.has(index))
          yield faultInAction(
            action,
            ['history', index, 'request'],
            `there is no pending request \`${event.request}\` before this decision`,
          );
    }
  },
};

export const grantWithoutTarget: Rule = {
  code: 'grant-without-target',
  severity: 'warning',
  about: 'Where a request for a new target is granted, the target follows on the same day.',
  help: 'Add the target that was granted with `afi target`, on the day of the decision.',
  example: 'granted: true without a target',
  *check({ actions }) {
    for (const action of actions)
      for (const { event, what, decision } of requestsOn(action, endOfTime)) {
        if (what !== 'target' || decision?.event.granted !== true) continue;
        const isSet = action.history.some(
          (other) =>
            other.event === 'target' &&
            other.on === decision.event.on &&
            (event.by === undefined || other.by === event.by),
        );
        if (!isSet)
          yield faultInAction(
            action,
            ['history', decision.index],
            `the request was granted, but the target${event.by === undefined ? '' : ` ${event.by}`} was not set on ${decision.event.on}`,
          );
      }
  },
};

export const approverRequested: Rule = {
  code: 'approver-requested',
  severity: 'warning',
  about: 'A request is not decided by the role that made it.',
  help: 'Ask a board or another role to decide it.',
  example: 'approved_by: the role that asked',
  *check({ actions }) {
    for (const action of actions)
      for (const { event, decision } of requestsOn(action, endOfTime)) {
        const [requester, approver] = [event.reported_by, decision?.event.approved_by];
        if (decision === undefined || approver === undefined || requester === undefined) continue;
        if (normaliseName(approver) === normaliseName(requester))
          yield faultInAction(
            action,
            ['history', decision.index, 'approved_by'],
            `\`${approver}\` decided this and had also asked for it`,
          );
      }
  },
};
