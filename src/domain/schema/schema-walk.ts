/** Finds the schema of a value inside a record, and the keys that a map may have. */
import * as z from 'zod';
import type { Path } from '../finding.ts';
import { isMap } from '../plain-data.ts';
import { freeTextSchemas } from '../records/field-types.ts';

/** A schema, as zod represents it internally. */
export type Schema = z.core.$ZodType;
/** An error that zod found. */
export type Issue = z.core.$ZodIssue;

/** Whether a field contains free text. */
export const isFreeText = (schema: Schema | undefined): boolean =>
  // This cast is safe because the registry compares by identity; its type accepts only the public types of schema.
  freeTextSchemas.has(schema as z.ZodType);

interface Definition {
  readonly innerType?: Schema;
  readonly element?: Schema;
  readonly valueType?: Schema;
  readonly shape?: Readonly<Record<string, Schema>>;
  readonly options?: readonly Schema[];
  readonly discriminator?: string;
  readonly values?: readonly unknown[];
}

/** The definition of a schema. */
export const definitionOf = (schema: Schema) =>
  // This cast is needed because zod types the definition of each kind of schema separately; every field of `Definition` is optional.
  schema._zod.def as unknown as Definition;

/** The member of a union of events for an event's name. Any other schema is returned unchanged. */
export const unionMember = (schema: Schema, event: unknown): Schema | undefined => {
  const { options, discriminator } = definitionOf(schema);
  if (!options || discriminator === undefined) return schema;
  return options.find((option) => {
    const literal = definitionOf(option).shape?.[discriminator];
    return literal !== undefined && definitionOf(literal).values?.includes(event);
  });
};

/** Whether a value fits a schema. */
export const acceptsValue = (schema: Schema, value: unknown): boolean => z.safeParse(schema, value).success;

/** The schema of the value at a path of a record's data; undefined if the format has none. */
export function schemaAt(schema: Schema, data: unknown, path: Path): Schema | undefined {
  let current = unwrapSchema(schema, data);
  let value = data;
  for (const step of path) {
    const { shape, element, valueType }: Definition = current ? definitionOf(current) : {};
    value = typeof value === 'object' && value !== null ? Reflect.get(value, step) : undefined;
    const next = shape && Object.hasOwn(shape, step) ? shape[step] : (element ?? valueType);
    current = next && unwrapSchema(next, value);
  }
  return current;
}

/** A schema without the wrappers that make a field optional; of a union, the member for the value. */
function unwrapSchema(schema: Schema, value: unknown): Schema | undefined {
  const { innerType, discriminator } = definitionOf(schema);
  if (innerType) return unwrapSchema(innerType, value);
  return discriminator === undefined || !isMap(value) ? schema : unionMember(schema, value[discriminator]);
}

/** The keys that a map at a path may have. */
export function listKeysAt(schema: Schema, data: unknown, path: Path): readonly string[] {
  const current = schemaAt(schema, data, path);
  return Object.keys((current && definitionOf(current).shape) ?? {});
}

/** Whether a schema accepts a value. */
export const matchesSchema = (schema: Schema | undefined, value: unknown): boolean =>
  schema !== undefined && z.core.safeParse(schema, value).success;

/** The words that a schema of a fixed list accepts; empty for any other schema. */
export function listWords(schema: Schema): readonly string[] {
  const base = unwrapSchema(schema, undefined);
  return base instanceof z.ZodEnum ? base.options.map(String) : [];
}
