/** The register whole, as JSON for another program; and the schema of that. */
import * as z from 'zod';
import { position } from '../answers/actions.ts';
import { filled, filledSchema } from '../answers/filled.ts';
import type { Answered } from '../answers/shape.ts';
import type { ExtractRow } from '../extract.ts';
import { positionOn } from '../position.ts';
import type { Action } from '../records/action.ts';
import { oneOf } from '../records/fields.ts';
import { schemas } from '../records/kinds.ts';
import type { Register } from '../register.ts';
import { actionTypes } from '../vocabulary.ts';

const told = z.string().nullable();

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
    settings: filledSchema(schemas.settings),
    actions: z.array(z.strictObject({ record: filledSchema(schemas.action), state: position })),
    inspections: z.array(filledSchema(schemas.inspection)),
    batches: z.array(filledSchema(schemas.batch)),
    boards: z.array(filledSchema(schemas.board)),
    papers: z.array(filledSchema(schemas.paper)),
    frameworks: z.array(filledSchema(schemas.framework)),
    assessments: z.array(filledSchema(schemas.assessment)),
    extracts: z.array(z.strictObject({ day: z.string(), rows: z.array(rowSchema) })),
    explanations: filledSchema(schemas.explanations),
  })
  .meta({ title: 'Export', description: 'The register whole, as `afi export --format json` gives it.' });

export type Whole = Answered<typeof wholeSchema>;

/** Everything that is counted; of the actions those in `chosen`, where it is given. */
export function wholeRegister(register: Register, asAt: string, chosen?: ReadonlySet<Action>): Whole {
  const { settings, actions, inspections, batches, boards, papers } = register;
  const { frameworks, assessments, extracts, explanations } = register;
  return {
    as_at: asAt,
    filtered: chosen !== undefined,
    settings: filled(schemas.settings, settings),
    actions: actions
      .filter((action) => chosen?.has(action) ?? true)
      .map((record) => ({ record: filled(schemas.action, record), state: positionOn(record, asAt) })),
    inspections: inspections.map((one) => filled(schemas.inspection, one)),
    batches: batches.map((one) => filled(schemas.batch, one)),
    boards: boards.map((one) => filled(schemas.board, one)),
    papers: papers.map((one) => filled(schemas.paper, one)),
    frameworks: frameworks.map((one) => filled(schemas.framework, one)),
    assessments: assessments.map((one) => filled(schemas.assessment, one)),
    extracts: extracts.map(({ day, rows }) => ({ day, rows: rows.map(plainRow) })),
    explanations: filled(schemas.explanations, explanations),
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
