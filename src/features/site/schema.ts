/** Schema of the answer of `site`: how many pages were written and removed. */
import { countSchema, responseSchema, textSchema } from '../../app/response-schema.ts';

/** The JSON answer `afi.site/1`. */
export const siteResponse = responseSchema('site', 'The folder of pages that was written.', {
  folder: textSchema,
  first: textSchema.describe('The first page to open.'),
  written: countSchema,
  removed: countSchema.describe('Pages of an earlier site that were removed.'),
});
