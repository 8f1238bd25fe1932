/** Describes a recorded change of an action: each fact and each event, with its former values. */

import type { LooseAction, LooseEvent } from '../../domain/commit-history.ts';
import { deepEqual, noValue, toText } from '../../domain/plain-data.ts';
import { changedFields } from './changed-fields.ts';

export interface ActionChange {
  readonly what: 'added' | 'deleted' | 'fact' | 'event' | 'event-altered' | 'event-gone';
  /** The day of the event; null for a fact. */
  readonly on: string | null;
  readonly event: string | null;
  readonly fields: readonly FieldChange[];
}

export interface FieldChange {
  readonly field: string;
  /** Null if there was no value. */
  readonly was: string | null;
  readonly is: string | null;
}

export function describeChanges(
  was: LooseAction | undefined,
  is: LooseAction | undefined,
): readonly ActionChange[] {
  if (!was && !is) return [];
  const ends: readonly ActionChange[] =
    was && is
      ? []
      : [{ what: is ? 'added' : 'deleted', on: null, event: null, fields: [titleChange(was, is)] }];
  const missing = is ? (was?.history ?? []).filter((event) => !hasEvent(is, event)) : [];
  const come = newEvents(was, is);
  const told = [...come];
  // An event that replaces another of its day and name is that event, altered.
  const gone = missing.map((event) => {
    const place = told.findIndex(({ on, event: name }) => on === event.on && name === event.event);
    const after = is?.history.find(
      (one) => one.on === event.on && one.event === event.event && !(was && hasEvent(was, one)),
    );
    if (place < 0 || !after) return removedEvent(event);
    told.splice(place, 1);
    return alteredEvent(event, after);
  });
  return [...ends, ...(was && is ? factChanges(was, is) : []), ...gone, ...told];
}

/** The part of a change that is about one field of the record or of its events; undefined if there is none. */
export const restrictToField = (telling: ActionChange, field: string): ActionChange | undefined => {
  const fields = telling.fields.filter(
    (one) => one.field === field || one.field.startsWith(`${field}.`) || one.field.startsWith(`${field}[`),
  );
  return fields.length > 0 && telling.what !== 'added' && telling.what !== 'deleted'
    ? { ...telling, fields }
    : undefined;
};

const titleChange = (was: LooseAction | undefined, is: LooseAction | undefined): FieldChange => ({
  field: 'title',
  was: was ? toText(was['title']) : null,
  is: is ? toText(is['title']) : null,
});

const hasEvent = ({ history }: LooseAction, event: LooseEvent) =>
  history.some((other) => deepEqual(other, event));

const nonFacts: ReadonlySet<string> = new Set(['history']);

const factChanges = (was: LooseAction, is: LooseAction): readonly ActionChange[] =>
  [...new Set([...Object.keys(was), ...Object.keys(is)])]
    .filter((key) => !nonFacts.has(key))
    .flatMap((key) => changedFields(key, was[key], is[key]))
    .map((one) => ({
      what: 'fact' as const,
      on: null,
      event: null,
      fields: [{ field: one.field, was: one.was === '' ? null : one.was, is: one.is }],
    }));

const ownFields = (event: LooseEvent): readonly (readonly [string, unknown])[] =>
  Object.entries(event).filter(([key]) => key !== 'on' && key !== 'event');

const removedEvent = (event: LooseEvent): ActionChange => ({
  what: 'event-gone',
  on: event.on,
  event: event.event,
  fields: ownFields(event).map(([field, value]) => ({ field, was: toText(value), is: null })),
});

const alteredEvent = (was: LooseEvent, is: LooseEvent): ActionChange => ({
  what: 'event-altered',
  on: is.on,
  event: is.event,
  fields: [...new Set([...ownFields(was), ...ownFields(is)].map(([field]) => field))].flatMap((field) =>
    changedFields(field, was[field], is[field]).map((one) => ({
      ...one,
      was: one.was === '' ? null : one.was,
    })),
  ),
});

/** New events, each with the values of the last earlier event of its name. */
const newEvents = (was: LooseAction | undefined, is: LooseAction | undefined): readonly ActionChange[] =>
  (is?.history ?? []).flatMap((event, index): readonly ActionChange[] => {
    if (was && hasEvent(was, event)) return [];
    const earlier = is?.history.slice(0, index).filter((other) => other.event === event.event) ?? [];
    const before = (field: string) =>
      earlier.map((other) => other[field]).findLast((value) => value !== undefined);
    const fields = ownFields(event).map(([field, value]) => ({
      field,
      was:
        lastingFields.has(field) && !deepEqual(before(field), value) && before(field) !== undefined
          ? toText(before(field))
          : null,
      is: toText(value),
    }));
    return [{ what: 'event', on: event.on, event: event.event, fields }];
  });

/** Fields whose value lasts until a later event changes it. */
const lastingFields: ReadonlySet<string> = new Set(['force_lead', 'delivery_lead', 'board', 'by', 'rag']);

/** A changed field in words: `board: quay (was pier)`. */
export const fieldChangeText = ({ field, was, is }: FieldChange): string =>
  was === null ? `${field}: ${is ?? noValue}` : `${field}: ${is ?? noValue} (was ${was})`;

/** The subject of a change: `fact`, `progress of 2021-12-01`, `closed of 2021-12-01 taken away`. */
export function changeName({
  what,
  on,
  event,
}: Pick<ActionChange, 'on' | 'event'> & { readonly what: string }): string {
  if (what === 'event') return `${event} of ${on}`;
  if (what === 'event-altered') return `${event} of ${on} put otherwise`;
  if (what === 'event-gone') return `${event} of ${on} taken away`;
  return what;
}
