/** Defines a fault of loading, with its offsets in the text. */
import type { LoadingCode } from '../../domain/loading-codes.ts';

/** Where a part of a text begins and ends, in UTF-16 units. */
export type TextRange = readonly [start: number, end: number];

/** Why a file, or a part of it, is rejected. */
export interface LoadFault {
  readonly code: LoadingCode;
  readonly message: string;
  readonly help?: string;
  /** Undefined for a fault of the file itself. */
  readonly range?: TextRange;
}

/** The most faults reported of one file; one more fault announces the rest. */
export const maxFaults = 50;

/** Creates a fault; the compiler checks its code. */
export const createFault = (
  code: LoadingCode,
  message: string,
  range?: TextRange,
  help?: string,
): LoadFault => ({
  code,
  message,
  ...(range !== undefined && { range }),
  ...(help !== undefined && { help }),
});

/** Sorts faults by their places, and cuts the list after `maxFaults` with a fault that announces the rest. */
export function limitFaults(faults: readonly LoadFault[]): readonly LoadFault[] {
  const sortedFaults = faults.toSorted((a, b) => (a.range?.[0] ?? 0) - (b.range?.[0] ?? 0));
  const firstOmitted = sortedFaults[maxFaults];
  if (!firstOmitted) return sortedFaults;
  const message = `there are more faults after this one. The first ${maxFaults} findings are above`;
  return [...sortedFaults.slice(0, maxFaults), createFault('file-faults', message, firstOmitted.range)];
}
