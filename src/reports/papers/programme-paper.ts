/** The inspection programme as a paper: what is under way and to come. */
import { headOf } from '../parts/head.ts';
import { dateTable, groupedProgramme } from '../programme.ts';
import { type Question, report } from './report.ts';

const answer = (question: Question) => ({
  ...headOf(question),
  programme: groupedProgramme(question.register),
  differences: [],
});

export const programmePaper = report({
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
