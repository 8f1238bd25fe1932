/** Defines the schema of the JSON export: all records of the register, the positions of actions, and the portal extracts. */
import * as z from 'zod';
import { completeSchema } from '../../app/complete-record.ts';
import { daySchema, type ResponseBody, responseSchema, textSchema } from '../../app/response-schema.ts';
import { recordKinds } from '../../domain/records/record-kinds.ts';
import { actionTypes } from '../../domain/vocabulary.ts';
import { positionSchema } from '../actions/schema.ts';

const rowSchema = z.strictObject({
  line: z.int(),
  ref: textSchema,
  type: z.enum(actionTypes).nullable().describe('The type that the word means.'),
  type_word: textSchema.describe('The word in the extract.'),
  status: textSchema,
  live: z.boolean(),
  title: textSchema.nullable(),
  wording: textSchema.nullable(),
  inspection: textSchema.nullable(),
});

/** The JSON answer `afi.export/1`. */
export const exportResponse = responseSchema(
  'export',
  'The register in full, as `afi export --format json` writes it.',
  {
    as_at: daySchema.describe('The day of the positions.'),
    filtered: z
      .boolean()
      .describe('True if only the actions that match a filter are included. All other records are complete.'),
    settings: completeSchema(recordKinds.settings.schema),
    actions: z.array(
      z.strictObject({ record: completeSchema(recordKinds.action.schema), state: positionSchema }),
    ),
    inspections: z.array(completeSchema(recordKinds.inspection.schema)),
    batches: z.array(completeSchema(recordKinds.batch.schema)),
    boards: z.array(completeSchema(recordKinds.board.schema)),
    papers: z.array(completeSchema(recordKinds.paper.schema)),
    frameworks: z.array(completeSchema(recordKinds.framework.schema)),
    assessments: z.array(completeSchema(recordKinds.assessment.schema)),
    extracts: z.array(z.strictObject({ day: daySchema, rows: z.array(rowSchema) })),
    explanations: completeSchema(recordKinds.explanations.schema),
    acceptances: completeSchema(recordKinds.acceptances.schema),
  },
);
/** The answer `export`, without its schema name. */
export type RegisterJson = ResponseBody<typeof exportResponse>;
