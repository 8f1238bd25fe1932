/** Whether a record was amended lawfully: issued facts stay, histories grow, and what was put right says so. */
import type { LooseAction, LooseEvent } from '../../domain/commit-history.ts';
import { deepEqual, noValue, toText } from '../../domain/plain-data.ts';
import { issuedFields } from '../../domain/records/action.ts';

/** Something of the past that reads otherwise than before, or is gone. */
export interface Rewriting {
  /** `title`, `deadline.by`, `history[3].note`, or `history[3]` for an event that is gone or has moved. */
  readonly field: string;
  readonly was: string;
  readonly is: string | null;
}

/** What an amendment rewrites and does not own up to by a `correction` of its own that says what it said before. */
export const rewritings = (was: LooseAction, is: LooseAction): readonly Rewriting[] =>
  amended(was, is).flatMap(({ owned, ...one }) => (owned ? [] : [one]));

/** All of the past that reads otherwise, and of each whether a `correction` owns up to it. */
export function amended(
  was: LooseAction,
  is: LooseAction,
): readonly (Rewriting & { readonly owned: boolean })[] {
  const owned = new Set(
    is.history.flatMap((event) =>
      event.event === 'correction' && !was.history.some((earlier) => deepEqual(earlier, event))
        ? [ownedAs(toText(event['field']), toText(event['was']))]
        : [],
    ),
  );
  const isOwned = (field: string, before: string) => owned.has(ownedAs(field, before || noValue));
  return [
    ...facts(was, is).map((one) => ({ ...one, owned: isOwned(one.field, one.was) })),
    // A correction counts the events as they were then, or as they are now.
    ...events(was, is, isOwned).map(({ now, ...one }) => ({
      ...one,
      owned: isOwned(one.field, one.was) || (now !== undefined && isOwned(now, one.was)),
    })),
  ];
}

const ownedAs = (field: string, was: string) => `${field}\0${was.replace(/\s+/g, ' ').trim()}`;

const facts = (was: LooseAction, is: LooseAction): readonly Rewriting[] =>
  issuedFields.flatMap((fact) => differing(fact, was[fact], is[fact]));

/** Each value within a fact that differs, by its path. */
export function differing(path: string, was: unknown, is: unknown): readonly Rewriting[] {
  if (deepEqual(was, is)) return [];
  const inner = [was, is].filter((value) => typeof value === 'object' && value !== null);
  const [some] = inner;
  if (some === undefined || inner.length < [was, is].filter((value) => value !== undefined).length)
    return [{ field: path, was: toText(was), is: is === undefined ? null : toText(is) }];
  const keys = [...new Set(inner.flatMap((value) => Object.keys(value as object)))];
  const at = (value: unknown, key: string) => (value as Readonly<Record<string, unknown>> | undefined)?.[key];
  return keys.flatMap((key) =>
    differing(Array.isArray(some) ? `${path}[${key}]` : `${path}.${key}`, at(was, key), at(is, key)),
  );
}

interface EventRewriting extends Rewriting {
  /** The same field by the place of the event now. */
  readonly now?: string;
}

/** Every event of before stands in the same order; others may stand between. */
function events(
  was: LooseAction,
  is: LooseAction,
  isOwned: (field: string, before: string) => boolean,
): readonly EventRewriting[] {
  const found: EventRewriting[] = [];
  const fresh = new Set(
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
      [index, is.history.indexOf(other)].some((place) => isOwned(`history[${place}].on`, event.on));
    const twin = [...fresh].find((other) => isTwin(event, other)) ?? [...fresh].find(isRedated);
    if (!twin) {
      found.push({ field: `history[${index}]`, was: `${event.on} ${event.event}`, is: null });
      continue;
    }
    fresh.delete(twin);
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

/** The same event put otherwise: of one day and name, or alike in all but the day. One that says nothing but its day is so only by a `correction`. */
const isTwin = (event: LooseEvent, other: LooseEvent): boolean =>
  event.event === other.event &&
  (event.on === other.on || (hasOwnWords(event) && deepEqual({ ...event, on: '' }, { ...other, on: '' })));

const hasOwnWords = (event: LooseEvent): boolean => Object.keys(event).length > 2;
