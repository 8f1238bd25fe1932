/** Schema of the answer of `check`: every finding. */
import * as z from 'zod';
import { fileCountsSchema, findingSchema, responseSchema } from '../../app/response-schema.ts';

/** The JSON answer `afi.check/1`. */
export const checkResponse = responseSchema('check', 'Every finding in the register.', {
  findings: z.array(findingSchema),
  files: fileCountsSchema,
});
