/** Checks that a change keeps the past: issued facts stay, histories grow, and each correction states what it corrects. */
import { hasEvent, type LooseAction, type LooseEvent } from '../../domain/commit-history.ts';
import { deepEqual, noValue, toText } from '../../domain/plain-data.ts';
import { issuedFields } from '../../domain/records/action.ts';
import { changedFields, type Rewriting } from './changed-fields.ts';

/** Each past value that a change rewrites without a correction that states the former value. */
export const findUncorrected = (was: LooseAction, is: LooseAction): readonly Rewriting[] =>
  findRewritings(was, is).flatMap(({ isCorrected, ...rewriting }) => (isCorrected ? [] : [rewriting]));

/** Each past value that a change rewrites, and whether a new correction states the former value. */
export function findRewritings(
  was: LooseAction,
  is: LooseAction,
): readonly (Rewriting & { readonly isCorrected: boolean })[] {
  const corrections = new Set(
    is.history.flatMap((event) =>
      event.event === 'correction' && !hasEvent(was, event)
        ? [correctionKey(toText(event['field']), toText(event['was']))]
        : [],
    ),
  );
  const isCorrected = (field: string, before: string) =>
    corrections.has(correctionKey(field, before || noValue));
  const facts = issuedFields.flatMap((fact) => changedFields(fact, was[fact], is[fact]));
  return [
    ...facts.map((fact) => ({ ...fact, isCorrected: isCorrected(fact.field, fact.was) })),
    // A correction may count the events as they were, or as they are now.
    ...eventRewritings(was, is, isCorrected).map(({ now, ...event }) => ({
      ...event,
      isCorrected: isCorrected(event.field, event.was) || (now !== undefined && isCorrected(now, event.was)),
    })),
  ];
}

const correctionKey = (field: string, was: string) => `${field}\0${was.replace(/\s+/g, ' ').trim()}`;

interface EventRewriting extends Rewriting {
  /** The same field by the present index of the event. */
  readonly now?: string;
}

/** Former events that are not in the same order as before; new events may be between them. */
function eventRewritings(
  was: LooseAction,
  is: LooseAction,
  isCorrected: (field: string, before: string) => boolean,
): readonly EventRewriting[] {
  const rewritings: EventRewriting[] = [];
  const added = new Set(is.history.filter((event) => !hasEvent(was, event)));
  let next = 0;
  for (const [index, event] of was.history.entries()) {
    const match = is.history.findIndex((other, i) => i >= next && deepEqual(other, event));
    if (match >= 0) {
      next = match + 1;
      continue;
    }
    const isRedated = (other: LooseEvent) =>
      event.event === other.event &&
      [index, is.history.indexOf(other)].some((place) => isCorrected(`history[${place}].on`, event.on));
    const twin = [...added].find((other) => isSameEvent(event, other)) ?? [...added].find(isRedated);
    if (!twin) {
      rewritings.push({ field: `history[${index}]`, was: `${event.on} ${event.event}`, is: null });
      continue;
    }
    added.delete(twin);
    const now = is.history.indexOf(twin);
    next = Math.max(next, now + 1);
    for (const key of new Set([...Object.keys(event), ...Object.keys(twin)]))
      if (!deepEqual(event[key], twin[key]))
        rewritings.push({
          field: `history[${index}].${key}`,
          now: `history[${now}].${key}`,
          was: toText(event[key]),
          is: toText(twin[key]),
        });
  }
  return rewritings;
}

/** Whether two events have the same name, and the same day or the same other fields. One without other fields can be redated only by a `correction`. */
const isSameEvent = (event: LooseEvent, other: LooseEvent): boolean =>
  event.event === other.event &&
  (event.on === other.on || (hasOtherFields(event) && deepEqual({ ...event, on: '' }, { ...other, on: '' })));

const hasOtherFields = (event: LooseEvent): boolean => Object.keys(event).length > 2;
