/** Describes a recorded change of an action: each fact and each event, with its former values. */

import { hasEvent, type LooseAction, type LooseEvent } from '../../domain/commit-history.ts';
import { deepEqual, noValue, toText } from '../../domain/plain-data.ts';
import { changedFields } from './changed-fields.ts';
import type { ActionChange, FieldChange, HistoryChange } from './schema.ts';

/** The changes between two versions of an action; undefined if it did not exist. Facts precede events. */
export function describeChanges(
  was: LooseAction | undefined,
  is: LooseAction | undefined,
): readonly ActionChange[] {
  if (!was || !is) {
    if (!was && !is) return [];
    const title = {
      field: 'title',
      was: was ? toText(was['title']) : null,
      is: is ? toText(is['title']) : null,
    };
    return [
      { what: is ? 'added' : 'deleted', on: null, event: null, fields: [title] },
      ...(is ? newEvents(undefined, is) : []),
    ];
  }
  const added = [...newEvents(was, is)];
  const removed = was.history
    .filter((event) => !hasEvent(is, event))
    .map((event) => {
      // A new event of the same day and name is the removed event, altered.
      const index = added.findIndex(({ on, event: name }) => on === event.on && name === event.event);
      const after = is.history.find(
        (other) => other.on === event.on && other.event === event.event && !hasEvent(was, other),
      );
      if (index < 0 || !after) return removedEvent(event);
      added.splice(index, 1);
      return alteredEvent(event, after);
    });
  return [...factChanges(was, is), ...removed, ...added];
}

/** The part of a change that is about one field of the record or of its events; undefined if no part is. */
export function restrictToField<Change extends HistoryChange>(
  change: Change,
  field: string,
): Change | undefined {
  const fields = change.fields.filter(
    ({ field: path }) => path === field || path.startsWith(`${field}.`) || path.startsWith(`${field}[`),
  );
  return fields.length > 0 && change.what !== 'added' && change.what !== 'deleted'
    ? { ...change, fields }
    : undefined;
}

const factChanges = (was: LooseAction, is: LooseAction): readonly ActionChange[] =>
  [...new Set([...Object.keys(was), ...Object.keys(is)])]
    .filter((key) => key !== 'history')
    .flatMap((key) => fieldChanges(key, was[key], is[key]))
    .map((change) => ({ what: 'fact', on: null, event: null, fields: [change] }));

const fieldChanges = (field: string, was: unknown, is: unknown): readonly FieldChange[] =>
  changedFields(field, was, is).map((change) => ({ ...change, was: change.was === '' ? null : change.was }));

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
    fieldChanges(field, was[field], is[field]),
  ),
});

/** New events, each with the values of the last earlier event of its name. */
const newEvents = (was: LooseAction | undefined, { history }: LooseAction): readonly ActionChange[] =>
  history.flatMap((event, index): readonly ActionChange[] => {
    if (was && hasEvent(was, event)) return [];
    const earlier = history.slice(0, index).filter((other) => other.event === event.event);
    const fields = ownFields(event).map(([field, value]) => {
      const before = earlier.map((other) => other[field]).findLast((former) => former !== undefined);
      const isReplaced = lastingFields.has(field) && before !== undefined && !deepEqual(before, value);
      return { field, was: isReplaced ? toText(before) : null, is: toText(value) };
    });
    return [{ what: 'event', on: event.on, event: event.event, fields }];
  });

/** Fields whose value lasts until a later event changes it. */
const lastingFields: ReadonlySet<string> = new Set(['force_lead', 'delivery_lead', 'board', 'by', 'rag']);

/** A changed field in words: `board: quay (was pier)`. */
export const fieldChangeText = ({ field, was, is }: FieldChange): string =>
  was === null ? `${field}: ${is ?? noValue}` : `${field}: ${is ?? noValue} (was ${was})`;

/** The subject of a change: `fact`, `progress of 2021-12-01`, `closed of 2021-12-01 taken away`. */
export function changeName({ what, on, event }: Pick<HistoryChange, 'what' | 'on' | 'event'>): string {
  if (what === 'event') return `${event} of ${on}`;
  if (what === 'event-altered') return `${event} of ${on} put otherwise`;
  if (what === 'event-gone') return `${event} of ${on} taken away`;
  return what;
}
