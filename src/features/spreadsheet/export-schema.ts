/** The register whole, for another program: records with what is derived for them, and extracts of the portal. */
import * as z from 'zod';
import { filledSchema } from '../../app/complete-record.ts';
import { type Answered, answer, day, text } from '../../app/response-schema.ts';
import { schemas } from '../../domain/records/record-kinds.ts';
import { actionTypes } from '../../domain/vocabulary.ts';
import { position } from '../actions/schema.ts';

const row = z.strictObject({
  line: z.int(),
  ref: text,
  type: z.enum(actionTypes).nullable().describe('What the type means.'),
  type_word: text.describe('As the extract words it.'),
  status: text,
  live: z.boolean(),
  title: text.nullable(),
  wording: text.nullable(),
  inspection: text.nullable(),
});

export const exported = answer('export', 'The register whole, as `afi export --format json` gives it.', {
  as_at: day.describe('The day for which the states stand.'),
  filtered: z.boolean().describe('Whether only chosen actions are in it; all else is whole.'),
  settings: filledSchema(schemas.settings),
  actions: z.array(z.strictObject({ record: filledSchema(schemas.action), state: position })),
  inspections: z.array(filledSchema(schemas.inspection)),
  batches: z.array(filledSchema(schemas.batch)),
  boards: z.array(filledSchema(schemas.board)),
  papers: z.array(filledSchema(schemas.paper)),
  frameworks: z.array(filledSchema(schemas.framework)),
  assessments: z.array(filledSchema(schemas.assessment)),
  extracts: z.array(z.strictObject({ day, rows: z.array(row) })),
  explanations: filledSchema(schemas.explanations),
});
export type Whole = Answered<typeof exported>;
