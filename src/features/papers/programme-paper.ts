/** The inspection programme as a paper: what is under way and to come. */

import { dateTable, groupedProgramme } from '../programme/programme.ts';
import { defineReport, type ReportContext } from './report-definition.ts';
import { headOf } from './sections/paper-metadata.ts';

const answer = (question: ReportContext) => ({
  ...headOf(question),
  programme: groupedProgramme(question.register),
  differences: [],
});

export const programmePaper = defineReport({
  name: 'programme',
  about: 'inspections under way and to come',
  title: 'Inspection programme',
  speaksOf: () => false,
  answer,
  tables: ({ programme: { peel, dated } }) => ({
    peel: dateTable(peel, peel.length > 1),
    dated: dateTable(dated, true),
  }),
});
