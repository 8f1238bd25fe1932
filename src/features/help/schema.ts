/** What the tool says of itself and of what it made: schemas, help, reports there are, pages written. */
import * as z from 'zod';
import { count, responseSchema, text } from '../../app/response-schema.ts';

export const schema = responseSchema('schema', 'JSON Schemas by name.', {
  schemas: z.record(z.string(), z.record(z.string(), z.unknown())),
});

export const help = responseSchema('help', 'Help on a topic, or what every finding means.', {
  topic: text.nullable(),
  text: text.nullable().describe('As the terminal shows it; null for findings.'),
  findings: z
    .array(
      z.strictObject({
        code: text,
        severity: z.enum(['error', 'warning']),
        about: text,
        help: text,
        example: text.describe('Something that breaks it.'),
      }),
    )
    .describe('Of `afi help findings`.'),
});

export const reports = responseSchema('reports', 'Which papers there are: `afi report` without a name.', {
  papers: z.array(z.strictObject({ id: text, template: text, title: text })),
  reports: z.array(
    z.strictObject({
      name: text,
      about: text,
      subject: text.nullable().describe('What it is to be told besides.'),
    }),
  ),
});

export const site = responseSchema('site', 'What was written to a folder of pages.', {
  folder: text,
  first: text.describe('The page to begin with.'),
  written: count,
  removed: count.describe('Pages of an earlier site that are no more.'),
});
