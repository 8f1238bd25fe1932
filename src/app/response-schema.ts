/** What answers are made of: nothing is optional in them, an absent list is [], whatever else is absent null. */
import * as z from 'zod';
import { dimensionNames } from '../domain/dimension-names.ts';

export const text = z.string();
export const day = z.string().meta({ description: 'YYYY-MM-DD.', pattern: '^\\d{4}-\\d{2}-\\d{2}$' });
export const count = z.int().min(0);
export const texts = z.array(text);
export const ids = z.array(text);
export const dimension = z.enum(dimensionNames);

/** The same for each of a few words. */
export const byWord = <const Word extends string, Value extends z.ZodType>(
  words: readonly Word[],
  value: Value,
) => z.strictObject(Object.fromEntries(words.map((word) => [word, value])) as Record<Word, Value>);

/** Every file found is in exactly one of the other three. */
export const files = byWord(['found', 'counted', 'rejected', 'ignored'], count);

/** An answer, which says by its first key what it is. */
export const responseSchema = <const Name extends string, Shape extends z.ZodRawShape>(
  name: Name,
  description: string,
  shape: Shape,
) =>
  z
    .strictObject({ schema: z.literal(`afi.${name}/1` as const), ...shape })
    .meta({ title: `afi.${name}/1`, description });

/** What a part of an answer is, for who makes it or draws it. */
export type Infer<Schema extends z.ZodType> = Fixed<z.output<Schema>>;

/** The same of a whole answer: what it is besides its first key, which is put there when it is printed. */
export type ResponseBody<Schema extends z.ZodType> = Fixed<Unnamed<z.output<Schema>>>;

type Fixed<Value> = Value extends object ? { readonly [Key in keyof Value]: Fixed<Value[Key]> } : Value;
type Unnamed<Value> = Value extends unknown ? Omit<Value, 'schema'> : never;
