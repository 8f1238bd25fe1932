/** Reads and replaces values by path in a record's plain data, and compares data exactly. */

import type { Path } from '../../domain/finding.ts';
import { isMap } from '../../domain/plain-data.ts';
import type { Value } from './write-value.ts';

/** A path as a correction names it: `history[3].note`. */
export const formatPath = (path: Path): string =>
  path.map((step, i) => (typeof step === 'number' ? `[${step}]` : i > 0 ? `.${step}` : step)).join('');

/** A path for a message, in backticks; `the whole record` for an empty path. */
export const quotePath = (path: Path): string =>
  path.length === 0 ? 'the whole record' : `\`${formatPath(path)}\``;

/** The value at a path of a record's data; undefined if there is none. */
export function valueAt(data: unknown, path: Path): Value | undefined {
  let value = data;
  for (const step of path) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, step)) return undefined;
    value = Reflect.get(value, step);
  }
  // Data read from YAML has no values but these.
  return value as Value | undefined;
}

/** The data with another value at a path, or, if that is undefined, without it. */
export function withValue(data: unknown, [step, ...innerPath]: Path, value: unknown): unknown {
  if (step === undefined) return value;
  if (Array.isArray(data))
    return data.flatMap((element: unknown, i) => {
      if (i !== Number(step)) return [element];
      const newValue = withValue(element, innerPath, value);
      return newValue === undefined ? [] : [newValue];
    });
  const map = isMap(data) ? data : {};
  const newValue = withValue(Object.hasOwn(map, step) ? map[step] : undefined, innerPath, value);
  const { [step]: _, ...otherEntries } = map;
  return newValue === undefined ? otherEntries : { ...map, [step]: newValue };
}

/** Whether two values are exactly the same. To verify an edit, `-0` differs from 0, and an undefined key counts as a key. */
export function isExactlyEqual(value: unknown, otherValue: unknown): boolean {
  if (Array.isArray(value) && Array.isArray(otherValue))
    return (
      value.length === otherValue.length &&
      value.every((element, i) => isExactlyEqual(element, otherValue[i]))
    );
  if (!isMap(value) || !isMap(otherValue)) return Object.is(value, otherValue);
  const keys = Object.keys(value);
  return (
    keys.length === Object.keys(otherValue).length &&
    keys.every((key) => Object.hasOwn(otherValue, key) && isExactlyEqual(value[key], otherValue[key]))
  );
}
