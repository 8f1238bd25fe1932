/** Schema of the answer of `afi` without a command: what needs attention now. */
import * as z from 'zod';
import type { ResponseBody } from '../../app/response-schema.ts';
import {
  countSchema,
  daySchema,
  fileCountsSchema,
  responseSchema,
  textSchema,
} from '../../app/response-schema.ts';

/** The JSON answer `afi.overview/1`. */
export const overviewResponse = responseSchema('overview', 'What needs attention now.', {
  as_at: daySchema.nullable().describe('Null without a register, like every other value that is not a list.'),
  force: textSchema.nullable(),
  attention: z.array(
    z.strictObject({
      id: textSchema.describe('The list in the answer of `due`.'),
      heading: textSchema,
      count: countSchema,
      ids: z.array(textSchema).describe('Ids of actions or, for responses, of inspections.'),
      next: textSchema.describe('The command to use.'),
    }),
  ),
  errors: countSchema.nullable().describe('Findings of `check` that are errors.'),
  warnings: countSchema.nullable(),
  files: fileCountsSchema.nullable(),
});
/** The answer, without its schema name. */
export type Overview = ResponseBody<typeof overviewResponse>;
