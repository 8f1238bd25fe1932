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
    description: 'The data that the template of a paper can use. `report` gives the kind of paper.',
  });

/** The papers with a file, and the reports. */
export const reportList = responseSchema(
  'reports',
  'The papers and reports, which `afi report` without a name lists.',
  {
    papers: z.array(z.strictObject({ id: textSchema, template: textSchema, title: textSchema })),
    reports: z.array(
      z.strictObject({
        name: textSchema,
        about: textSchema,
        subject: textSchema.nullable().describe('What else must be named, such as an inspection.'),
      }),
    ),
  },
);
