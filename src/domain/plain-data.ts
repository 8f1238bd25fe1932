/** Compares the plain data of records (maps, lists and scalars) and converts it to text. */
import { compareBy } from './collections.ts';

/** Named values. */
export type Fields = Readonly<Record<string, unknown>>;

/** Whether a value is a map of named values: an object that is not a list. */
export const isMap = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Whether two values are equal. The order of keys does not matter, and a key with undefined equals an absent key. */
export const deepEqual = (a: unknown, b: unknown): boolean => canonicalJson(a) === canonicalJson(b);

/** A value as JSON with sorted keys, so that equal values give equal texts. */
export function canonicalJson(value: unknown): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? '';
  const cachedText = jsonCache.get(value);
  if (cachedText !== undefined) return cachedText;
  const text = JSON.stringify(sortKeys(value));
  jsonCache.set(value, text);
  return text;
}

/** A cache, since histories are compared event by event. Data never changes once it is read. */
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

/** A value as text: a string unchanged, a map or list as JSON, undefined as an empty string. */
export const toText = (value: unknown): string =>
  value === undefined ? '' : typeof value === 'string' ? value : JSON.stringify(value);

/** The text for an absent value, in messages and in the `was` of a `correction` event. */
export const noValue = '(nothing)';

/** A text in Unicode's composed form with line ends `\n`: what editors and systems change without changing a word. */
export const normaliseText = (text: string): string => text.normalize('NFC').replace(/\r\n?/g, '\n');

/** A copy of plain data with each text and key normalised; the same object for the same data. */
export function normaliseTexts(value: unknown): unknown {
  if (typeof value === 'string') return normaliseText(value);
  if (typeof value !== 'object' || value === null) return value;
  const cachedValue = normalisedData.get(value);
  if (cachedValue !== undefined) return cachedValue;
  const normalisedValue = Array.isArray(value)
    ? value.map(normaliseTexts)
    : Object.fromEntries(
        Object.entries(value).map(([key, inner]) => [normaliseText(key), normaliseTexts(inner)]),
      );
  normalisedData.set(value, normalisedValue);
  return normalisedValue;
}

/** A cache, since a version of a record is read at each commit that touches it. */
const normalisedData = new WeakMap<object, object>();
