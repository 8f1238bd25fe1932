/** One action of a closure submission, as the inspectorate reads it: what was asked, done, shown, approved and answered before. */

import type { ActionState } from '../../../domain/filter.ts';
import { positionOn } from '../../../domain/position.ts';
import type { Action } from '../../../domain/records/action.ts';
import type { Event } from '../../../domain/records/event.ts';
import { byId, type Register } from '../../../domain/register.ts';
import { typeWords } from '../../../domain/vocabulary.ts';
import type { Submitted } from '../schemas/submission-schema.ts';
import { evidenceIn, whoApproved } from './action-summary.ts';

/** The last day on which anything was put into a batch, which its page speaks for. */
export function submissionDay({ actions, batches }: Register, batch: string | null): string | undefined {
  if (batch === null) return undefined;
  const sent = byId(batches).get(batch)?.sent ?? [];
  const days = actions.flatMap(({ history }) =>
    history.flatMap((event) => (event.event === 'submitted' && event.batch === batch ? event.on : [])),
  );
  return [sent, days].flat().sort().at(-1);
}

/** An action as it stood when it was put into a batch; without one, as it stands on a day. */
export function submittedAction(
  register: Register,
  { action }: ActionState,
  batch: string | null,
  asAt: string,
): Submitted {
  const upTo = action.history.findLastIndex(
    (event) => event.event === 'submitted' && event.batch === batch && event.on <= asAt,
  );
  const before = upTo < 0 ? action.history.filter(({ on }) => on <= asAt) : action.history.slice(0, upTo);
  const history = before.filter(({ internal }) => internal !== true);
  const position = positionOn({ ...action, history: before }, asAt);
  const inspection = byId(register.inspections).get(action.inspection);
  return {
    id: action.id,
    type: typeWords[action.type].one,
    title: action.title,
    inspection: inspection?.title ?? action.inspection,
    published: inspection?.published ?? null,
    portal_refs: action.portal_refs ?? [],
    wording: action.wording.trimEnd(),
    deadline: { text: action.deadline?.text ?? null, by: action.deadline?.by ?? null },
    first_target: position.first_target,
    target: position.target,
    target_changes: targetChanges(register, history),
    done: history.flatMap((event) =>
      event.event === 'progress' && event.note !== undefined
        ? [{ on: event.on, rag: event.rag ?? null, note: event.note }]
        : [],
    ),
    evidence: evidenceIn(history),
    approval: approvalIn(register, history),
    feedback: feedbackIn(action, history),
  };
}

function targetChanges(register: Register, history: readonly Event[]): Submitted['target_changes'] {
  const targets = history.flatMap((event) =>
    event.event === 'target' && event.by !== undefined ? [{ event, by: event.by }] : [],
  );
  return targets.slice(1).map(({ event, by }, i) => ({
    on: event.on,
    from: targets[i]?.by ?? '',
    to: by,
    reason: event.reason ?? null,
    approved_by: whoApproved(register, event.approved_by),
  }));
}

function approvalIn(register: Register, history: readonly Event[]): Submitted['approval'] {
  const last = history.findLast((event) => event.event === 'completed');
  if (last?.event !== 'completed') return null;
  return {
    on: last.on,
    by: whoApproved(register, last.approved_by),
    minute: last.minute ?? null,
    note: last.note ?? null,
  };
}

const workIn = (history: readonly Event[]) =>
  history.flatMap((event) => {
    if (event.event === 'progress' && event.note !== undefined) return [{ on: event.on, what: event.note }];
    if (event.event === 'evidence' && event.title !== undefined)
      return [{ on: event.on, what: `New evidence: ${event.title}` }];
    return [];
  });

function feedbackIn(action: Action, history: readonly Event[]): Submitted['feedback'] {
  const places = history.flatMap((event, i) => (event.event === 'returned' ? [i] : []));
  return places.map((place, nth) => {
    const event = history[place] as Event & { readonly event: 'returned' };
    const earlier = action.history.slice(0, action.history.indexOf(event));
    return {
      on: event.on,
      batch: positionOn({ ...action, history: earlier }, event.on).batch,
      note: event.note ?? null,
      met: workIn(history.slice(place + 1, places[nth + 1])),
    };
  });
}
