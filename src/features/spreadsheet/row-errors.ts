/** Why rows of a sheet are refused: every fault of a row at once. */
import { AppError } from '../../domain/errors.ts';

/** Why a row is refused, and by which of its columns. */
export class RowFault extends AppError {
  override readonly code = 'row';
  readonly column: string | undefined;
  constructor(reason: string, column?: string) {
    super(reason);
    this.column = column;
  }
}

/** All that a row is refused for. */
class RowFaults extends AppError {
  override readonly code = 'row';
  readonly faults: readonly RowFault[];
  constructor(faults: readonly RowFault[]) {
    super(faults.map(({ message }) => message).join('; '));
    this.faults = faults;
  }
}

export interface Trial {
  /** Reads on where a cell is at fault; undefined then. */
  readonly tried: <Value>(read: () => Value) => Value | undefined;
  readonly faultless: () => boolean;
  /** Throws all faults that were met. */
  readonly judge: () => void;
}

/** Reads a row to its end, so that all its faults are told at once, each once. */
export function trial(): Trial {
  const faults: RowFault[] = [];
  const meet = (fault: RowFault) => {
    if (!faults.some(({ message, column }) => message === fault.message && column === fault.column))
      faults.push(fault);
  };
  return {
    tried: (read) => {
      try {
        return read();
      } catch (error) {
        for (const fault of faultsIn(error)) meet(fault);
        return undefined;
      }
    },
    faultless: () => faults.length === 0,
    judge: () => {
      if (faults.length > 0) throw new RowFaults(faults);
    },
  };
}

/** The faults that were thrown; whatever else it is goes on. */
export function faultsIn(error: unknown): readonly RowFault[] {
  if (error instanceof RowFaults) return error.faults;
  if (error instanceof RowFault) return [error];
  throw error;
}

/** What a row must say. */
export function needed<Value>(value: Value | undefined, reason: string, column: string): Value {
  if (value === undefined) throw new RowFault(reason, column);
  return value;
}
