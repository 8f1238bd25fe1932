/** The register whole, as JSON for another program; and the schema of that. */
import * as z from 'zod';
import type { ExtractRow } from '../extract.ts';
import { statuses } from '../life-cycle.ts';
import { type Position, positionOn } from '../position.ts';
import type { Action } from '../records/action.ts';
import { oneOf } from '../records/fields.ts';
import { schemas } from '../records/kinds.ts';
import type { Register } from '../register.ts';
import { actionTypes, closureRoutes, rags } from '../vocabulary.ts';

const told = z.string().nullable();

/** What is derived for an action on the day; null where nothing says. */
const stateSchema = z.strictObject({
  status: oneOf(statuses, 'Its status; null before it was issued.').nullable(),
  issued: told,
  force_lead: told,
  delivery_lead: told,
  board: told,
  target: told,
  first_target: told,
  target_changes: z.int().min(0),
  rag: oneOf(rags, 'How it goes.').nullable(),
  batch: told,
  submitted_on: told,
  completed_on: told,
  closed_on: told,
  route: oneOf(closureRoutes, 'How it was closed.').nullable(),
  last_event: told,
}) satisfies z.ZodType<Position>;

const rowSchema = z.strictObject({
  line: z.int(),
  ref: z.string(),
  type: oneOf(actionTypes, 'What the type means.').nullable(),
  type_word: z.string().meta({ description: 'As the extract words it.' }),
  status: z.string(),
  live: z.boolean(),
  title: told,
  wording: told,
  inspection: told,
});

export const wholeSchema = z
  .strictObject({
    schema: z.literal('afi.export/1'),
    as_at: z.string().meta({ description: 'The day for which the states stand, as YYYY-MM-DD.' }),
    filtered: z.boolean().meta({ description: 'Whether only chosen actions are in it; all else is whole.' }),
    settings: schemas.settings,
    actions: z.array(z.strictObject({ record: schemas.action, state: stateSchema })),
    inspections: z.array(schemas.inspection),
    batches: z.array(schemas.batch),
    boards: z.array(schemas.board),
    papers: z.array(schemas.paper),
    frameworks: z.array(schemas.framework),
    assessments: z.array(schemas.assessment),
    extracts: z.array(z.strictObject({ day: z.string(), rows: z.array(rowSchema) })),
    explanations: schemas.explanations,
  })
  .meta({ title: 'Export', description: 'The register whole, as `afi export --format json` gives it.' });

export type Whole = Omit<z.output<typeof wholeSchema>, 'schema'>;

/** Everything that is counted; of the actions those in `chosen`, where it is given. */
export function wholeRegister(register: Register, asAt: string, chosen?: ReadonlySet<Action>): Whole {
  const { settings, actions, inspections, batches, boards, papers } = register;
  const { frameworks, assessments, extracts, explanations } = register;
  return {
    as_at: asAt,
    filtered: chosen !== undefined,
    settings,
    actions: actions
      .filter((action) => chosen?.has(action) ?? true)
      .map((record) => ({ record, state: positionOn(record, asAt) })),
    inspections: [...inspections],
    batches: [...batches],
    boards: [...boards],
    papers: [...papers],
    frameworks: [...frameworks],
    assessments: [...assessments],
    extracts: extracts.map(({ day, rows }) => ({ day, rows: rows.map(plainRow) })),
    explanations,
  };
}

const plainRow = ({ line, ref, type, typeWord, status, live, title, wording, inspection }: ExtractRow) => ({
  line,
  ref,
  type: type ?? null,
  type_word: typeWord,
  status,
  live,
  title: title ?? null,
  wording: wording ?? null,
  inspection: inspection ?? null,
});
