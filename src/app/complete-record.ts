/** A record as an answer holds it: with every field that its schema knows, so that nobody need ask whether one is there. */
import * as z from 'zod';
import { memberFor } from '../domain/schema/schema-walk.ts';

/** The schema of that. Conditions between fields stay with the record's own schema. */
export function completeSchema<Schema extends z.ZodType>(
  schema: Schema,
): z.ZodType<CompleteRecord<z.output<Schema>>> {
  return widened(schema) as unknown as z.ZodType<CompleteRecord<z.output<Schema>>>;
}

export type CompleteRecord<Value> = Value extends readonly (infer Item)[]
  ? readonly CompleteRecord<Item>[]
  : Value extends object
    ? { readonly [Key in keyof Value]-?: FilledField<Value[Key]> }
    : Value;

type FilledField<Value> = undefined extends Value ? Absent<NonNullable<Value>> : CompleteRecord<Value>;
type Absent<Value> = Value extends readonly unknown[] ? CompleteRecord<Value> : CompleteRecord<Value> | null;

function widened(schema: z.ZodType): z.ZodType {
  const about = ({ title, description }: z.core.GlobalMeta = {}) => ({
    ...(title !== undefined && { title }),
    ...(description !== undefined && { description }),
  });
  const again = (made: z.ZodType) => made.meta(about(schema.meta()));
  if (schema instanceof z.ZodOptional) {
    const inner = widened(schema.unwrap() as z.ZodType);
    return again(inner instanceof z.ZodArray ? inner : inner.nullable());
  }
  // What has a default is always there.
  if (schema instanceof z.ZodDefault) return again(widened(schema.unwrap() as z.ZodType));
  if (schema instanceof z.ZodArray) return again(z.array(widened(schema.element as z.ZodType)));
  if (schema instanceof z.ZodDiscriminatedUnion)
    return again(z.union((schema.options as z.ZodType[]).map(widened)));
  if (schema instanceof z.ZodObject)
    return again(
      z.strictObject(
        Object.fromEntries(
          Object.entries(schema.shape as z.ZodRawShape).map(([key, field]) => [
            key,
            widened(field as z.ZodType),
          ]),
        ),
      ),
    );
  return schema;
}

/** The record with what its file does not say: [] for a list, null for anything else. */
export const withAllFields = <Schema extends z.ZodType>(
  schema: Schema,
  record: z.output<Schema>,
): CompleteRecord<z.output<Schema>> => withAll(schema, record) as CompleteRecord<z.output<Schema>>;

function withAll(schema: z.ZodType, value: unknown): unknown {
  if (schema instanceof z.ZodOptional) {
    const inner = schema.unwrap() as z.ZodType;
    return value === undefined ? (inner instanceof z.ZodArray ? [] : null) : withAll(inner, value);
  }
  if (schema instanceof z.ZodDefault) return withAll(schema.unwrap() as z.ZodType, value);
  if (schema instanceof z.ZodArray)
    return (value as readonly unknown[]).map((item) => withAll(schema.element as z.ZodType, item));
  if (schema instanceof z.ZodDiscriminatedUnion) {
    const member = memberFor(schema, (value as { readonly event: unknown }).event);
    return member === undefined ? value : withAll(member as z.ZodType, value);
  }
  if (!(schema instanceof z.ZodObject)) return value;
  return Object.fromEntries(
    Object.entries(schema.shape as z.ZodRawShape).map(([key, field]) => [
      key,
      withAll(field as z.ZodType, (value as Readonly<Record<string, unknown>>)[key]),
    ]),
  );
}
