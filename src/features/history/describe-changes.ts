/** Describes a recorded change of an action: each fact and each event, with its former values. */

import { hasEvent, type LooseAction, type LooseEvent } from '../../domain/commit-history.ts';
import { deepEqual, noValue, toText } from '../../domain/plain-data.ts';
import { changedFields, hideRemovedWords } from './changed-fields.ts';
import type { ActionChange, FieldChange, HistoryChange } from './schema.ts';

/** The changes between two versions of an action; undefined if it did not exist. Facts precede events. */
export function describeChanges(
  before: LooseAction | undefined,
  after: LooseAction | undefined,
): readonly ActionChange[] {
  if (!before || !after) {
    if (!before && !after) return [];
    const title = {
      field: 'title',
      was: before ? toText(before['title']) : null,
      is: after ? toText(after['title']) : null,
    };
    return [
      { what: after ? 'added' : 'deleted', on: null, event: null, fields: [title] },
      ...(after ? newEvents(undefined, after) : []),
    ];
  }
  const addedEvents = [...newEvents(before, after)];
  const removedEvents = before.history
    .filter((event) => !hasEvent(after, event))
    .map((event) => {
      // A new event of the same day and name is the removed event, altered.
      const index = addedEvents.findIndex(({ on, event: name }) => on === event.on && name === event.event);
      const newEvent = after.history.find(
        (otherEvent) =>
          otherEvent.on === event.on && otherEvent.event === event.event && !hasEvent(before, otherEvent),
      );
      if (index < 0 || !newEvent) return removedEvent(event);
      addedEvents.splice(index, 1);
      return alteredEvent(event, newEvent);
    });
  return [...factChanges(before, after), ...removedEvents, ...addedEvents];
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

const factChanges = (before: LooseAction, after: LooseAction): readonly ActionChange[] =>
  [...new Set([...Object.keys(before), ...Object.keys(after)])]
    .filter((key) => key !== 'history')
    .flatMap((key) => fieldChanges(key, before[key], after[key]))
    .map((change) => ({ what: 'fact', on: null, event: null, fields: [change] }));

const fieldChanges = (field: string, before: unknown, after: unknown): readonly FieldChange[] =>
  changedFields(field, before, after)
    .map(hideRemovedWords)
    .map((change) => ({
      ...change,
      was: change.was === '' ? null : change.was,
    }));

const listEventFields = (event: LooseEvent): readonly (readonly [string, unknown])[] =>
  Object.entries(event).filter(([key]) => key !== 'on' && key !== 'event');

const removedEvent = (event: LooseEvent): ActionChange => ({
  what: 'event-gone',
  on: event.on,
  event: event.event,
  fields: listEventFields(event).map(([field, value]) => ({ field, was: toText(value), is: null })),
});

const alteredEvent = (before: LooseEvent, after: LooseEvent): ActionChange => ({
  what: 'event-altered',
  on: after.on,
  event: after.event,
  fields: [
    ...new Set([...listEventFields(before), ...listEventFields(after)].map(([field]) => field)),
  ].flatMap((field) => fieldChanges(field, before[field], after[field])),
});

/** New events, each with the values of the last earlier event of its name. */
const newEvents = (before: LooseAction | undefined, { history }: LooseAction): readonly ActionChange[] =>
  history.flatMap((event, index): readonly ActionChange[] => {
    if (before && hasEvent(before, event)) return [];
    const earlierEvents = history.slice(0, index).filter((otherEvent) => otherEvent.event === event.event);
    const fields = listEventFields(event).map(([field, value]) => {
      const lastValue = earlierEvents
        .map((otherEvent) => otherEvent[field])
        .findLast((value) => value !== undefined);
      const isReplaced = lastingFields.has(field) && lastValue !== undefined && !deepEqual(lastValue, value);
      return { field, was: isReplaced ? toText(lastValue) : null, is: toText(value) };
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
  if (what === 'event-altered') return `${event} of ${on} changed`;
  if (what === 'event-gone') return `${event} of ${on} removed`;
  return what;
}
