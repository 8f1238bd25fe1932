/** Collects the reasons why a row of a sheet is refused, so that all are reported together. */
import { AppError } from '../../domain/errors.ts';

/** A reason why a row is refused, and the column that causes it; no column if it is the row itself. */
export class RowError extends AppError {
  override readonly code = 'row';
  readonly column: string | undefined;
  /** The word of the cell, if it is none of the column's fixed words. */
  readonly unknownWord: string | undefined;
  constructor(reason: string, column?: string, unknownWord?: string) {
    super(reason);
    this.column = column;
    this.unknownWord = unknownWord;
  }
}

/** All reasons why a row is refused, as one error. */
class RowErrors extends AppError {
  override readonly code = 'row';
  readonly errors: readonly RowError[];
  constructor(errors: readonly RowError[]) {
    super(errors.map(({ message }) => message).join('; '));
    this.errors = errors;
  }
}

/** Collects the errors of one row while its cells are read. */
export interface ErrorCollector {
  /** Calls a function; collects its `RowError` and returns undefined if it throws one. */
  readonly attempt: <Value>(read: () => Value) => Value | undefined;
  /** Whether no error was collected. */
  readonly isClean: () => boolean;
  /** @throws RowErrors, with all collected errors, if there are any */
  readonly throwIfAny: () => void;
}

/** Creates a collector; it keeps errors with the same message and column once. */
export function collectErrors(): ErrorCollector {
  const errors: RowError[] = [];
  const addError = (error: RowError) => {
    if (!errors.some(({ message, column }) => message === error.message && column === error.column))
      errors.push(error);
  };
  return {
    attempt: (read) => {
      try {
        return read();
      } catch (caught) {
        for (const error of rowErrorsIn(caught)) addError(error);
        return undefined;
      }
    },
    isClean: () => errors.length === 0,
    throwIfAny: () => {
      if (errors.length > 0) throw new RowErrors(errors);
    },
  };
}

/** The row errors in a caught error; any other error is thrown again. */
export function rowErrorsIn(error: unknown): readonly RowError[] {
  if (error instanceof RowErrors) return error.errors;
  if (error instanceof RowError) return [error];
  throw error;
}

/**
 * A required value.
 * @throws RowError if it is missing
 */
export function requireValue<Value>(value: Value | undefined, reason: string, column: string): Value {
  if (value === undefined) throw new RowError(reason, column);
  return value;
}
