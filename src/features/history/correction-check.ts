/** Checks that a change keeps the past: issued facts stay, histories grow, and each correction states what it corrects. */
import type { LooseAction, LooseEvent } from '../../domain/commit-history.ts';
import { deepEqual, noValue, toText } from '../../domain/plain-data.ts';
import { issuedFields } from '../../domain/records/action.ts';
import { changedFields, type Rewriting } from './changed-fields.ts';

/** Everything of the past that a change rewrites without a correction that states the former value. */
export const findUncorrected = (was: LooseAction, is: LooseAction): readonly Rewriting[] =>
  findRewritings(was, is).flatMap(({ isCorrected, ...rewriting }) => (isCorrected ? [] : [rewriting]));

/** Everything of the past that a change rewrites, and whether a new correction states the former value. */
export function findRewritings(
  was: LooseAction,
  is: LooseAction,
): readonly (Rewriting & { readonly isCorrected: boolean })[] {
  const corrections = new Set(
    is.history.flatMap((event) =>
      event.event === 'correction' && !was.history.some((earlier) => deepEqual(earlier, event))
        ? [correctionKey(toText(event['field']), toText(event['was']))]
        : [],
    ),
  );
  const isCorrected = (field: string, before: string) =>
    corrections.has(correctionKey(field, before || noValue));
  const facts = issuedFields.flatMap((fact) => changedFields(fact, was[fact], is[fact]));
  return [
    ...facts.map((one) => ({ ...one, isCorrected: isCorrected(one.field, one.was) })),
    // A correction may count the events as they were, or as they are now.
    ...eventRewritings(was, is, isCorrected).map(({ now, ...one }) => ({
      ...one,
      isCorrected: isCorrected(one.field, one.was) || (now !== undefined && isCorrected(now, one.was)),
    })),
  ];
}

const correctionKey = (field: string, was: string) => `${field}\0${was.replace(/\s+/g, ' ').trim()}`;

interface EventRewriting extends Rewriting {
  /** The same field by the place of the event now. */
  readonly now?: string;
}

/** Former events that are not in the same order as before; new events may be between them. */
function eventRewritings(
  was: LooseAction,
  is: LooseAction,
  isCorrected: (field: string, before: string) => boolean,
): readonly EventRewriting[] {
  const found: EventRewriting[] = [];
  const added = new Set(
    is.history.filter((event) => !was.history.some((earlier) => deepEqual(earlier, event))),
  );
  let at = 0;
  for (const [index, event] of was.history.entries()) {
    const place = is.history.findIndex((other, i) => i >= at && deepEqual(other, event));
    if (place >= 0) {
      at = place + 1;
      continue;
    }
    const isRedated = (other: LooseEvent) =>
      event.event === other.event &&
      [index, is.history.indexOf(other)].some((place) => isCorrected(`history[${place}].on`, event.on));
    const twin = [...added].find((other) => isSameEvent(event, other)) ?? [...added].find(isRedated);
    if (!twin) {
      found.push({ field: `history[${index}]`, was: `${event.on} ${event.event}`, is: null });
      continue;
    }
    added.delete(twin);
    const now = is.history.indexOf(twin);
    at = Math.max(at, now + 1);
    for (const key of new Set([...Object.keys(event), ...Object.keys(twin)]))
      if (!deepEqual(event[key], twin[key]))
        found.push({
          field: `history[${index}].${key}`,
          now: `history[${now}].${key}`,
          was: toText(event[key]),
          is: toText(twin[key]),
        });
  }
  return found;
}

/** Whether two events have the same name, and the same day or the same other fields. One without other fields can be redated only by a `correction`. */
const isSameEvent = (event: LooseEvent, other: LooseEvent): boolean =>
  event.event === other.event &&
  (event.on === other.on || (hasOtherFields(event) && deepEqual({ ...event, on: '' }, { ...other, on: '' })));

const hasOtherFields = (event: LooseEvent): boolean => Object.keys(event).length > 2;
