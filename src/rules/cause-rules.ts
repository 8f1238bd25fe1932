/** Rules about the status today of causes of concern and of the recommendations that belong to them. */

import { isLive, positionOn } from '../domain/position.ts';
import type { Action } from '../domain/records/action.ts';
import type { Register } from '../domain/register.ts';
import { recommendationsByCause } from '../domain/register.ts';
import { faultInAction, type Rule } from './rule.ts';

/** An issued cause of concern with the recommendations that belong to it. */
interface IssuedCause {
  readonly cause: Action;
  readonly live: boolean;
  readonly recommendations: readonly Action[];
}

/** The issued causes of concern, each with its recommendations. */
function listIssuedCauses({ actions, today }: Register): readonly IssuedCause[] {
  const byCause = recommendationsByCause(actions, (action) => action);
  return actions.flatMap((cause) => {
    if (cause.type !== 'cause-of-concern') return [];
    const position = positionOn(cause, today);
    if (position.status === null) return [];
    return [{ cause, live: isLive(position), recommendations: byCause.get(cause.id) ?? [] }];
  });
}

export const causeAlone: Rule = {
  code: 'cause-alone',
  severity: 'warning',
  about: 'A cause of concern has at least one recommendation.',
  help: 'Add its recommendations, or enter its id under `cause_of_concern` in each recommendation that belongs to it.',
  example: 'a cause of concern that no recommendation names',
  *check(register) {
    for (const { cause, recommendations } of listIssuedCauses(register))
      if (recommendations.length === 0)
        yield faultInAction(
          cause,
          ['id'],
          'no recommendation in the register belongs to this cause of concern',
        );
  },
};

export const causeOutlived: Rule = {
  code: 'cause-outlived',
  severity: 'warning',
  about: 'A cause of concern is not usually live once all its recommendations are closed.',
  help: 'Ask HMICFRS whether it is closed, and record the answer. Until then it stays live.',
  example: 'a live cause of concern over one closed recommendation',
  *check(register) {
    for (const { cause, live, recommendations } of listIssuedCauses(register)) {
      if (!live || recommendations.length === 0) continue;
      if (recommendations.every((action) => positionOn(action, register.today).status === 'closed'))
        yield faultInAction(
          cause,
          ['id'],
          recommendations.length === 1
            ? `live, although its only recommendation, \`${recommendations[0]?.id}\`, is closed`
            : `live, although all ${recommendations.length} of its recommendations are closed`,
        );
    }
  },
};

export const causeEarly: Rule = {
  code: 'cause-early',
  severity: 'warning',
  about: 'A cause of concern is not usually closed before its recommendations.',
  help: 'If HMICFRS closed the cause of concern on its own, record that in a note. Otherwise correct the event.',
  example: 'a closed cause of concern over a live recommendation',
  *check(register) {
    for (const { cause, live, recommendations } of listIssuedCauses(register)) {
      if (live) continue;
      const stillLive = recommendations.filter((action) => isLive(positionOn(action, register.today)));
      if (stillLive.length === 0) continue;
      const closing = cause.history.findLastIndex(
        ({ event, on }) => event === 'closed' && on <= register.today,
      );
      const message =
        stillLive.length === 1
          ? `closed, but its recommendation \`${stillLive[0]?.id}\` is still live`
          : `closed, but ${stillLive.length} of its recommendations are still live, including \`${stillLive[0]?.id}\``;
      yield faultInAction(cause, ['history', closing], message);
    }
  },
};
