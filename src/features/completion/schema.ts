/** Defines the JSON answer of `completion`. */
import { responseSchema, textSchema } from '../../app/response-schema.ts';

/** The script of a shell. */
export const completionResponse = responseSchema(
  'completion',
  'The script that makes a shell complete commands.',
  {
    shell: textSchema,
    script: textSchema,
  },
);
