/** What a recorded change of an action says: each fact, each event, with what it said before. */

import type { LooseAction, LooseEvent } from '../../domain/commit-history.ts';
import { deepEqual, noValue, toText } from '../../domain/plain-data.ts';
import { differing } from './correction-check.ts';

export interface Telling {
  readonly what: 'added' | 'deleted' | 'fact' | 'event' | 'event-altered' | 'event-gone';
  /** Of an event. */
  readonly on: string | null;
  readonly event: string | null;
  readonly fields: readonly FieldChange[];
}

export interface FieldChange {
  readonly field: string;
  /** Null where there was nothing. */
  readonly was: string | null;
  readonly is: string | null;
}

export function tellings(was: LooseAction | undefined, is: LooseAction | undefined): readonly Telling[] {
  if (!was && !is) return [];
  const ends: readonly Telling[] =
    was && is ? [] : [{ what: is ? 'added' : 'deleted', on: null, event: null, fields: [titleOf(was, is)] }];
  const missing = is ? (was?.history ?? []).filter((event) => !has(is, event)) : [];
  const come = eventsTold(was, is);
  const told = [...come];
  // One of the same day and name in the place of another is that one, put otherwise.
  const gone = missing.map((event) => {
    const place = told.findIndex(({ on, event: name }) => on === event.on && name === event.event);
    const after = is?.history.find(
      (one) => one.on === event.on && one.event === event.event && !(was && has(was, one)),
    );
    if (place < 0 || !after) return goneTold(event);
    told.splice(place, 1);
    return alteredTold(event, after);
  });
  return [...ends, ...(was && is ? factsTold(was, is) : []), ...gone, ...told];
}

/** Only what concerns one field: a fact, or what events say under that name. */
export const concerning = (telling: Telling, field: string): Telling | undefined => {
  const fields = telling.fields.filter(
    (one) => one.field === field || one.field.startsWith(`${field}.`) || one.field.startsWith(`${field}[`),
  );
  return fields.length > 0 && telling.what !== 'added' && telling.what !== 'deleted'
    ? { ...telling, fields }
    : undefined;
};

const titleOf = (was: LooseAction | undefined, is: LooseAction | undefined): FieldChange => ({
  field: 'title',
  was: was ? toText(was['title']) : null,
  is: is ? toText(is['title']) : null,
});

const has = ({ history }: LooseAction, event: LooseEvent) => history.some((other) => deepEqual(other, event));

const notFacts: ReadonlySet<string> = new Set(['history']);

const factsTold = (was: LooseAction, is: LooseAction): readonly Telling[] =>
  [...new Set([...Object.keys(was), ...Object.keys(is)])]
    .filter((key) => !notFacts.has(key))
    .flatMap((key) => differing(key, was[key], is[key]))
    .map((one) => ({
      what: 'fact' as const,
      on: null,
      event: null,
      fields: [{ field: one.field, was: one.was === '' ? null : one.was, is: one.is }],
    }));

const ownFields = (event: LooseEvent): readonly (readonly [string, unknown])[] =>
  Object.entries(event).filter(([key]) => key !== 'on' && key !== 'event');

const goneTold = (event: LooseEvent): Telling => ({
  what: 'event-gone',
  on: event.on,
  event: event.event,
  fields: ownFields(event).map(([field, value]) => ({ field, was: toText(value), is: null })),
});

const alteredTold = (was: LooseEvent, is: LooseEvent): Telling => ({
  what: 'event-altered',
  on: is.on,
  event: is.event,
  fields: [...new Set([...ownFields(was), ...ownFields(is)].map(([field]) => field))].flatMap((field) =>
    differing(field, was[field], is[field]).map((one) => ({
      ...one,
      was: one.was === '' ? null : one.was,
    })),
  ),
});

/** Events that came, each beside what the last one of its name before it said. */
const eventsTold = (was: LooseAction | undefined, is: LooseAction | undefined): readonly Telling[] =>
  (is?.history ?? []).flatMap((event, index): readonly Telling[] => {
    if (was && has(was, event)) return [];
    const earlier = is?.history.slice(0, index).filter((other) => other.event === event.event) ?? [];
    const before = (field: string) =>
      earlier.map((other) => other[field]).findLast((value) => value !== undefined);
    const fields = ownFields(event).map(([field, value]) => ({
      field,
      was:
        carried.has(field) && !deepEqual(before(field), value) && before(field) !== undefined
          ? toText(before(field))
          : null,
      is: toText(value),
    }));
    return [{ what: 'event', on: event.on, event: event.event, fields }];
  });

/** What holds until another event says otherwise. */
const carried: ReadonlySet<string> = new Set(['force_lead', 'delivery_lead', 'board', 'by', 'rag']);

/** A change of a field as it is read: `board quay (was pier)`. */
export const fieldText = ({ field, was, is }: FieldChange): string =>
  was === null ? `${field}: ${is ?? noValue}` : `${field}: ${is ?? noValue} (was ${was})`;

/** What it is about: `fact`, `progress of 2021-12-01`, `close of 2021-12-01 taken away`. */
export function tellingName({
  what,
  on,
  event,
}: Pick<Telling, 'on' | 'event'> & { readonly what: string }): string {
  if (what === 'event') return `${event} of ${on}`;
  if (what === 'event-altered') return `${event} of ${on} put otherwise`;
  if (what === 'event-gone') return `${event} of ${on} taken away`;
  return what;
}
