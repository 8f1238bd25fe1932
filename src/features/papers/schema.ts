/** Defines the schemas of the answers of `report`: a paper or, without a name, the list of papers and reports. */
import * as z from 'zod';
import { responseSchema, textSchema } from '../../app/response-schema.ts';
import { reports } from './report-list.ts';

const [first, ...others] = reports;
/** The answer of any report, distinguished by its name. */
export const reportResponse = z
  .discriminatedUnion('report', [first.schema, ...others.map(({ schema }) => schema)])
  .meta({
    title: 'afi.report/1',
    description: 'A paper, by the name of its report: what its template may use.',
  });

/** The papers with a file, and the reports. */
export const reportList = responseSchema('reports', 'Which papers there are: `afi report` without a name.', {
  papers: z.array(z.strictObject({ id: textSchema, template: textSchema, title: textSchema })),
  reports: z.array(
    z.strictObject({
      name: textSchema,
      about: textSchema,
      subject: textSchema.nullable().describe('What else it must be given.'),
    }),
  ),
});
