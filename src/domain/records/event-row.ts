/** Defines a row of the event table, and makes its schema from its fields. */
import * as z from 'zod';
import type { Position } from '../position.ts';
import type { Status } from '../vocabulary.ts';
import {
  type FieldTable,
  listPublicity,
  objectSchema,
  privateField,
  publicField,
  referenceFields,
  type ShapeOf,
} from './field-table.ts';
import { date, word, yesNo } from './field-types.ts';

/** A position during its calculation. Effects change it in place, since a register may have hundreds of thousands of events. */
export type PositionDraft = { -readonly [Field in keyof Position]: Position[Field] };

/** A change of status. */
export interface StatusMove {
  /** The statuses before it. Empty for `issued`, which is first and exactly once. */
  readonly allowedStatuses: readonly Status[];
  readonly newStatus: Status;
}

/** What the sentence of an event needs apart from the event. */
export interface SentenceContext {
  /** The name of a board by its id; a role is returned unchanged. */
  readonly nameOf: (boardOrRole: string) => string;
  /** The target set by the events before it, in words; undefined if there was none. */
  readonly earlierTarget: () => string | undefined;
}

/** The first fields of every event. */
export const leadingFields = { on: publicField(date('The date it happened.')) };

/** The last fields of every event, which are optional. */
export const trailingFields = {
  recorded_by: privateField(word('The role that recorded it.').optional()),
  reported_by: privateField(word('The role that reported it, if another role recorded it.').optional()),
  internal: publicField(yesNo('True leaves it out of every paper for the public.').optional()),
  legacy: publicField(
    yesNo(
      'True where it was migrated from an earlier register: the starred fields may then be absent.',
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

/** The facts about one kind of event. */
interface EventDefinition<Name extends string, Fields extends FieldTable> {
  /** What it means, for the field tables of the documentation. */
  readonly description: string;
  /** The command that records it. */
  readonly command: string;
  readonly fields: Fields;
  /** Sets of fields. An event that is not `legacy` has at least one field of every set. */
  readonly requiredFields?: readonly (readonly (keyof Fields & string)[])[];
  /** The statuses in which it is allowed, and the status after it; without a move, the event does not change the status. */
  readonly move?: StatusMove;
  /** Whether papers for the public must not mention it at all. */
  readonly isInternal?: boolean;
  /** Its other changes to the position; `() => undefined` if it has none. */
  readonly effect: (position: PositionDraft, event: z.output<EventSchema<Name, Fields>>) => void;
  /** The event in a sentence or two, for timelines. */
  readonly sentence: (event: z.output<EventSchema<Name, Fields>>, context: SentenceContext) => string;
}

/**
 * A row of the event table. The JSON Schema for editors has the condition of `requiredFields` as `if` and `then`. A row without an
 * effect or a sentence does not compile.
 */
export function defineEvent<const Name extends string, const Fields extends FieldTable>(
  name: Name,
  definition: EventDefinition<Name, Fields>,
) {
  const { description, fields, requiredFields = [], ...meaning } = definition;
  const allFields = { ...leadingFields, event: publicField(z.literal(name)), ...fields, ...trailingFields };
  // This cast is needed because zod cannot resolve the type of a spread generic table; it is that of `EventShape`.
  const fieldsSchema = objectSchema(allFields) as unknown as EventSchema<Name, Fields>;
  const schema = requiredFields.reduce(
    (built, names) =>
      built.refine((event) => isLegacy(event) || hasOneOf(event, names), {
        path: [],
        params: { missing: names },
        when: () => true,
      }),
    fieldsSchema,
  );
  const requiredConditions = requiredFields.map((names) => ({
    anyOf: names.map((field) => ({ required: [field] })),
  }));
  return {
    name,
    requiredFields,
    ...meaning,
    publicity: listPublicity(allFields),
    references: referenceFields(fields),
    schema: schema.meta({
      title: name,
      description,
      ...(requiredFields.length > 0 && {
        if: { not: { properties: { legacy: { const: true } }, required: ['legacy'] } },
        // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema, never awaited
        then: { allOf: requiredConditions },
      }),
    }),
  };
}

const isLegacy = (event: object): boolean => 'legacy' in event && event.legacy === true;

/** Whether an event has at least one of these fields. */
export const hasOneOf = (event: object, names: readonly string[]): boolean => {
  const values = new Map<string, unknown>(Object.entries(event));
  return names.some((name) => values.get(name) !== undefined);
};

/** `head: note`, or `head.` without a note. */
export const withNote = (head: string, note: string | undefined): string =>
  note === undefined ? `${head}.` : `${head}: ${note}`;
