/** Inspections under way and to come. */
import * as z from 'zod';
import { type Infer, responseSchema, text } from '../../app/response-schema.ts';
import { inspectionStatuses } from '../../domain/vocabulary.ts';

const keyDate = z.strictObject({
  when: text.nullable().describe('A day, a month, some months or a year, as its file has it.'),
  activity: text.nullable(),
});
export type KeyDate = Infer<typeof keyDate>;

const coming = z.strictObject({
  id: text,
  title: text,
  origin: text,
  body: text,
  status: z.enum(inspectionStatuses),
  dates: z.array(keyDate),
  note: text.nullable(),
});
export type Coming = Infer<typeof coming>;

export const programme = responseSchema(
  'programme',
  'Inspections under way and planned, by their first date.',
  {
    inspections: z.array(coming),
  },
);

/** The programme as a part of a paper: the PEEL inspection, other inspections with dates, inspections without. */
export const programmePart = z.strictObject({
  peel: z.array(coming),
  dated: z.array(coming),
  undated: z.array(coming),
});
export type GroupedProgramme = Infer<typeof programmePart>;
