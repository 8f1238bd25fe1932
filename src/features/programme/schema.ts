/** Schema of the answer of `programme`: inspections that are under way or planned. */
import * as z from 'zod';
import { responseSchema, type SchemaOutput, textSchema } from '../../app/response-schema.ts';
import { inspectionStatuses } from '../../domain/vocabulary.ts';

const keyDate = z.strictObject({
  when: textSchema.nullable().describe('A day, a month, some months or a year, as its file has it.'),
  activity: textSchema.nullable(),
});
export type KeyDate = SchemaOutput<typeof keyDate>;

const programmeEntry = z.strictObject({
  id: textSchema,
  title: textSchema,
  origin: textSchema,
  body: textSchema,
  status: z.enum(inspectionStatuses),
  dates: z.array(keyDate),
  note: textSchema.nullable(),
});
export type ProgrammeEntry = SchemaOutput<typeof programmeEntry>;

export const programme = responseSchema(
  'programme',
  'Inspections under way and planned, by their first date.',
  {
    inspections: z.array(programmeEntry),
  },
);

/** The programme as a part of a paper: the PEEL inspection, other inspections with dates, inspections without. */
export const programmePart = z.strictObject({
  peel: z.array(programmeEntry),
  dated: z.array(programmeEntry),
  undated: z.array(programmeEntry),
});
export type GroupedProgramme = SchemaOutput<typeof programmePart>;
