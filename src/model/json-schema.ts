/** JSON Schemas of the records, draft 7, as editors read them. Rules across fields and records live in `check` only. */
import * as z from 'zod';
import { wholeSchema } from './exchange/whole.ts';
import { type Kind, schemas } from './records/kinds.ts';

export type JsonSchema = Readonly<Record<string, unknown>>;

/** What zod adds of its own accord and no reader needs, or what would contradict the pattern. */
const dropped = new Set(['$schema', 'propertyNames']);

const tidy = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(tidy);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key]) => !dropped.has(key))
      .map(([key, inner]) => [key, tidy(inner)]),
  );
};

export const jsonSchema = (kind: Kind): JsonSchema => drafted(schemas[kind]);

/** The schema of what `export --format json` gives. */
export const exportJsonSchema = (): JsonSchema => drafted(wholeSchema);

function drafted(of: z.ZodType): JsonSchema {
  const schema = z.toJSONSchema(of, { target: 'draft-7', io: 'input' });
  return { $schema: 'http://json-schema.org/draft-07/schema#', ...(tidy(schema) as JsonSchema) };
}
