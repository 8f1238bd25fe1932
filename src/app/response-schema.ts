/** Defines the schemas that JSON answers share. Nothing in an answer is optional: an absent list is [], an absent scalar null. */
import * as z from 'zod';
import { buildRecord } from '../domain/collections.ts';
import { dimensionNames, frameworkSources } from '../domain/vocabulary.ts';

/** A text. */
export const textSchema = z.string();
/** A day YYYY-MM-DD. */
export const daySchema = z.string().meta({ description: 'YYYY-MM-DD.', pattern: '^\\d{4}-\\d{2}-\\d{2}$' });
/** A number of things: a whole number from 0. */
export const countSchema = z.int().min(0);
/** A list of texts. */
export const textListSchema = z.array(textSchema);
/** Ids of records. */
export const idListSchema = z.array(textSchema);
/** The name of a dimension. */
export const dimensionSchema = z.enum(dimensionNames);

/** An object with the same schema for each of its keys. */
export const objectWithKeys = <const Word extends string, Value extends z.ZodType>(
  words: readonly Word[],
  value: Value,
) => z.strictObject(buildRecord(words, () => value));

/** Numbers of files; `found` is the sum of the other three. */
export const fileCountsSchema = objectWithKeys(['found', 'counted', 'rejected', 'ignored'], countSchema);

/** The title of a version of the PEEL Assessment Framework, and what is to be known about it. */
export const frameworkNoteShape = {
  title: textSchema,
  source: z.enum(frameworkSources).nullable().describe('Null for the published wording.'),
  wording: textSchema
    .nullable()
    .describe('The source of the wording, in words, unless it is the published one.'),
  period_note: textSchema.nullable().describe('A sentence if no framework was in force on the day.'),
};
/** The framework whose questions are the rows or columns. */
export const rowFrameworkSchema = z
  .strictObject({ id: textSchema, ...frameworkNoteShape })
  .nullable()
  .describe('The framework whose questions are the rows or columns; null if these are not questions.');

/** The schema of an answer, whose first key is its name: `afi.summary/1`. */
export const responseSchema = <const Name extends string, Shape extends z.ZodRawShape>(
  name: Name,
  description: string,
  shape: Shape,
) =>
  z
    .strictObject({ schema: z.literal(`afi.${name}/1` as const), ...shape })
    .meta({ title: `afi.${name}/1`, description });

const positiveInteger = z.int().min(1);

/** A finding. */
export const findingSchema = z.strictObject({
  code: textSchema,
  severity: z.enum(['error', 'warning']),
  message: textSchema,
  help: textSchema.describe('What to do about it.'),
  file: textSchema,
  line: positiveInteger,
  column: positiveInteger.describe('In UTF-16 units, as editors count.'),
});

/** The fields that the answer of every changing command has. */
export const changeShape = {
  subject: textSchema
    .nullable()
    .describe('The first line of the commit, or null if there is nothing to record.'),
  commit: textSchema.nullable().describe('The id in full, or null if nothing was recorded.'),
  dry_run: z.boolean().describe('Whether it was a dry run, which records nothing.'),
  actions: textListSchema.describe('Ids of the actions that it changes.'),
  files: z.array(z.strictObject({ file: textSchema, change: z.enum(['added', 'changed', 'deleted']) })),
  warnings: z.array(findingSchema).describe('The findings of `check` that the change adds.'),
};

const textChangeShape = { told: textListSchema.describe('Further lines of the answer.'), ...changeShape };

/** The schema of the answer of a changing command whose own answer is lines of text; `command` is its name, if the answer has another. */
export const changeSchema = <const Name extends string>(name: Name, command = name.replace('-', ' ')) =>
  responseSchema(name, `What \`afi ${command}\` recorded, or with --dry-run would record.`, textChangeShape);

/** A change in the answer of a changing command. */
export type RecordedChange = SchemaOutput<z.ZodObject<typeof changeShape>>;

/** The type of a part of an answer. */
export type SchemaOutput<Schema extends z.ZodType> = DeepReadonly<z.output<Schema>>;

/** The type of an answer without its first key. */
export type ResponseBody<Schema extends z.ZodType> = DeepReadonly<WithoutSchemaKey<z.output<Schema>>>;

type DeepReadonly<Value> = Value extends object
  ? { readonly [Key in keyof Value]: DeepReadonly<Value[Key]> }
  : Value;
type WithoutSchemaKey<Value> = Value extends unknown ? Omit<Value, 'schema'> : never;

/** The schema of any answer. */
export type ResponseSchema = z.ZodType<{ readonly schema: string }>;

/** The name of an answer: `summary` of `afi.summary/1`. */
export type ResponseName<Schema extends ResponseSchema> =
  z.output<Schema> extends { readonly schema: `afi.${infer Name}/1` } ? Name : never;
