/** JSON Schemas of the records, draft 7, as editors read them. Rules across fields and records live in `check` only. */
import * as z from 'zod';
import { type Kind, recordKinds } from '../records/record-kinds.ts';

export type JsonSchema = Readonly<Record<string, unknown>>;

/** Whether a key is one that zod adds and no reader needs, or that would contradict the pattern. */
const isDropped = (key: string, value: unknown) =>
  key === '$schema' ||
  key === 'propertyNames' ||
  (key === 'minimum' && value === Number.MIN_SAFE_INTEGER) ||
  (key === 'maximum' && value === Number.MAX_SAFE_INTEGER);

const tidy = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(tidy);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key, inner]) => !isDropped(key, inner))
      .map(([key, inner]) => [key, tidy(inner)]),
  );
};

export const jsonSchema = (kind: Kind): JsonSchema => toJsonSchema(recordKinds[kind].schema);

/** A schema as a draft-07 JSON Schema. */
export function toJsonSchema(recordSchema: z.ZodType): JsonSchema {
  const schema = z.toJSONSchema(recordSchema, { target: 'draft-7', io: 'input' });
  return { $schema: 'http://json-schema.org/draft-07/schema#', ...(tidy(schema) as JsonSchema) };
}
