/** Completes records for JSON answers: every field of the schema is present, [] for an absent list and null for an absent scalar. */
import * as z from 'zod';
import { isMap } from '../domain/plain-data.ts';
import { definitionOf, type Schema, unionMember } from '../domain/schema/schema-walk.ts';

/** The schema of a complete record, without the conditions between fields. */
export const completeSchema = <Schema extends z.ZodType>(schema: Schema) =>
  // The cast is safe: the mapped type describes what `completeField` does to each field.
  completeField(schema) as z.ZodType<CompleteRecord<z.output<Schema>>>;

/** A record without optional fields. */
export type CompleteRecord<Value> = Value extends readonly (infer Item)[]
  ? readonly CompleteRecord<Item>[]
  : Value extends object
    ? { readonly [Key in keyof Value]-?: CompleteField<Value[Key]> }
    : Value;

type CompleteField<Value> = undefined extends Value ? Nullable<NonNullable<Value>> : CompleteRecord<Value>;
type Nullable<Value> = Value extends readonly unknown[]
  ? CompleteRecord<Value>
  : CompleteRecord<Value> | null;

function completeField(schema: Schema): Schema {
  const { innerType, element, shape, options } = definitionOf(schema);
  if (innerType && schema instanceof z.ZodOptional) {
    const inner = completeField(innerType);
    return copyMetadata(schema, inner instanceof z.ZodArray ? inner : z.nullable(inner));
  }
  // A field with a default is always present.
  if (innerType && schema instanceof z.ZodDefault) return copyMetadata(schema, completeField(innerType));
  if (element) return copyMetadata(schema, z.array(completeField(element)));
  if (options && schema instanceof z.ZodDiscriminatedUnion)
    return copyMetadata(schema, z.union(options.map(completeField)));
  if (shape && schema instanceof z.ZodObject)
    return copyMetadata(
      schema,
      z.strictObject(
        Object.fromEntries(Object.entries(shape).map(([key, field]) => [key, completeField(field)])),
      ),
    );
  return schema;
}

/** A copy of a schema with the title and description of another. */
function copyMetadata(original: Schema, schema: Schema): Schema {
  const { title, description } = z.globalRegistry.get(original) ?? {};
  const copy = z.core.clone(schema);
  z.globalRegistry.add(copy, {
    ...(title !== undefined && { title }),
    ...(description !== undefined && { description }),
  });
  return copy;
}

/** A record with every field of its schema. */
export const withAllFields = <Schema extends z.ZodType>(schema: Schema, record: z.output<Schema>) =>
  // The cast is safe: the mapped type describes what `completeValue` adds to each field.
  completeValue(schema, record) as CompleteRecord<z.output<Schema>>;

function completeValue(schema: Schema, value: unknown): unknown {
  const { innerType, element, shape } = definitionOf(schema);
  if (innerType && schema instanceof z.ZodOptional)
    return value === undefined
      ? innerType instanceof z.ZodArray
        ? []
        : null
      : completeValue(innerType, value);
  if (innerType && schema instanceof z.ZodDefault) return completeValue(innerType, value);
  if (element && Array.isArray(value))
    return value.map((listItem: unknown) => completeValue(element, listItem));
  if (!isMap(value)) return value;
  if (schema instanceof z.ZodDiscriminatedUnion) {
    const member = unionMember(schema, value['event']);
    return member === undefined ? value : completeValue(member, value);
  }
  if (!shape) return value;
  return Object.fromEntries(
    Object.entries(shape).map(([key, field]) => [key, completeValue(field, value[key])]),
  );
}
