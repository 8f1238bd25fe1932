/** Defines the JSON answers of `schema` and `help`. */
import * as z from 'zod';
import { responseSchema, textSchema } from '../../app/response-schema.ts';

/** The JSON answer `afi.schema/1`. */
export const schemaResponse = responseSchema('schema', 'JSON Schemas by name.', {
  schemas: z.record(z.string(), z.record(z.string(), z.unknown())),
});

/** The JSON answer `afi.help/1`. */
export const helpResponse = responseSchema(
  'help',
  'Help on a command or topic, or the meaning of every finding.',
  {
    topic: textSchema.nullable(),
    text: textSchema.nullable().describe('The text that the terminal shows. Null for findings.'),
    findings: z
      .array(
        z.strictObject({
          code: textSchema,
          severity: z.enum(['error', 'warning']),
          about: textSchema,
          help: textSchema,
          example: textSchema.describe('An example of the finding.'),
        }),
      )
      .describe('The findings that `afi help findings` explains.'),
  },
);
