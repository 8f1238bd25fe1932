/** Makes the paper on the inspection programme: inspections that are under way or planned. */

import { groupProgramme, programmeTables } from '../programme/programme.ts';
import { groupedProgrammeSchema } from '../programme/schema.ts';
import { defineReport, type ReportContext } from './report-definition.ts';
import { type PaperFields, paperSchema } from './sections/paper-metadata.ts';

const schema = paperSchema('programme', { programme: groupedProgrammeSchema });

const answer = (context: ReportContext): PaperFields<typeof schema> => ({
  programme: groupProgramme(context.register),
});

/** The paper on the inspection programme. */
export const programmePaper = defineReport({
  schema,
  about: 'Inspections under way and planned',
  countsActions: false,
  answer,
  captions: () => ({ peel: 'PEEL inspection programme', dated: 'Other inspections with dates' }),
  tables: ({ programme }) => programmeTables(programme),
});
