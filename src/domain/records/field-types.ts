/** Makes the schemas of the values of fields, each with its description: text, id, date and so on. */
import * as z from 'zod';
import { isDay, parsePartialDate } from '../dates/partial-date.ts';
import { isId, maxIdLength } from '../ids.ts';
import { maxLineLength, maxTextLength } from '../limits.ts';
import { pafKeyPattern } from '../paf-key.ts';
import { requestKeyPattern } from '../request-key.ts';

/**
 * The schemas of free text. In such a field a comment sign or an unquoted `no` would change the meaning unnoticed, so the loader
 * checks its unquoted values.
 */
export const freeTextSchemas = z.registry<{ free: true }>();

/** Free text, which may have paragraphs. */
export const freeText = (description: string) =>
  markAsFreeText(z.string().min(1).max(maxTextLength).meta({ description }));

/** Free text of a line, such as a title or a name. */
export const freeLine = (description: string) =>
  markAsFreeText(z.string().min(1).max(maxLineLength).meta({ description }));

const markAsFreeText = <Schema extends z.ZodString>(schema: Schema): Schema => {
  freeTextSchemas.add(schema, { free: true });
  return schema;
};

/** Free text, or the fingerprint of a text that must not be kept. */
export const textOrFingerprint = (description: string) => {
  const schema = z
    .union([
      z.string().min(1).max(maxTextLength),
      z.strictObject({ sha256: fileHash('The SHA-256 of the former text.') }),
    ])
    .meta({ description });
  freeTextSchemas.add(schema, { free: true });
  return schema;
};

/** A role, a reference or a theme: a word that the force chooses. */
export const word = (description: string) => z.string().min(1).max(maxLineLength).meta({ description });

/** The id of a record. */
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

const dateSchemas = new WeakSet<z.core.$ZodType>();

/** Whether a field contains a date YYYY-MM-DD. */
export const isDateSchema = (schema: z.core.$ZodType): boolean => dateSchemas.has(schema);

/** A date YYYY-MM-DD. */
export const date = (description: string) => {
  const schema = z
    .string()
    .refine(isDay, { params: { form: 'date' } })
    .meta({
      description,
      pattern: '^\\d{4}-\\d{2}-\\d{2}$',
      patternErrorMessage: 'Write the date as YYYY-MM-DD, for example 2021-11-25',
    });
  dateSchemas.add(schema);
  return schema;
};

/** A day, a month, a range of them or a financial year. */
export const partialDate = (description: string) =>
  z
    .string()
    .refine((value) => parsePartialDate(value) !== undefined, { params: { form: 'partial-date' } })
    .meta({
      description,
      pattern: '^\\d{4}(-\\d{2}(-\\d{2})?(/\\d{4}-\\d{2}(-\\d{2})?)?|/\\d{2})$',
      patternErrorMessage: 'Write 2022-10-03, 2022-11, 2022-05/2022-06 or 2021/22',
    });

const patternText = (description: string, form: string, pattern: string, example: string) =>
  z
    .string()
    .refine((value) => new RegExp(pattern).test(value), { params: { form } })
    .meta({ description, pattern, patternErrorMessage: `Write it like ${example}` });

/** The key of a question: `8`. */
export const questionKey = (description: string) => patternText(description, 'question', '^\\d{1,2}$', '"8"');
/** The key of a topic: `8.4`. */
export const topicKey = (description: string) =>
  patternText(description, 'topic', '^\\d{1,2}\\.\\d{1,2}$', '"8.4"');
/** The key of a characteristic of good: `8.4.3`. */
export const characteristicKey = (description: string) =>
  patternText(description, 'characteristic', '^\\d{1,2}\\.\\d{1,2}\\.\\d{1,2}$', '"8.4.3"');
/** A key of any level, with the version it is from, or without: `peel-2025-27:8.4`, `8.4`. */
export const pafKey = (description: string) =>
  patternText(description, 'paf', pafKeyPattern, '"8", "8.4", "8.4.3" or "peel-2025-27:8.4"');
/** The key of a topic or a characteristic. */
export const assessedKey = (description: string) =>
  patternText(description, 'assessed', '^\\d{1,2}(\\.\\d{1,2}){1,2}$', '"8.4" or "8.4.3"');

/** A SHA-256 in hexadecimal. */
export const fileHash = (description: string) =>
  patternText(description, 'sha256', '^[0-9a-f]{64}$', 'sixty-four hexadecimal digits');

/** The id of a commit, in full. */
export const commitId = (description: string) =>
  patternText(
    description,
    'commit',
    '^[0-9a-f]{40}([0-9a-f]{24})?$',
    '6bef39e9beb82af3c7977c979531dd4dbfa8fa23',
  );
/** The id of a finding of `verify`: its code and a digest. */
export const auditFindingId = (description: string) =>
  patternText(description, 'audit-finding', '^[a-z]+(-[a-z]+)*-[0-9a-f]{10}$', 'event-removed-3f9a1c2b04');

/** The key of a request: its day, and what was requested. */
export const requestKey = (description: string) =>
  patternText(description, 'request', requestKeyPattern, '2022-01-10 target');

/** A word of a fixed list. */
export const choice = <const Values extends readonly string[]>(values: Values, description: string) =>
  z.enum(values).meta({ description });

/** True or false. */
export const yesNo = (description: string) => z.boolean().meta({ description });

/** A list of values of one kind. */
export const list = <Item extends z.ZodType>(itemSchema: Item, description: string) =>
  z.array(itemSchema).meta({ description });

/** The field `extra` of a record. */
export const extra = z
  .record(
    z.string(),
    markAsFreeText(z.string().max(maxTextLength).meta({ description: 'The value; it may be empty.' })),
  )
  .optional()
  .meta({ description: "The force's own fields: a flat map of texts." });
