/** Makes the schemas of the values that fields contain, each with the sentence that describes it. */
import * as z from 'zod';
import { isDay, parsePartialDate } from '../dates/partial-date.ts';
import { isId, maxIdLength } from '../ids.ts';

/**
 * The fields of free text, in which a comment sign or an unquoted `no` would change the meaning unnoticed. The loader looks here
 * before it accepts an unquoted value.
 */
export const freeTextSchemas = z.registry<{ free: true }>();

export const text = (description: string) => free(z.string().min(1).meta({ description }));

const free = <Schema extends z.ZodString>(schema: Schema): Schema => {
  freeTextSchemas.add(schema, { free: true });
  return schema;
};

/** A role, a reference, a theme: a word of a list that the force keeps. */
export const word = (description: string) => z.string().min(1).meta({ description });

export const id = (description: string) =>
  z
    .string()
    .refine(isId, { params: { form: 'id' } })
    .meta({
      description,
      pattern: '^[a-z0-9]+(-[a-z0-9]+)*$',
      maxLength: maxIdLength,
      patternErrorMessage: 'Write an id: lower case, digits and hyphens, such as custody-2021-rec-2',
    });

export const date = (description: string) =>
  z
    .string()
    .refine(isDay, { params: { form: 'date' } })
    .meta({
      description,
      pattern: '^\\d{4}-\\d{2}-\\d{2}$',
      patternErrorMessage: 'Write the date as YYYY-MM-DD, for example 2021-11-25',
    });

export const partialDate = (description: string) =>
  z
    .string()
    .refine((value) => parsePartialDate(value) !== undefined, { params: { form: 'partial-date' } })
    .meta({
      description,
      pattern: '^\\d{4}(-\\d{2}(-\\d{2})?(/\\d{4}-\\d{2}(-\\d{2})?)?|/\\d{2})$',
      patternErrorMessage: 'Write 2022-10-03, 2022-11, 2022-05/2022-06 or 2021/22',
    });

const matching = (description: string, form: string, pattern: string, example: string) =>
  z
    .string()
    .refine((value) => new RegExp(pattern).test(value), { params: { form } })
    .meta({ description, pattern, patternErrorMessage: `Write it like ${example}` });

export const questionKey = (description: string) => matching(description, 'question', '^\\d{1,2}$', '"8"');
export const topicKey = (description: string) =>
  matching(description, 'topic', '^\\d{1,2}\\.\\d{1,2}$', '"8.4"');
export const characteristicKey = (description: string) =>
  matching(description, 'characteristic', '^\\d{1,2}\\.\\d{1,2}\\.\\d{1,2}$', '"8.4.3"');
export const pafKey = (description: string) =>
  matching(description, 'paf', '^\\d{1,2}(\\.\\d{1,2}){0,2}$', '"8", "8.4" or "8.4.3"');

export const fingerprint = (description: string) =>
  matching(description, 'sha256', '^[0-9a-f]{64}$', 'sixty-four hexadecimal digits');

export const oneOf = <const Values extends readonly [string, ...string[]]>(
  values: Values,
  description: string,
) => z.enum(values).meta({ description });

export const yesNo = (description: string) => z.boolean().meta({ description });

export const list = <Item extends z.ZodType>(item: Item, description: string) =>
  z.array(item).meta({ description });

export const extra = z
  .record(z.string(), free(z.string().meta({ description: 'The value; it may be empty.' })))
  .optional()
  .meta({ description: "The force's own fields: a flat map of texts." });
