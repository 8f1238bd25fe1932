/** Follows a record's data down its schema: which field a value stands in, and which keys it might have had. */
import * as z from 'zod';
import type { Path } from '../finding.ts';
import { freeText } from '../records/field-types.ts';

export type Schema = z.core.$ZodType;
export type Issue = z.core.$ZodIssue;

/** Whether a field holds free text. */
export const isFreeText = (schema: Schema | undefined): boolean => freeText.has(schema as z.ZodType);

interface Def {
  readonly innerType?: Schema;
  readonly element?: Schema;
  readonly valueType?: Schema;
  readonly shape?: Readonly<Record<string, Schema>>;
  readonly options?: readonly Schema[];
  readonly discriminator?: string;
  readonly values?: readonly unknown[];
}

export const defOf = (schema: Schema) => schema._zod.def as unknown as Def;

/** The member of a union of events that a map means, told by its name; what is no union stands for itself. */
export const memberFor = (schema: Schema, event: unknown): Schema | undefined => {
  const { options, discriminator } = defOf(schema);
  if (!options || discriminator === undefined) return schema;
  return options.find((option) => {
    const literal = defOf(option).shape?.[discriminator];
    return literal !== undefined && defOf(literal).values?.includes(event);
  });
};

/** The schema that holds for what stands at a path of a record's data; none where the format says nothing of it. */
export function schemaAt(schema: Schema, data: unknown, path: Path): Schema | undefined {
  let at = settled(schema, data);
  let value = data;
  for (const step of path) {
    const { shape, element, valueType }: Def = at ? defOf(at) : {};
    value = (value as Record<string | number, unknown> | null)?.[step];
    const next = shape && Object.hasOwn(shape, step) ? shape[step] : (element ?? valueType);
    at = next && settled(next, value);
  }
  return at;
}

/** Without the wrappers that make a field optional; of a union, the member that the value means. */
function settled(schema: Schema, value: unknown): Schema | undefined {
  const { innerType, discriminator } = defOf(schema);
  if (innerType) return settled(innerType, value);
  return discriminator === undefined || value === null || typeof value !== 'object'
    ? schema
    : memberFor(schema, (value as Record<string, unknown>)[discriminator]);
}

/** The keys a map at a path may have. */
export function keysAt(schema: Schema, data: unknown, path: Path): readonly string[] {
  const at = schemaAt(schema, data, path);
  return Object.keys((at && defOf(at).shape) ?? {});
}

/** Whether a value would do at a place for which this schema holds. */
export const accepts = (schema: Schema | undefined, value: unknown): boolean =>
  schema !== undefined && z.core.safeParse(schema, value).success;
