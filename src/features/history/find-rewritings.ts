/** Checks that a change keeps the past: issued facts stay, histories grow, and each correction states what it corrects. */
import { hasEvent, type LooseAction, type LooseEvent } from '../../domain/commit-history.ts';
import { deepEqual, noValue, toText } from '../../domain/plain-data.ts';
import { issuedFields } from '../../domain/records/action.ts';
import { purgedMark, recordsRemoval, removedMark } from '../../domain/records/removed-words.ts';
import { sha256 } from '../../domain/sha256.ts';
import { changedFields, type Rewriting } from './changed-fields.ts';

/** Each past value that a change rewrites without a correction that states the former value. */
export const findUncorrected = (before: LooseAction, after: LooseAction): readonly Rewriting[] =>
  findRewritings(before, after).flatMap(({ isCorrected, ...rewriting }) => (isCorrected ? [] : [rewriting]));

/** Each past value that a change rewrites, and whether a new correction states the former value. */
export function findRewritings(
  before: LooseAction,
  after: LooseAction,
): readonly (Rewriting & { readonly isCorrected: boolean })[] {
  const corrections = new Set(
    after.history.flatMap((event) =>
      event.event === 'correction' && !hasEvent(before, event)
        ? [correctionKey(toText(event['field']), toText(event['was']))]
        : [],
    ),
  );
  const removals = after.history.filter((event) => recordsRemoval(event) && !hasEvent(before, event));
  const isCorrected = (field: string, formerValue: string) =>
    corrections.has(correctionKey(field, formerValue || noValue));
  /** Whether removed words are explained by the fingerprint of the former text, or were removed from it too; an earlier `was` is its own fingerprint then. */
  const isRemoved = ({ field, was, is }: Rewriting, presentField = field) => {
    if (removals.length === 0) return false;
    // The fingerprint is of words that git's past no longer has.
    if (was.includes(purgedMark))
      return (
        is?.startsWith('{"sha256":') === true ||
        removals.some((event) => [field, presentField].includes(toText(event['field'])))
      );
    const fingerprint = fingerprintText(was);
    return (
      is === fingerprint ||
      [field, presentField].some((name) => corrections.has(correctionKey(name, fingerprint)))
    );
  };
  const facts = issuedFields.flatMap((fact) => changedFields(fact, before[fact], after[fact]));
  return [
    ...facts.map((fact) =>
      isRemoved(fact) ? withoutWords(fact) : { ...fact, isCorrected: isCorrected(fact.field, fact.was) },
    ),
    // A correction may count the events as they were, or as they are now.
    ...eventRewritings(before, after, isCorrected).map(({ presentField, ...event }) =>
      isRemoved(event, presentField)
        ? withoutWords(event)
        : {
            ...event,
            isCorrected:
              isCorrected(event.field, event.was) ||
              (presentField !== undefined && isCorrected(presentField, event.was)),
          },
    ),
  ];
}

/** A rewriting that does not repeat the removed words. */
const withoutWords = (rewriting: Rewriting) => ({ ...rewriting, was: removedMark, isCorrected: true });

/** What a correction states of a text that was removed: its fingerprint, as JSON. */
const fingerprintText = (formerText: string): string => toText({ sha256: sha256(formerText) });

const correctionKey = (field: string, formerValue: string) =>
  `${field}\0${formerValue.replace(/\s+/g, ' ').trim()}`;

interface EventRewriting extends Rewriting {
  /** The same field by the present index of the event. */
  readonly presentField?: string;
}

/** Former events that are not in the same order as before; new events may be between them. */
function eventRewritings(
  before: LooseAction,
  after: LooseAction,
  isCorrected: (field: string, formerValue: string) => boolean,
): readonly EventRewriting[] {
  const rewritings: EventRewriting[] = [];
  const addedEvents = new Set(after.history.filter((event) => !hasEvent(before, event)));
  let nextIndex = 0;
  for (const [index, event] of before.history.entries()) {
    const matchIndex = after.history.findIndex(
      (otherEvent, i) => i >= nextIndex && deepEqual(otherEvent, event),
    );
    if (matchIndex >= 0) {
      nextIndex = matchIndex + 1;
      continue;
    }
    const isRedated = (otherEvent: LooseEvent) =>
      event.event === otherEvent.event &&
      [index, after.history.indexOf(otherEvent)].some((place) =>
        isCorrected(`history[${place}].on`, event.on),
      );
    const newEvent =
      [...addedEvents].find((otherEvent) => isSameEvent(event, otherEvent)) ??
      [...addedEvents].find(isRedated);
    if (!newEvent) {
      rewritings.push({ field: `history[${index}]`, was: `${event.on} ${event.event}`, is: null });
      continue;
    }
    addedEvents.delete(newEvent);
    const newIndex = after.history.indexOf(newEvent);
    nextIndex = Math.max(nextIndex, newIndex + 1);
    for (const key of new Set([...Object.keys(event), ...Object.keys(newEvent)]))
      if (!deepEqual(event[key], newEvent[key]))
        rewritings.push({
          field: `history[${index}].${key}`,
          presentField: `history[${newIndex}].${key}`,
          was: toText(event[key]),
          is: toText(newEvent[key]),
        });
  }
  return rewritings;
}

/** Whether two events have the same name, and the same day or the same other fields. One without other fields can be redated only by a `correction`. */
export const isSameEvent = (event: LooseEvent, otherEvent: LooseEvent): boolean =>
  event.event === otherEvent.event &&
  (event.on === otherEvent.on ||
    (hasOtherFields(event) && deepEqual({ ...event, on: '' }, { ...otherEvent, on: '' })));

const hasOtherFields = (event: LooseEvent): boolean => Object.keys(event).length > 2;
