/** Defines the JSON answers of `schema` and `help`. */
import * as z from 'zod';
import { responseSchema, text } from '../../app/response-schema.ts';

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
