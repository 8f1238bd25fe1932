/** Reads the codes of errors of the operating system. */

/** The system's code of an error, such as `ENOENT`; undefined if it has none. */
export const errorCode = (error: unknown): string | undefined =>
  (error as NodeJS.ErrnoException | undefined)?.code;

/** Whether an error comes from a call of the operating system. */
export const isSystemError = (error: unknown): error is NodeJS.ErrnoException =>
  (error as NodeJS.ErrnoException | undefined)?.syscall !== undefined;

/** The result of a call, or undefined if it throws. */
export function orUndefined<Value>(read: () => Value): Value | undefined {
  try {
    return read();
  } catch {
    return undefined;
  }
}
