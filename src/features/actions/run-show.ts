/** Runs `show`: prints one action in full, with what is derived for it. */

import type { Command } from '../../app/command.ts';
import { withAllFields } from '../../app/complete-record.ts';
import { requireAction } from '../../app/lookup.ts';
import { addRejectedFilesToNotes, addRejectedFilesToPage, renderResponse } from '../../app/response.ts';
import { formatDate } from '../../domain/dates/calendar.ts';
import { type ActionState, statesAsAt } from '../../domain/filter.ts';
import { lastUpdate } from '../../domain/last-update.ts';
import {
  countDaysOverdue,
  countDaysPastFirstTarget,
  dateToBeMet,
  needsNewTarget,
} from '../../domain/lateness.ts';
import { toText } from '../../domain/plain-data.ts';
import { type Action, actionRecord } from '../../domain/records/action.ts';
import type { Event } from '../../domain/records/event.ts';
import { isFingerprint } from '../../domain/records/removed-words.ts';
import { indexById, type Register } from '../../domain/register.ts';
import { type Document, line, paragraph, strong, text } from '../../output/document.ts';
import { cleanText } from '../../output/safe-text.ts';
import { type ActionFact, actionFacts } from './action-facts.ts';
import type { ShowOptions } from './command.ts';
import type { showResponse } from './schema.ts';

/** The outcome of `show`: prints one action in full. @throws UserError for an unknown id */
export const runShow: Command<ShowOptions> = (context, options) => {
  const { register } = context;
  const asAt = options.asAt ?? register.today;
  const action = requireAction(register, options.id);
  const state = statesAsAt({ ...register, actions: [action] }, asAt)[0];
  if (options.json) {
    const update = lastUpdate(action, asAt);
    const position = state && {
      ...state.position,
      origin: state.origin,
      counted: state.counted,
      date_to_be_met: dateToBeMet(action, state.position),
      needs_target: needsNewTarget(state, asAt),
      overdue_days: countDaysOverdue(state, asAt) ?? 0,
      days_past_first: countDaysPastFirstTarget(state, asAt),
      last_update: update ? { on: update.on, note: update.note } : null,
    };
    const completeAction = withAllFields(actionRecord.schema, action);
    return addRejectedFilesToNotes(
      context,
      renderResponse<typeof showResponse>('show', {
        as_at: asAt,
        action: completeAction,
        position: position ?? null,
      }),
    );
  }
  return addRejectedFilesToPage(context, { document: showPage(register, { action, state, asAt }) });
};

/** The page of an action; an action that is not issued yet has no `state`. */
function showPage(
  register: Register,
  {
    action,
    state,
    asAt,
  }: { readonly action: Action; readonly state: ActionState | undefined; readonly asAt: string },
): Document {
  const factContext = {
    register,
    asAt,
    inspections: indexById(register.inspections),
    boards: indexById(register.boards),
  };
  const facts = actionFacts(factContext, action, state, (date) => date);
  const wording = action.wording.trimEnd().split('\n');
  return {
    blocks: [
      { kind: 'paragraph', inline: [strong(action.id), text(`  ${action.title}`)], isHanging: true },
      { kind: 'group', blocks: wording.map((words) => paragraph(words)) },
      { kind: 'group', blocks: [line(`As at ${formatDate(asAt)}`), { kind: 'facts', facts, gap: 2 }] },
      { kind: 'facts', facts: action.history.map((event) => eventFact(event, asAt)), gap: 1 },
    ],
  };
}

/** An event as a fact: its date and name, and its fields. */
function eventFact({ on, event, ...fields }: Event, asAt: string): ActionFact {
  const words = Object.entries(fields).map(
    ([key, value]) => `${key}: ${cleanText(toText(isFingerprint(value) ? `sha256 ${value.sha256}` : value))}`,
  );
  const suffix = on > asAt ? ' (after this date)' : '';
  return { name: `${on}  ${event.padEnd(10)}`, value: `${words.join('; ')}${suffix}`.trimEnd() };
}
