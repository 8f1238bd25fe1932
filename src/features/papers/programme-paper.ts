/** Makes the paper on the inspection programme: inspections that are under way or planned. */

import { dateTable, groupProgramme } from '../programme/programme.ts';
import { programmePart } from '../programme/schema.ts';
import { defineReport, type ReportContext } from './report-definition.ts';
import { type PaperBody, paperMetadata, paperSchema } from './sections/paper-metadata.ts';

const schema = paperSchema('programme', { programme: programmePart });

const answer = (context: ReportContext): PaperBody<typeof schema> => ({
  ...paperMetadata(context),
  programme: groupProgramme(context.register),
  differences: [],
});

export const programmePaper = defineReport({
  schema,
  about: 'inspections under way and to come',
  title: 'Inspection programme',
  covers: () => false,
  answer,
  captions: () => ({ peel: 'PEEL inspection programme', dated: 'Other inspections with dates' }),
  tables: ({ programme: { peel, dated } }) => ({
    peel: dateTable(peel, { title: peel.length > 1 }),
    dated: dateTable(dated),
  }),
});
