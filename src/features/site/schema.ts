/** Schema of the answer of `site`: how many pages were written and removed. */
import { count, responseSchema, text } from '../../app/response-schema.ts';

export const site = responseSchema('site', 'What was written to a folder of pages.', {
  folder: text,
  first: text.describe('The page to begin with.'),
  written: count,
  removed: count.describe('Pages of an earlier site that are no more.'),
});
