/** Collects the reasons why a row of a sheet is refused, so that all are reported together. */
import { AppError } from '../../domain/errors.ts';

/** A reason why a row is refused, and the column that causes it. */
export class RowFault extends AppError {
  override readonly code = 'row';
  readonly column: string | undefined;
  constructor(reason: string, column?: string) {
    super(reason);
    this.column = column;
  }
}

/** All reasons of a row. */
class RowFaults extends AppError {
  override readonly code = 'row';
  readonly faults: readonly RowFault[];
  constructor(faults: readonly RowFault[]) {
    super(faults.map(({ message }) => message).join('; '));
    this.faults = faults;
  }
}

export interface ErrorCollector {
  /** Calls a function; collects its `RowFault` and returns undefined if it throws one. */
  readonly attempt: <Value>(read: () => Value) => Value | undefined;
  readonly isClean: () => boolean;
  /** Throws all collected faults, if there are any. */
  readonly throwIfAny: () => void;
}

/** A collector of the faults of a row, each once. */
export function collectErrors(): ErrorCollector {
  const faults: RowFault[] = [];
  const meet = (fault: RowFault) => {
    if (!faults.some(({ message, column }) => message === fault.message && column === fault.column))
      faults.push(fault);
  };
  return {
    attempt: (read) => {
      try {
        return read();
      } catch (error) {
        for (const fault of faultsIn(error)) meet(fault);
        return undefined;
      }
    },
    isClean: () => faults.length === 0,
    throwIfAny: () => {
      if (faults.length > 0) throw new RowFaults(faults);
    },
  };
}

/** The faults in a caught error; any other error is thrown again. */
export function faultsIn(error: unknown): readonly RowFault[] {
  if (error instanceof RowFaults) return error.faults;
  if (error instanceof RowFault) return [error];
  throw error;
}

/** A required value; throws `RowFault` if it is missing. */
export function requireValue<Value>(value: Value | undefined, reason: string, column: string): Value {
  if (value === undefined) throw new RowFault(reason, column);
  return value;
}
