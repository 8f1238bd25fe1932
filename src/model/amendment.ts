/** Whether a record was amended lawfully: issued facts stay, histories grow, and what was put right says so. */
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

/** What a value says, as one text: the order of a map's keys says nothing. */
export const asSaid = (value: unknown): string => JSON.stringify(sorted(value)) ?? '';

const same = (a: unknown, b: unknown): boolean => asSaid(a) === asSaid(b);

const sorted = (value: unknown): unknown =>
  Array.isArray(value)
    ? value.map(sorted)
    : typeof value === 'object' && value !== null
      ? Object.fromEntries(
          Object.entries(value)
            .filter(([, inner]) => inner !== undefined)
            .sort(([a], [b]) => (a < b ? -1 : 1))
            .map(([key, inner]) => [key, sorted(inner)]),
        )
      : value;

const told = (value: unknown): string =>
  value === undefined ? '' : typeof value === 'string' ? value : JSON.stringify(value);

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
  issuedFacts.flatMap((fact) =>
    same(was[fact], is[fact])
      ? []
      : [{ field: fact, was: told(was[fact]), is: is[fact] === undefined ? null : told(is[fact]) }],
  );

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
          was: told(event[key as keyof typeof event]),
          is: told(twin[key as keyof typeof twin]),
        });
      at += 1;
    } else found.push({ field: `history[${index}]`, was: `${event.on} ${event.event}`, is: null });
  }
  return found;
}

/** What a hand changed, field by field, as an officer reads it before it is recorded. */
export function amendments(was: Action | undefined, is: Action | undefined): readonly string[] {
  if (!was || !is) return [was ? 'deleted' : 'new'];
  const keys = [...new Set([...Object.keys(was), ...Object.keys(is)])].filter((key) => key !== 'history');
  const tops = keys.flatMap((key) => {
    const [before, after] = [was[key as keyof Action], is[key as keyof Action]];
    return same(before, after)
      ? []
      : [`${key}: ${told(before) || '(nothing)'} → ${told(after) || '(nothing)'}`];
  });
  const added = is.history.filter((event) => !was.history.some((earlier) => same(earlier, event)));
  const gone = was.history.filter((event) => !is.history.some((later) => same(later, event)));
  return [
    ...tops,
    ...gone.map((event) => `history: taken away ${event.on} ${event.event}`),
    ...added.map((event) => `history: ${event.on} ${event.event}`),
  ];
}
