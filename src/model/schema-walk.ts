/** Follows a record's data down its schema: which field a value stands in, and which keys it might have had. */
import type * as z from 'zod';
import type { Path } from './finding.ts';
import { freeText } from './records/fields.ts';

export type Schema = z.core.$ZodType;
export type Issue = z.core.$ZodIssue;

/** Whether a field holds free text. */
export const isFreeText = (schema: Schema): boolean => freeText.has(schema as z.ZodType);

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
export const memberFor = (def: Def, event: unknown): Def | undefined => {
  const { options, discriminator } = def;
  if (!options || discriminator === undefined) return def;
  return options.map(defOf).find(({ shape }) => {
    const literal = shape?.[discriminator];
    return literal !== undefined && defOf(literal).values?.includes(event);
  });
};

/** The keys a map at a path may have. */
export function keysAt(schema: Schema, data: unknown, path: Path): readonly string[] {
  let [def, value]: [Def | undefined, unknown] = [defOf(schema), data];
  const settle = () => {
    while (def?.innerType) def = defOf(def.innerType);
    if (def && value !== null && typeof value === 'object')
      def = memberFor(def, (value as Record<string, unknown>)[def.discriminator ?? '']);
  };
  settle();
  for (const step of path) {
    const next: Schema | undefined = def?.shape?.[String(step)] ?? def?.element ?? def?.valueType;
    def = next && defOf(next);
    value = (value as Record<string | number, unknown> | null)?.[step];
    settle();
  }
  return Object.keys(def?.shape ?? {});
}
