/** Schema of the answer of `site`: how many pages were written and removed. */
import { countSchema, responseSchema, textSchema } from '../../app/response-schema.ts';

/** The JSON answer `afi.site/1`. */
export const siteResponse = responseSchema('site', 'What was written to a folder of pages.', {
  folder: textSchema,
  first: textSchema.describe('The page to begin with.'),
  written: countSchema,
  removed: countSchema.describe('Pages of an earlier site that are no more.'),
});
