/** Makes the JSON Schemas of records for editors, draft 7. They do not include the rules that `check` has across records. */
import * as z from 'zod';
import { type Kind, recordKinds } from '../records/record-kinds.ts';

/** A JSON Schema, with the keywords that zod writes. */
export interface JsonSchema {
  readonly type?: string;
  readonly title?: string;
  readonly description?: string;
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly required?: readonly string[];
  readonly items?: JsonSchema;
  readonly additionalProperties?: JsonSchema | boolean;
  readonly anyOf?: readonly JsonSchema[];
  readonly oneOf?: readonly JsonSchema[];
  readonly enum?: readonly string[];
  readonly const?: unknown;
  readonly pattern?: string;
  readonly patternErrorMessage?: string;
  readonly [keyword: string]: unknown;
}

/** Whether to remove a key that zod adds: one that editors do not need, or that contradicts a pattern. */
const isDropped = (key: string, value: unknown) =>
  key === '$schema' ||
  key === 'propertyNames' ||
  (key === 'minimum' && value === Number.MIN_SAFE_INTEGER) ||
  (key === 'maximum' && value === Number.MAX_SAFE_INTEGER);

const removeExtraKeys = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(removeExtraKeys);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key, inner]) => !isDropped(key, inner))
      .map(([key, inner]) => [key, removeExtraKeys(inner)]),
  );
};

/** The JSON Schema of a kind of record. */
export const jsonSchema = (kind: Kind): JsonSchema => toJsonSchema(recordKinds[kind].schema);

/** A schema as a draft-07 JSON Schema. */
export function toJsonSchema(recordSchema: z.ZodType): JsonSchema {
  const schema = z.toJSONSchema(recordSchema, { target: 'draft-7', io: 'input' });
  // This cast is safe because `removeExtraKeys` only removes keys: the result is still a schema.
  return { $schema: 'http://json-schema.org/draft-07/schema#', ...(removeExtraKeys(schema) as JsonSchema) };
}
