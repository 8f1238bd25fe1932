/** Schema of the answer of `programme`: inspections that are under way or planned. */
import * as z from 'zod';
import { responseSchema, type SchemaOutput, textSchema } from '../../app/response-schema.ts';
import { inspectionStatuses } from '../../domain/vocabulary.ts';

const keyDateSchema = z.strictObject({
  when: textSchema.nullable().describe('A day, a month, a range of months or a financial year, as recorded.'),
  activity: textSchema.nullable(),
});
/** A date of an inspection, of any precision, and what happens then. */
export type KeyDate = SchemaOutput<typeof keyDateSchema>;

const programmeEntrySchema = z.strictObject({
  id: textSchema,
  title: textSchema,
  origin: textSchema,
  body: textSchema,
  status: z.enum(inspectionStatuses),
  dates: z.array(keyDateSchema),
  note: textSchema.nullable(),
});
/** An inspection of the programme. */
export type ProgrammeEntry = SchemaOutput<typeof programmeEntrySchema>;

/** The JSON answer `afi.programme/1`. */
export const programmeResponse = responseSchema(
  'programme',
  'Inspections under way or planned, in the order of their first dates.',
  {
    inspections: z.array(programmeEntrySchema),
  },
);

/** The programme as a part of a paper: the PEEL inspection, other inspections with dates, inspections without. */
export const groupedProgrammeSchema = z.strictObject({
  peel: z.array(programmeEntrySchema),
  dated: z.array(programmeEntrySchema),
  undated: z.array(programmeEntrySchema),
});
/** The programme in the order in which papers show it. */
export type GroupedProgramme = SchemaOutput<typeof groupedProgrammeSchema>;
