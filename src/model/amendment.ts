/** Whether a record was amended lawfully: issued facts stay, histories grow, and what was put right says so. */
import { inText, isMap, same } from './difference.ts';
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

/** What an amendment rewrites and does not own up to by a `correction` of its own. */
export function rewritings(was: Action, is: Action): readonly Rewriting[] {
  const owned = new Set(
    is.history.flatMap((event) =>
      event.event === 'correction' && !was.history.some((earlier) => same(earlier, event))
        ? [event.field]
        : [],
    ),
  );
  return [...facts(was, is), ...events(was, is)].filter(
    ({ field }) => !owned.has(field) && !owned.has(field.split('.')[0]),
  );
}

const facts = (was: Action, is: Action): readonly Rewriting[] =>
  issuedFacts.flatMap((fact) => rewritten(fact, was[fact], is[fact]));

/** A map is told key by key: `deadline.by`. */
function rewritten(field: string, was: unknown, is: unknown): readonly Rewriting[] {
  if (same(was, is)) return [];
  if (isMap(was) && isMap(is))
    return [...new Set([...Object.keys(was), ...Object.keys(is)])].flatMap((key) =>
      rewritten(`${field}.${key}`, was[key], is[key]),
    );
  return [{ field, was: inText(was), is: is === undefined ? null : inText(is) }];
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
