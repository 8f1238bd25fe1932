/** Reads the codes of errors of the operating system. */

/** The system's own word for it, `ENOENT`; undefined for an error that has none. */
export const codeOf = (error: unknown): string | undefined =>
  (error as NodeJS.ErrnoException | undefined)?.code;

/** Whether the system itself would not do what it was asked. */
export const isFromSystem = (error: unknown): error is NodeJS.ErrnoException =>
  (error as NodeJS.ErrnoException | undefined)?.syscall !== undefined;
