/** Looks up the rows of the event table, and makes the schema of all events. */
import * as z from 'zod';
import {
  hasOneOf,
  leadingFields,
  type PositionDraft,
  type SentenceContext,
  type StatusMove,
  trailingFields,
} from './event-row.ts';
import { eventTable } from './event-table.ts';
import type { PublicityTree } from './field-table.ts';
import { recordsRemoval } from './removed-words.ts';

type EventSchema = (typeof eventTable)[number]['schema'];
/** An event of any kind. */
export type Event = z.output<EventSchema>;
/** The name of an event: `submitted`. */
export type EventName = Event['event'];

/**
 * A row without the types of its own fields. Its methods accept any event, since a row is looked up by the event's name; in
 * TypeScript only methods, not function properties, can be widened in this way.
 */
export interface EventRow {
  readonly name: EventName;
  readonly command: string;
  readonly schema: EventSchema;
  readonly publicity: PublicityTree;
  readonly requiredFields: readonly (readonly string[])[];
  readonly references: readonly string[];
  readonly move?: StatusMove;
  readonly isInternal?: boolean;
  effect(position: PositionDraft, event: Event): void;
  sentence(event: Event, context: SentenceContext): string;
}

/** Whether an event has a name. A comparison with a name whose type is a parameter does not narrow the event. */
export const isEventOf = <Name extends EventName>(
  event: Event | undefined,
  name: Name,
): event is Extract<Event, { event: Name }> => event?.event === name;

/** Every row, in the order of the table. */
export const eventRows: readonly EventRow[] = eventTable;
const rowByName: ReadonlyMap<string, EventRow> = new Map(eventRows.map((row) => [row.name, row]));

/** The row of an event; undefined for the event of an older format that is not in the table. */
export const eventRow = (event: string): EventRow | undefined => rowByName.get(event);

const schemasOf = <Table extends readonly { readonly schema: z.ZodType }[]>(table: Table) =>
  // This cast is needed because `map` loses the type of each row, and that there is at least one.
  table.map(({ schema }) => schema) as unknown as { readonly [Place in keyof Table]: Table[Place]['schema'] };

/** The schema of all events. */
export const eventSchema = z.discriminatedUnion('event', schemasOf(eventTable));

/** The publicity of the fields of all events, by event. */
export const eventPublicity: Readonly<Record<string, PublicityTree>> = Object.fromEntries(
  eventRows.map(({ name, publicity }) => [name, publicity]),
);

/** The kinds of event whose words the public may read, if register.yaml lists them in `public.words`. */
export const publishableEvents: readonly EventName[] = eventRows
  .filter(({ publicity }) => Object.values(publicity).includes('words'))
  .map(({ name }) => name);

/** The fields of events that are the id of another action. */
export const eventReferences: readonly string[] = eventRows.flatMap(({ references }) => references);

const firstFields = [...Object.keys(leadingFields), 'event'];
const lastFields = Object.keys(trailingFields);

/** The fields that every event has or may have. */
export const commonFields: ReadonlySet<string> = new Set([...firstFields, ...lastFields]);

/** The fields of all events, each once, in the order in which the table lists them. */
export const eventFields: readonly string[] = [
  ...new Set([
    ...firstFields,
    ...eventRows
      .flatMap(({ schema }) => Object.keys(schema.shape))
      .filter((key) => !lastFields.includes(key)),
    ...lastFields,
  ]),
];

/** Whether a paper for the public may mention an event. Of corrections, it mentions only that words were removed. */
export const isPublicEvent = (event: Event): boolean =>
  event.internal !== true && (eventRow(event.event)?.isInternal !== true || recordsRemoval(event));

/** The sets of required fields that an event lacks entirely. Only a migrated event may lack any. */
export const missingFields = (event: Event): readonly (readonly string[])[] =>
  (eventRow(event.event)?.requiredFields ?? []).filter((fields) => !hasOneOf(event, fields));
