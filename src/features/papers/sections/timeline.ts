/** What has happened to actions, event by event, in the words of a paper. */

import { compareBy } from '../../../domain/collections.ts';
import type { Action } from '../../../domain/records/action.ts';
import { type Event, eventRow, isPublicEvent } from '../../../domain/records/event.ts';
import type { Register } from '../../../domain/register.ts';
import type { Happened } from '../schemas/other-schemas.ts';
import { whoApproved } from './action-summary.ts';

/** Every event of some actions up to a day, oldest first. For the public without what is internal, and without corrections. */
export function timelineOf(
  register: Register,
  actions: readonly Action[],
  asAt: string,
  isPublic: boolean,
): readonly Happened[] {
  return actions
    .flatMap((action) =>
      action.history.flatMap((event, i) => {
        if (event.on > asAt || (isPublic && !isPublicEvent(event))) return [];
        const what = eventSentence(register, event, action.history.slice(0, i));
        return [
          { on: event.on, id: action.id, title: action.title, what, internal: event.internal === true },
        ];
      }),
    )
    .sort(compareBy(({ on }) => on));
}

/** One event in a sentence or two; `before` are the events above it in its history. */
export const eventSentence = (register: Register, event: Event, before: readonly Event[]): string =>
  eventRow(event.event)?.sentence(event, {
    nameOf: (boardOrRole) => whoApproved(register, boardOrRole) ?? boardOrRole,
    earlierTarget: () => before.flatMap((one) => (one.event === 'target' ? (one.by ?? []) : [])).at(-1),
  }) ?? '';
