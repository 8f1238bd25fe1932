/** Schema of the answer of `framework list`. */
import * as z from 'zod';
import {
  countSchema,
  daySchema,
  type ResponseBody,
  responseSchema,
  textListSchema,
  textSchema,
} from '../../app/response-schema.ts';
import { frameworkSources } from '../../domain/vocabulary.ts';

/** The answer of `framework list`. */
export const frameworkListResponse = responseSchema(
  'framework-list',
  'The versions of the PEEL Assessment Framework, in the order in which they began.',
  {
    frameworks: z.array(
      z.strictObject({
        id: textSchema,
        title: textSchema,
        from: daySchema.nullable(),
        until: daySchema.nullable(),
        replaces: textSchema.nullable(),
        source: z.enum(frameworkSources).nullable(),
        in_force: z.boolean(),
        questions: countSchema,
        ungraded: textListSchema,
        topics: countSchema,
        characteristics: countSchema,
      }),
    ),
  },
);

/** The versions of the framework. */
export type FrameworkList = ResponseBody<typeof frameworkListResponse>['frameworks'];
