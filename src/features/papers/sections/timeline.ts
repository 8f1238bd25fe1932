/** Lists the events of actions in the words of a paper. */

import * as z from 'zod';
import { daySchema, type SchemaOutput, textSchema } from '../../../app/response-schema.ts';
import { compareBy } from '../../../domain/collections.ts';
import { formatDate } from '../../../domain/dates/calendar.ts';
import { isLastTargetHidden } from '../../../domain/publication/hidden-target.ts';
import type { Action } from '../../../domain/records/action.ts';
import { type Event, eventRow, isPublicEvent } from '../../../domain/records/event.ts';
import type { Register } from '../../../domain/register.ts';
import { boardName } from './action-summary.ts';

/** An event in a paper’s timeline. */
export const timelineSchema = z.strictObject({
  on: daySchema,
  id: textSchema,
  title: textSchema,
  what: textSchema,
  internal: z.boolean().describe('Kept out of every paper for the public.'),
});
/** An event in words, with its day. */
export type TimelineEntry = SchemaOutput<typeof timelineSchema>;

/** Every event of some actions up to a day, oldest first. For the public without what is internal, and without corrections. */
export function listTimeline(
  register: Register,
  actions: readonly Action[],
  { asAt, isPublic }: { readonly asAt: string; readonly isPublic: boolean },
): readonly TimelineEntry[] {
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
export const eventSentence = (register: Register, event: Event, earlierEvents: readonly Event[]): string =>
  eventRow(event.event)?.sentence(event, {
    nameOf: (boardOrRole) => boardName(register, boardOrRole) ?? boardOrRole,
    earlierTarget: () => earlierTarget(register, earlierEvents),
  }) ?? '';

/** The last target of a history in words; undefined if it has none. */
function earlierTarget(register: Register, history: readonly Event[]): string | undefined {
  const target = history.flatMap((event) => (event.event === 'target' ? (event.by ?? []) : [])).at(-1);
  if (target === undefined) return undefined;
  return isLastTargetHidden(register, history) ? 'a date that is not published' : formatDate(target);
}
