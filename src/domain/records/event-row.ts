/** The shape of a row of the event table, and how a row becomes a schema. */
import * as z from 'zod';
import type { Position } from '../position.ts';
import type { Status } from '../vocabulary.ts';
import {
  type FieldTable,
  objectSchema,
  privateField,
  publicField,
  publicityOf,
  referenceFields,
  type ShapeOf,
} from './field-table.ts';
import { date, word, yesNo } from './field-types.ts';

/** A position while it is counted: effects change it in place, since registers have hundreds of thousands of events. */
export type PositionDraft = { -readonly [Field in keyof Position]: Position[Field] };

/** A change of status. */
export interface StatusMove {
  /** Empty for `issued`, which comes first and exactly once. */
  readonly from: readonly Status[];
  readonly to: Status;
}

/** What a sentence needs besides its event. */
export interface SentenceContext {
  /** The name of a board for its id; a role stays as it is. */
  readonly nameOf: (boardOrRole: string) => string;
  /** The target set by the events before it, as YYYY-MM-DD; undefined where there was none. */
  readonly earlierTarget: () => string | undefined;
}

/** The fields that every event begins with. */
export const leadingFields = { on: publicField(date('The day it happened.')) };

/** The fields that every event may end with. */
export const trailingFields = {
  recorded_by: privateField(word('The role that wrote it down.').optional()),
  internal: publicField(yesNo('True keeps it out of every paper for the public.').optional()),
  legacy: publicField(
    yesNo(
      'True where it was taken over from an older register: the starred fields may then be absent.',
    ).optional(),
  ),
};

type EventShape<Name extends string, Fields extends FieldTable> = ShapeOf<typeof leadingFields> & {
  event: z.ZodLiteral<Name>;
} & ShapeOf<Fields> &
  ShapeOf<typeof trailingFields>;

type EventSchema<Name extends string, Fields extends FieldTable> = z.ZodObject<
  EventShape<Name, Fields>,
  z.core.$strict
>;

/** All there is to state about one event. */
interface EventDefinition<Name extends string, Fields extends FieldTable> {
  /** What it means, for the field tables of the documentation. */
  readonly description: string;
  /** The command that records it. */
  readonly command: string;
  readonly fields: Fields;
  /** Sets of fields; each event has one field of every set, unless it is `legacy`. */
  readonly required?: readonly (readonly (keyof Fields & string)[])[];
  /** The status that it leads to, and the statuses in which it is allowed; an event without a move leaves the status as it is. */
  readonly move?: StatusMove;
  /** True where nothing of it is for the public, not even that it happened. */
  readonly isInternal?: boolean;
  /** What else it changes in the position. `() => undefined` states that it changes nothing. */
  readonly effect: (position: PositionDraft, event: z.output<EventSchema<Name, Fields>>) => void;
  /** The event in a sentence or two, for timelines. */
  readonly sentence: (event: z.output<EventSchema<Name, Fields>>, context: SentenceContext) => string;
}

/**
 * One row of the event table. The condition of `required` is in the schema for editors too, as draft-07 `if` and `then`.
 * A row without an effect or a sentence does not compile.
 */
export function defineEvent<const Name extends string, const Fields extends FieldTable>(
  name: Name,
  definition: EventDefinition<Name, Fields>,
) {
  const { description, fields, required = [], ...meaning } = definition;
  const all = { ...leadingFields, event: publicField(z.literal(name)), ...fields, ...trailingFields };
  // The spread of a generic table is an intersection, which zod does not take apart: the fields are those of `EventShape`.
  const plain = objectSchema(all) as unknown as EventSchema<Name, Fields>;
  const schema = required.reduce(
    (built, names) =>
      built.refine((event) => isLegacy(event) || hasOneOf(event, names), {
        path: [],
        params: { missing: names },
        when: () => true,
      }),
    plain,
  );
  const needs = required.map((names) => ({ anyOf: names.map((field) => ({ required: [field] })) }));
  return {
    name,
    required,
    ...meaning,
    publicity: publicityOf(all),
    references: referenceFields(fields),
    schema: schema.meta({
      title: name,
      description,
      ...(required.length > 0 && {
        if: { not: { properties: { legacy: { const: true } }, required: ['legacy'] } },
        // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema, never awaited
        then: { allOf: needs },
      }),
    }),
  };
}

const isLegacy = (event: object): boolean => 'legacy' in event && event.legacy === true;

/** Whether an event has one of these fields. */
export const hasOneOf = (event: object, names: readonly string[]): boolean => {
  const values = new Map<string, unknown>(Object.entries(event));
  return names.some((name) => values.get(name) !== undefined);
};

/** `head`, and after a colon what was noted. */
export const withNote = (head: string, note: string | undefined): string =>
  note === undefined ? `${head}.` : `${head}: ${note}`;
