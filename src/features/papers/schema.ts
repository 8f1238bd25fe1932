/** The answer of `report`: one of the papers, by the name of its report. */
import * as z from 'zod';
import { reportsWithSchemas } from './report-list.ts';

const [first, ...others] = reportsWithSchemas;
export const report = z
  .discriminatedUnion('report', [first.schema, ...others.map(({ schema }) => schema)])
  .meta({
    title: 'afi.report/1',
    description: 'A paper, by the name of its report: what its template may use.',
  });
