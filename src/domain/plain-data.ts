/** Plain data, as records are made of: whether two pieces of it say the same, and what a piece says as text. */
import { compareBy } from './collections.ts';

/** Named values. */
export type Fields = Readonly<Record<string, unknown>>;

/** Whether a value is a map of named values, and no list. */
export const isMap = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Whether two pieces of data say the same, whatever the order of their keys; an absent key says nothing. */
export const deepEqual = (a: unknown, b: unknown): boolean => canonicalJson(a) === canonicalJson(b);

/** What a value says, as one text: the order of a map's keys says nothing. */
export function canonicalJson(value: unknown): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? '';
  const cached = jsonCache.get(value);
  if (cached !== undefined) return cached;
  const text = JSON.stringify(sortKeys(value));
  jsonCache.set(value, text);
  return text;
}

/** Data is never changed once it is read, and histories are compared event with event. */
const jsonCache = new WeakMap<object, string>();

const sortKeys = (value: unknown): unknown =>
  Array.isArray(value)
    ? value.map(sortKeys)
    : isMap(value)
      ? Object.fromEntries(
          Object.entries(value)
            .filter(([, inner]) => inner !== undefined)
            .sort(compareBy(([key]) => key))
            .map(([key, inner]) => [key, sortKeys(inner)]),
        )
      : value;

/** A value in words: text as it stands, a map or list as JSON, nothing where there is none. */
export const toText = (value: unknown): string =>
  value === undefined ? '' : typeof value === 'string' ? value : JSON.stringify(value);

/** What is said of a value where there is none, also by a `correction`. */
export const noValue = '(nothing)';
