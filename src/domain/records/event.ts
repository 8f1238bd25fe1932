/** What may happen to an action: one member of the union an event. */
import * as z from 'zod';
import { closureRoutes, rags } from '../vocabulary.ts';
import { date, flag, id, oneOf, sha256, text, word } from './field-types.ts';

const always = {
  on: date('The day it happened.'),
};

const mayAlways = {
  recorded_by: word('The role that wrote it down.').optional(),
  internal: flag('True keeps it out of every paper for the public.').optional(),
  legacy: flag(
    'True where it was taken over from an older register: the starred fields may then be absent.',
  ).optional(),
};

/**
 * An event of this name. Each of `stars` is a set of fields of which one must be given, unless the event is `legacy`.
 * The condition stands in the schema for editors too, as draft-07 `if` and `then`.
 */
const event = <const Name extends string, Shape extends z.ZodRawShape>(
  name: Name,
  description: string,
  shape: Shape,
  ...stars: readonly (readonly (keyof Shape & string)[])[]
) => {
  const schema = stars.reduce(
    (built, fields) =>
      built.refine(
        (value) => {
          const given = value as Readonly<Record<string, unknown>>;
          return given['legacy'] === true || fields.some((field) => given[field] !== undefined);
        },
        { path: [], params: { missing: fields }, when: () => true },
      ),
    z.strictObject({ ...always, event: z.literal(name), ...shape, ...mayAlways }),
  );
  const need = stars.map((fields) => ({ anyOf: fields.map((field) => ({ required: [field] })) }));
  return schema.meta({
    title: name,
    description,
    ...(stars.length > 0 && {
      if: { not: { properties: { legacy: { const: true } }, required: ['legacy'] } },
      // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema, never awaited
      then: { allOf: need },
    }),
  });
};

const note = (description: string) => text(description).optional();

export const eventSchema = z.discriminatedUnion('event', [
  event('issued', 'The inspectorate issued it: first, and exactly once. Live and open.', {}),
  event(
    'assigned',
    'Who answers for it; each carries forward until replaced.',
    {
      force_lead: word('The chief officer who answers for it; a role.').optional(),
      delivery_lead: word('The head who does it; a role.').optional(),
      board: id('The board that watches it.').optional(),
    },
    ['force_lead', 'delivery_lead', 'board'],
  ),
  event(
    'target',
    "The force's own date. A later one counts as a change and needs a reason and an approver.",
    {
      by: date('The date to be met.').optional(),
      reason: note('Why it replaces the earlier target.'),
      approved_by: word("A board's id or a role.").optional(),
      minute: note("The meeting's minute."),
    },
    ['by'],
  ),
  event(
    'progress',
    'What was done since.',
    {
      rag: oneOf(rags, 'How it goes.').optional(),
      note: note('What was done.'),
    },
    ['note'],
  ),
  event(
    'evidence',
    'Something that shows it was done.',
    {
      title: note('What it is.'),
      location: note('A path in the register, or an https address.'),
      reference: note('Where it is kept, if not in the register: a file share, a paper file.'),
      sha256: sha256('The fingerprint of the file at `location`.').optional(),
      tested_by: word('The role that tested it.').optional(),
    },
    ['title'],
    ['location', 'reference'],
  ),
  event(
    'completed',
    'Locally assessed as done and ready to submit: `complete`.',
    {
      approved_by: word("A board's id or a role.").optional(),
      minute: note("The meeting's minute."),
      note: note('What was decided.'),
    },
    ['approved_by'],
  ),
  event(
    'submitted',
    'Sent to HMICFRS for closure in a batch: `submitted`.',
    { batch: id('The closure submission.').optional() },
    ['batch'],
  ),
  event(
    'returned',
    'HMICFRS gave feedback instead of closing: back to `open`.',
    { note: note('What it said.') },
    ['note'],
  ),
  event('withdrawn', 'The force took its submission back: back to `open`.', { note: note('Why.') }, ['note']),
  event(
    'closed',
    'No longer live: `closed`.',
    {
      route: oneOf(closureRoutes, 'How it came to be closed.').optional(),
      note: note('What was said.'),
      superseded_by: id('The later action that takes its place.').optional(),
    },
    ['route'],
  ),
  event('reopened', 'Back to `open`.', { note: note('Why.') }, ['note']),
  event('note', 'Something worth keeping that changes nothing.', { note: note('What.') }, ['note']),
  event(
    'correction',
    'A fact at the top, or an earlier entry, was put right.',
    {
      field: word('Which, for example `title` or `history[3].note`.').optional(),
      was: note('What it said before.'),
      note: note('Why.'),
    },
    ['field'],
    ['was'],
    ['note'],
  ),
]);

export type Event = z.output<typeof eventSchema>;
export type EventName = Event['event'];

/** The fields of all events, each once, in the order in which the events name them. */
export const eventFields: readonly string[] = [
  ...new Set([
    ...Object.keys(always),
    'event',
    ...eventSchema.options
      .flatMap(({ shape }) => Object.keys(shape))
      .filter((key) => !Object.hasOwn(mayAlways, key)),
    ...Object.keys(mayAlways),
  ]),
];
