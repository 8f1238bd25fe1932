/** Whether a record was amended lawfully: issued facts stay, histories grow, and what was put right says so. */
import { inText, same } from './difference.ts';
import type { Action } from './records/action.ts';

/** What the inspectorate issued. The rest of the top is the force's own, and may change. */
const issuedFacts = [
  'type',
  'inspection',
  'title',
  'wording',
  'cause_of_concern',
  'accelerated',
  'priority',
  'addressees',
  'deadline',
  'carried_from',
] as const satisfies readonly (keyof Action)[];

/** Something of the past that reads otherwise than before, or is gone. */
export interface Rewriting {
  /** `title`, `deadline.by`, `history[3].note`, or `history[3]` for an event that is gone or has moved. */
  readonly field: string;
  readonly was: string;
  readonly is: string | null;
}

/** What an amendment rewrites and does not own up to by a `correction` of its own that says what it said before. */
export function rewritings(was: Action, is: Action): readonly Rewriting[] {
  const owned = new Set(
    is.history.flatMap((event) =>
      event.event === 'correction' && !was.history.some((earlier) => same(earlier, event))
        ? [ownedAs(event.field ?? '', event.was ?? '')]
        : [],
    ),
  );
  return [...facts(was, is), ...events(was, is)].filter(
    (one) => !owned.has(ownedAs(one.field, one.was || nothing)),
  );
}

/** What a `correction` says that there was, where there was nothing. */
export const nothing = '(nothing)';

const ownedAs = (field: string, was: string) => `${field}\0${was.replace(/\s+/g, ' ').trim()}`;

const facts = (was: Action, is: Action): readonly Rewriting[] =>
  issuedFacts.flatMap((fact) => differing(fact, was[fact], is[fact]));

/** Each value within a fact that differs, by its path. */
export function differing(path: string, was: unknown, is: unknown): readonly Rewriting[] {
  if (same(was, is)) return [];
  const inner = [was, is].filter((value) => typeof value === 'object' && value !== null);
  const [some] = inner;
  if (some === undefined || inner.length < [was, is].filter((value) => value !== undefined).length)
    return [{ field: path, was: inText(was), is: is === undefined ? null : inText(is) }];
  const keys = [...new Set(inner.flatMap((value) => Object.keys(value as object)))];
  const at = (value: unknown, key: string) => (value as Readonly<Record<string, unknown>> | undefined)?.[key];
  return keys.flatMap((key) =>
    differing(Array.isArray(some) ? `${path}[${key}]` : `${path}.${key}`, at(was, key), at(is, key)),
  );
}

/** Every event of before stands in the same order; others may stand between. */
function events(was: Action, is: Action): readonly Rewriting[] {
  const found: Rewriting[] = [];
  let at = 0;
  for (const [index, event] of was.history.entries()) {
    const place = is.history.findIndex((other, i) => i >= at && same(other, event));
    if (place >= 0) {
      at = place + 1;
      continue;
    }
    const twin = is.history[at];
    const changed =
      twin?.on === event.on && twin.event === event.event
        ? Object.entries({ ...event, ...twin })
            .map(([key]) => key)
            .filter((key) => !same(event[key as keyof typeof event], twin[key as keyof typeof twin]))
        : [];
    if (twin && changed.length > 0) {
      for (const key of changed)
        found.push({
          field: `history[${index}].${key}`,
          was: inText(event[key as keyof typeof event]),
          is: inText(twin[key as keyof typeof twin]),
        });
      at += 1;
    } else found.push({ field: `history[${index}]`, was: `${event.on} ${event.event}`, is: null });
  }
  return found;
}
