/** Reads the codes of errors of the operating system. */
import { isMap } from '../domain/plain-data.ts';

/** The code of an error, such as `ENOENT`; undefined if it has none. */
export const errorCode = (error: unknown): string | undefined =>
  isMap(error) && typeof error['code'] === 'string' ? error['code'] : undefined;

/** Whether an error comes from a call of the operating system. */
export const isSystemError = (error: unknown): error is NodeJS.ErrnoException =>
  isMap(error) && error['syscall'] !== undefined;

/** The result of a call, or undefined if it throws. */
export function orUndefined<Value>(read: () => Value): Value | undefined {
  try {
    return read();
  } catch {
    return undefined;
  }
}
